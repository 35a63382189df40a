import type { MirrorHit } from '@shared/ipc/sync';
import { IssueTypeIcon } from '../ui/marks/issue-type-icon';
import { StatusMark } from '../ui/marks/status-mark';
import { snippetOf } from './use-mirror-hits';
import styles from './command-palette.module.css';

/** An issue that the mirror has found by its words. */
export function MirrorEntry({ hit }: { readonly hit: MirrorHit }) {
  const { row } = hit;
  const snippet = snippetOf(hit);
  return (
    <>
      {row.issueType !== null && <IssueTypeIcon type={row.issueType} />}
      <code className={styles.key}>{row.key}</code>
      <span className={styles.found}>
        <span className={styles.summary}>{row.summary}</span>
        {snippet.length > 0 && (
          <span className={styles.snippet}>
            {snippet.map(({ text, hit: isHit }, index) => (isHit ? <mark key={index}>{text}</mark> : text))}
          </span>
        )}
      </span>
      {row.status !== null && <StatusMark category={row.status.category} />}
    </>
  );
}
