import type { Change } from '@shared/ipc/change';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/overlay/dialog';

export interface DiscardDialogProps {
  readonly change: Change;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

/** Asked before a change is given up, since there is no way back. */
export function DiscardDialog({ change, onKeep, onDiscard }: DiscardDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onKeep()}
      title={`Discard “${change.title}”`}
      description={
        change.status.state === 'unsure'
          ? 'It is not sent again. If Jira has it, it stays there. This cannot be undone.'
          : 'It is not sent to Jira. This cannot be undone.'
      }
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
