import type { ReactNode } from 'react';
import { Disclosure } from '../../ui/layout/disclosure';
import type { FieldGroups, ShownField } from './read-fields';
import styles from './issue.module.css';

export interface FoldedFieldsProps {
  readonly groups: Pick<FieldGroups, 'more' | 'record' | 'empty'>;
  /** A field with the way to edit it. */
  readonly draw: (field: ShownField) => ReactNode;
  /** A field to be read alone. */
  readonly read: (field: ShownField) => ReactNode;
}

/** What is not needed at first sight: further fields, Jira's own bookkeeping, and what is empty. */
export function FoldedFields({ groups, draw, read }: FoldedFieldsProps) {
  return (
    <div className={styles.folded}>
      <Fold title="More fields" fields={groups.more} draw={draw} defaultOpen />
      <Fold title="Record" fields={groups.record} draw={read} />
      <Fold title="Empty fields" fields={groups.empty} draw={draw} />
    </div>
  );
}

interface FoldProps {
  readonly title: string;
  readonly fields: readonly ShownField[];
  readonly draw: (field: ShownField) => ReactNode;
  readonly defaultOpen?: boolean;
}

function Fold({ title, fields, draw, defaultOpen = false }: FoldProps) {
  if (fields.length === 0) return null;
  return (
    <Disclosure
      title={title}
      count={fields.length}
      summary={fields.map(({ name }) => name).join(', ')}
      defaultOpen={defaultOpen}
    >
      <dl className={styles.fields}>{fields.map(draw)}</dl>
    </Disclosure>
  );
}
