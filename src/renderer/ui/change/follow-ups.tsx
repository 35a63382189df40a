import { Link2, MessageSquare, Paperclip } from 'lucide-react';
import { useState } from 'react';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { ChangeInput } from '@shared/ipc/change-input';
import type { JsonValue } from '@shared/json';
import { Button } from '../button/button';
import { FieldsDialog } from '../field-control/fields-dialog';
import type { Pickers } from '../field-control/pickers';
import { FOLLOW_UP_FIELDS, followUpInputs, type FollowUp } from './follow-up-fields';
import styles from './follow-ups.module.css';

export interface FollowUpsProps {
  /** The summary of the issue to be. */
  readonly summary: string;
  readonly pickers: Pickers;
  /** Answers whether all of them are on the disk. */
  readonly onAdd: (inputs: readonly ChangeInput[]) => Promise<boolean>;
  readonly onAttach: () => void;
}

/** What can be done to an issue before Jira has it: each waits for the issue, and goes out once that is there. */
export function FollowUps({ summary, pickers, onAdd, onAttach }: FollowUpsProps) {
  const [asked, setAsked] = useState<FollowUp | null>(null);
  return (
    <div className={styles.acts} role="group" aria-label="Add to the issue">
      <Button size="small" icon={MessageSquare} onClick={() => setAsked('comment')}>
        Add a comment
      </Button>
      <Button size="small" icon={Paperclip} onClick={onAttach}>
        Attach files
      </Button>
      <Button size="small" icon={Link2} onClick={() => setAsked('link')}>
        Link
      </Button>
      {asked !== null && (
        <FollowUpDialog what={asked} summary={summary} pickers={pickers} onAdd={onAdd} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}

interface FollowUpDialogProps extends Omit<FollowUpsProps, 'onAttach'> {
  readonly what: FollowUp;
  readonly onClose: () => void;
}

function FollowUpDialog({ what, summary, pickers, onAdd, onClose }: FollowUpDialogProps) {
  const [value, setValue] = useState<JsonValue | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const field = FOLLOW_UP_FIELDS[what];

  async function add(): Promise<void> {
    if (value === null || fieldTypeFor(field.schema).isEmpty(value)) {
      return setProblem(
        what === 'comment' ? 'Write what is to be said.' : 'Choose how they are linked, and the other issue.',
      );
    }
    if (await onAdd(followUpInputs(what, value))) onClose();
  }

  return (
    <FieldsDialog
      title={what === 'comment' ? 'Add a comment' : 'Link to other issues'}
      description={`“${summary}” is not in Jira yet. This follows as soon as it is.`}
      fields={[field]}
      values={{ [field.fieldId]: value }}
      problems={problem === null ? {} : { [field.fieldId]: problem }}
      pickers={pickers}
      submit={what === 'comment' ? 'Comment' : 'Link'}
      onChange={(_fieldId, next) => {
        setProblem(null);
        setValue(next);
      }}
      onSubmit={() => void add()}
      onClose={onClose}
    />
  );
}
