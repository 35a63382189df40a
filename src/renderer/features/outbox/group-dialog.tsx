import type { ChangeGroup } from '@shared/ipc/change';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/overlay/dialog';
import { progressOf } from './group-progress';

export interface GroupDialogProps {
  readonly group: ChangeGroup;
  readonly what: 'stop' | 'discard-refused';
  readonly onKeep: () => void;
  readonly onDo: () => void;
}

/** Asked before much is given up at once. */
export function GroupDialog({ group, what, onKeep, onDo }: GroupDialogProps) {
  const words = what === 'stop' ? wordsOfStop(group) : wordsOfDiscard(group);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onKeep()}
      title={words.title}
      description={words.consequence}
      footer={
        <>
          <Button kind="quiet" onClick={onKeep}>
            {words.keep}
          </Button>
          <Button kind="danger" onClick={onDo}>
            {words.act}
          </Button>
        </>
      }
    />
  );
}

interface Words {
  readonly title: string;
  readonly consequence: string;
  readonly keep: string;
  readonly act: string;
}

function wordsOfStop(group: ChangeGroup): Words {
  const { waiting } = progressOf(group);
  return {
    title: `Stop “${group.title}”`,
    consequence: `${waiting.toLocaleString('en')} ${waiting === 1 ? 'change is' : 'changes are'} not in Jira yet. What is being sent goes on; the rest is given up, and can be sent later from its sheet. What Jira has stays there.`,
    keep: 'Go on',
    act: 'Stop it',
  };
}

function wordsOfDiscard({ title, counts: { rejected = 0 } }: ChangeGroup): Words {
  const which = rejected === 1 ? 'The refused change' : `The ${rejected.toLocaleString('en')} refused changes`;
  return {
    title: `Discard what is refused of “${title}”`,
    consequence: `${which} will not be sent to Jira. What waits for them stays. This cannot be undone here; rows of a sheet can be mended and sent again there.`,
    keep: 'Keep them',
    act: 'Discard them',
  };
}
