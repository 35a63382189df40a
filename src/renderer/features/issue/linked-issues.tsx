import { IssueTypeIcon } from '../../ui/marks/issue-type-icon';
import { KeyLink } from '../../ui/marks/key-link';
import { StatusName } from '../../ui/marks/status-name';
import { useSite } from '../../ui/session/site-context';
import type { LinkedIssue } from './read-fields';
import styles from './issue.module.css';

export interface LinkedIssuesProps {
  readonly title: string;
  readonly rows: readonly {
    readonly id: string;
    /** What this issue does to the other: "blocks". */
    readonly says: string | null;
    readonly issue: LinkedIssue;
  }[];
}

export function LinkedIssues({ title, rows }: LinkedIssuesProps) {
  const { openIssue } = useSite();
  return (
    <section aria-label={title}>
      <h3>
        {title} <span className={styles.count}>{rows.length}</span>
      </h3>
      <ul className={styles.linked}>
        {rows.map(({ id, says, issue }) => (
          <li key={id}>
            {says !== null && <span className={styles.says}>{says}</span>}
            {issue.issueType !== null && <IssueTypeIcon type={issue.issueType} />}
            <KeyLink issueKey={issue.key} onOpen={openIssue} />
            <span className={styles.linkedSummary} title={issue.summary}>
              {issue.summary}
            </span>
            {issue.status !== null && <StatusName status={issue.status} size="small" />}
          </li>
        ))}
      </ul>
    </section>
  );
}
