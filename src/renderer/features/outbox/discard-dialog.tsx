import type { Change } from '@shared/ipc/change';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/overlay/dialog';

export interface DiscardDialogProps {
  readonly what: Pick<Change, 'title' | 'status' | 'mayHaveLeft'>;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

/** Asked before something is given up, since there is no way back. */
export function DiscardDialog({ what, onKeep, onDiscard }: DiscardDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onKeep()}
      title={`Discard “${what.title}”`}
      description={consequence(what)}
      footer={
        <>
          <Button kind="quiet" onClick={onKeep}>
            Keep it
          </Button>
          <Button kind="danger" onClick={onDiscard}>
            Discard it
          </Button>
        </>
      }
    />
  );
}

function consequence(what: DiscardDialogProps['what']): string {
  if (what.status.state === 'unsure' && what.status.late !== undefined)
    return 'What is in Jira stays there, and nothing is sent again. This cannot be undone.';
  if (what.mayHaveLeft === true && what.status.state !== 'unsure')
    return 'It was sent before. It may still arrive in Jira: it is looked for once more, and you are told if it does. This cannot be undone.';
  return what.status.state === 'unsure'
    ? 'It is not sent again. If Jira has it, it stays there. This cannot be undone.'
    : 'It is not sent to Jira. This cannot be undone.';
}
