import { useState } from 'react';
import { textToAdf } from '@shared/adf/from-text';
import type { ChangeInput } from '@shared/ipc/change-input';
import { readDuration } from '@shared/read-duration';
import { Button } from '../../../ui/button/button';
import { Field } from '../../../ui/field/field';
import { TextArea } from '../../../ui/field/text-area';
import { TextInput } from '../../../ui/field/text-input';
import { Dialog } from '../../../ui/overlay/dialog';
import styles from './changes.module.css';

export interface WorklogDialogProps {
  readonly issueKey: string;
  readonly onClose: () => void;
  readonly onAdd: (input: ChangeInput) => Promise<boolean>;
}

/** How long one has worked on it, until now. */
export function WorklogDialog({ issueKey, onClose, onAdd }: WorklogDialogProps) {
  const [time, setTime] = useState('');
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  async function add(): Promise<void> {
    const seconds = readDuration(time);
    if (seconds === null) return setProblem('Not a duration. Write it as 1h 30m, 45m or 2d.');
    const started = new Date(Date.now() - seconds * 1000).toISOString();
    if (await onAdd({ kind: 'worklog', timeSpentSeconds: seconds, started, comment: textToAdf(said) })) onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Log work on ${issueKey}`}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" form="worklog-form">
            Log work
          </Button>
        </>
      }
    >
      <form
        id="worklog-form"
        className={styles.dialogForm}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Field label="Time spent" required problem={problem} hint="A day is 8 hours, a week 5 days">
          <TextInput
            value={time}
            placeholder="1h 30m"
            onChange={(next) => {
              setProblem(null);
              setTime(next);
            }}
          />
        </Field>
        <Field label="What was done">
          <TextArea value={said} onChange={setSaid} />
        </Field>
      </form>
    </Dialog>
  );
}
