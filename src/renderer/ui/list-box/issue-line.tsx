import type { ReactNode } from 'react';
import type { IssueRow } from '@shared/jira/issue';
import type { RowPart } from '../change/changed-row';
import { classNames } from '../class-names';
import { Avatar } from '../marks/avatar';
import { IssueTypeIcon } from '../marks/issue-type-icon';
import { KeyLink } from '../marks/key-link';
import { PriorityIcon } from '../marks/priority-icon';
import { RelativeTime } from '../marks/relative-time';
import { StatusName } from '../marks/status-name';
import type { RowState } from './list-row';
import styles from './issue-line.module.css';

export interface IssueLineProps {
  readonly issue: IssueRow;
  readonly state: RowState;
  /** What is under way with it: waiting, conflict, refused. A mark, and a word when it is trouble. */
  readonly pending?: ReactNode;
  /** The parts that show a value which Jira does not have yet. */
  readonly changed?: ReadonlySet<RowPart> | undefined;
  /** The list lets issues be selected: room for the tick. */
  readonly selectable?: boolean;
}

/** The inside of an issue's row: nine columns, or two lines where the list is narrow. */
export function IssueLine({ issue, state, pending, changed, selectable = false }: IssueLineProps) {
  return (
    <div className={classNames(styles.line, selectable && styles.selectable, state.current && styles.current)}>
      {selectable && (
        <span className={styles.check} aria-hidden="true">
          <span className={classNames(styles.box, state.selected && styles.ticked)} />
        </span>
      )}
      <span className={styles.priority}>
        {issue.priority && <PriorityIcon priority={issue.priority} pending={changed?.has('priority') ?? false} />}
      </span>
      <span className={styles.type}>{issue.issueType && <IssueTypeIcon type={issue.issueType} />}</span>
      <span className={styles.key}>
        <KeyLink issueKey={issue.key} />
      </span>
      <span className={classNames(styles.summary, changed?.has('summary') && styles.changed)} title={issue.summary}>
        {issue.summary}
      </span>
      <span className={styles.pending}>{pending}</span>
      <span className={styles.status}>
        {issue.status && <StatusName status={issue.status} size="small" pending={changed?.has('status') ?? false} />}
      </span>
      <span className={styles.who}>
        <Avatar person={issue.assignee} pending={changed?.has('assignee') ?? false} />
      </span>
      <span className={styles.age}>{issue.updated && <RelativeTime iso={issue.updated} style="list" />}</span>
    </div>
  );
}

/** The heads over `IssueLine`, 28 px; gone where rows are folded. */
export function IssueLineHead({
  selectable = false,
  age = 'Updated',
}: {
  readonly selectable?: boolean;
  readonly age?: string;
}) {
  return (
    <div className={styles.frame} aria-hidden="true">
      <div className={classNames(styles.line, styles.head, selectable && styles.selectable)}>
        {selectable && <span />}
        <span />
        <span />
        <span>Key</span>
        <span>Summary</span>
        <span />
        <span>Status</span>
        <span />
        <span className={styles.age}>{age}</span>
      </div>
    </div>
  );
}
