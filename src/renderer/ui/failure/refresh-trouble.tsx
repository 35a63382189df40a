import { describeFailure } from '@shared/ipc/describe-failure';
import type { Aged } from '@shared/ipc/aged';
import { Notice } from '../feedback/notice';
import { RelativeTime } from '../marks/relative-time';

/**
 * Says that what is shown is old because Jira would not renew it. A missing network is no news here: the status line says so for the
 * whole window.
 */
export function RefreshTrouble({ aged }: { readonly aged: Aged<unknown> | undefined }) {
  if (aged?.trouble == null || aged.trouble.kind === 'offline' || aged.trouble.kind === 'no-answer') return null;
  return (
    <Notice kind="warning" place="bar" title={describeFailure(aged.trouble).title}>
      What you see was read <RelativeTime iso={new Date(aged.fetchedAt).toISOString()} />.
    </Notice>
  );
}
