import type { ReactNode } from 'react';
import { CircleCheck, CircleX, Info, NotebookPen, TriangleAlert, Lightbulb, type LucideIcon } from 'lucide-react';
import { Icon } from '../icon/icon';
import { classNames } from '../class-names';
import { textAttr, type AdfNode } from './adf-node';
import styles from './panel.module.css';

const KINDS: Readonly<Record<string, { readonly icon: LucideIcon; readonly name: string; readonly look: string }>> = {
  info: { icon: Info, name: 'Info', look: 'info' },
  note: { icon: NotebookPen, name: 'Note', look: 'note' },
  tip: { icon: Lightbulb, name: 'Tip', look: 'success' },
  success: { icon: CircleCheck, name: 'Success', look: 'success' },
  warning: { icon: TriangleAlert, name: 'Warning', look: 'warning' },
  error: { icon: CircleX, name: 'Error', look: 'danger' },
};

/** A panel by its kind; a custom one carries its own emoji on a plain ground. */
export function Panel({ node, children }: { readonly node: AdfNode; readonly children: ReactNode }) {
  const type = textAttr(node, 'panelType') ?? '';
  const kind = KINDS[type];
  const emoji = textAttr(node, 'panelIconText');
  return (
    <div
      role="note"
      aria-label={kind ? kind.name : 'Panel'}
      className={classNames(styles.panel, styles[kind?.look ?? 'plain'])}
    >
      {kind ? <Icon of={kind.icon} className={styles.icon} /> : emoji && <span aria-hidden="true">{emoji}</span>}
      <div className={styles.body}>{children}</div>
    </div>
  );
}
