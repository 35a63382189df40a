import type { Aged } from '@shared/ipc/aged';
import { describeFailure } from '@shared/ipc/describe-failure';
import { whyNotAsked } from '@shared/ipc/not-asked';
import { Button } from '../../ui/button/button';
import { useFailureAction } from '../../ui/failure/failure-action';
import { Notice } from '../../ui/feedback/notice';
import { RelativeTime } from '../../ui/marks/relative-time';

/** Above a list that Jira could not be asked for: why, and that it is the mirror's. What can be done about it is the button. */
export function NotAskedNotice({
  aged,
  onRetry,
}: {
  readonly aged: Aged<unknown> | undefined;
  readonly onRetry: () => void;
}) {
  const trouble = aged?.trouble ?? null;
  const why = trouble === null ? null : whyNotAsked(trouble);
  const action = useFailureAction(trouble === null ? null : (describeFailure(trouble).action ?? null), onRetry);
  if (aged === undefined || why === null) return null;
  return (
    <Notice
      kind="warning"
      place="bar"
      title={`Jira could not be asked: ${why}.`}
      action={
        action && (
          <Button size="small" onClick={action.run}>
            {action.label}
          </Button>
        )
      }
    >
      Shown is what the mirror has, read <RelativeTime iso={new Date(aged.fetchedAt).toISOString()} />.
    </Notice>
  );
}
