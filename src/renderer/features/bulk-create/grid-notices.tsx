import { useStore } from 'zustand';
import { describeFailure } from '@shared/ipc/describe-failure';
import { Button } from '../../ui/button/button';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { Notice } from '../../ui/feedback/notice';
import type { SheetSession } from './session/sheet-session';

/** What could not be written or read, above the rows, with the way to try again. */
export function GridNotices({ session }: { readonly session: SheetSession }) {
  const { kept, siteFailure, unread } = useStore(session.store);
  return (
    <>
      {kept.state === 'failed' && (
        <FailureNotice failure={kept.failure} onRetry={() => session.retrySaving()} place="bar" />
      )}
      {siteFailure !== null && (
        <FailureNotice failure={siteFailure} onRetry={() => session.project.read()} place="bar" />
      )}
      {unread !== null && (
        <Notice
          kind="warning"
          title="Rows are not compared with issues that exist."
          place="bar"
          action={
            <Button size="small" onClick={() => session.project.read()}>
              Try again
            </Button>
          }
        >
          {describeFailure(unread).title}
        </Notice>
      )}
    </>
  );
}
