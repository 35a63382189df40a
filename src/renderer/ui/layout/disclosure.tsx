import type { ReactNode } from 'react';
import { Collapsible } from '@base-ui/react/collapsible';
import { ChevronRight } from 'lucide-react';
import { Icon } from '../icon/icon';
import { Count } from '../marks/count';
import styles from './disclosure.module.css';

export interface DisclosureProps {
  readonly title: string;
  readonly count?: number | undefined;
  /** In the place of a bare count: "40 fields, 2 filled in". */
  readonly words?: string | undefined;
  /** What is inside, in one line while it is folded: "Assignee, Components, Due date". */
  readonly summary?: ReactNode;
  readonly open?: boolean | undefined;
  readonly defaultOpen?: boolean;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
  readonly children: ReactNode;
}

/** A folded section. */
export function Disclosure({
  title,
  count,
  words,
  summary,
  open,
  defaultOpen = false,
  onOpenChange,
  children,
}: DisclosureProps) {
  return (
    <Collapsible.Root
      className={styles.section}
      defaultOpen={defaultOpen}
      {...(open === undefined ? {} : { open })}
      onOpenChange={(next) => onOpenChange?.(next)}
    >
      <Collapsible.Trigger className={styles.trigger}>
        <Icon of={ChevronRight} className={styles.chevron} />
        <strong className={styles.title}>{title}</strong>
        {count !== undefined && <Count value={count} />}
        {words !== undefined && <span className={styles.words}>{words}</span>}
        {summary !== undefined && <span className={styles.summary}>{summary}</span>}
      </Collapsible.Trigger>
      <Collapsible.Panel className={styles.panel}>{children}</Collapsible.Panel>
    </Collapsible.Root>
  );
}
