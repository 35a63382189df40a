import { useQuery } from '@tanstack/react-query';
import type { ChangeLine } from '@shared/ipc/change';
import { failureOf } from '../../bridge';
import { changeQuery } from '../../queries/outbox';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { SkeletonRows } from '../../ui/feedback/skeleton';
import { HeadBar } from '../../ui/layout/head-bar';
import { useSite } from '../../ui/session/site-context';
import type { ChangeActions } from './change-actions';
import { ChangeDetail } from './change-detail';
import { headOf } from './change-words';
import styles from './outbox.module.css';

/** One change of a group: the list knows its state, the rest is read once it is looked at. */
export function LineDetail({
  line,
  actionsOf,
}: {
  readonly line: ChangeLine;
  readonly actionsOf: (line: ChangeLine) => ChangeActions;
}) {
  const { ref } = useSite();
  const read = useQuery(changeQuery(ref, line.id));
  if (read.data !== undefined && read.data !== null) {
    return <ChangeDetail change={read.data} row={line.row} actions={actionsOf(line)} />;
  }
  return (
    <aside className={styles.detail} aria-label="Change">
      <HeadBar level={2} title={headOf(line)} />
      <div className={styles.detailScroll}>
        <p className={styles.detailTitle}>{line.title}</p>
        {read.error === null ? (
          <SkeletonRows label="Reading the change" count={3} />
        ) : (
          <FailureNotice failure={failureOf(read.error)} onRetry={() => void read.refetch()} />
        )}
      </div>
    </aside>
  );
}
