import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { markOf } from '../../../ui/change/mark-of';
import { ChosenValue } from '../../../ui/field-value/chosen-value';
import { Icon } from '../../../ui/icon/icon';
import { PendingMark } from '../../../ui/marks/pending-mark';
import type { PendingField } from './pending';
import styles from './changes.module.css';

/** What Jira has, struck through, and what it is to be; the new value alone once Jira has it. */
export function PendingValue({ pending, children }: { readonly pending: PendingField; readonly children: ReactNode }) {
  const { mine, schema, change, landed } = pending;
  const value = <ChosenValue value={mine} schema={schema} />;
  if (landed) return value;
  return (
    <span className={styles.pending}>
      <s>{children}</s>
      {/* One piece: the arrow is never left behind at the end of a line. */}
      <span className={styles.next}>
        <Icon of={ArrowRight} size={12} tone="faint" />
        <span className={styles.mine}>{value}</span>
        <PendingMark state={markOf(change.status)} />
      </span>
    </span>
  );
}
