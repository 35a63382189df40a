import { TriangleAlert } from 'lucide-react';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { ask } from '../bridge';
import { Button } from '../ui/button/button';
import { CopyButton } from '../ui/button/copy-button';
import { Icon } from '../ui/icon/icon';
import styles from './screen-boundary.module.css';

export interface ScreenBoundaryProps {
  /** What is inside, as its button calls it. */
  readonly what: 'screen' | 'issue' | 'window';
  readonly children: ReactNode;
}

interface State {
  /** What to report, the error and where in the page it happened; `null` while nothing is broken. */
  readonly details: string | null;
}

const WHOLE: State = { details: null };

const TITLES: Readonly<Record<ScreenBoundaryProps['what'], string>> = {
  screen: 'This screen broke',
  issue: 'This issue cannot be drawn',
  window: 'Workbench broke',
};

/** Keeps a defect in one part of the window from taking the rest along; what was typed is on the disk by then. */
export class ScreenBoundary extends Component<ScreenBoundaryProps, State> {
  override state: State = WHOLE;

  static getDerivedStateFromError(error: unknown): State {
    return { details: reportOf(error, null) };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    this.setState({ details: reportOf(error, componentStack ?? null) });
  }

  override render(): ReactNode {
    const { what, children } = this.props;
    const { details } = this.state;
    if (details === null) return children;
    return (
      <div className={styles.broken} role="alert">
        <Icon of={TriangleAlert} size={20} tone="danger" />
        <h1 className={styles.title}>{TITLES[what]}</h1>
        <p className={styles.text}>
          A defect in Workbench stopped it. Drafts and the outbox are on the disk and were not touched.
        </p>
        <div className={styles.acts}>
          <Button kind="primary" onClick={() => this.setState(WHOLE)}>
            Reload {what}
          </Button>
          <CopyButton label="Copy details" onCopy={async () => void (await ask('app.copy', { text: details }))} />
        </div>
      </div>
    );
  }
}

function reportOf(error: unknown, componentStack: string | null): string {
  const said = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  return componentStack === null ? said : `${said}\n\nIn the page:${componentStack}`;
}
