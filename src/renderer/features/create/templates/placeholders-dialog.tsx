import { useState } from 'react';
import { questionsIn } from '@shared/templates/placeholders';
import type { Unresolved } from '@shared/templates/unresolved';
import { Button } from '../../../ui/button/button';
import { Field } from '../../../ui/field/field';
import { TextInput } from '../../../ui/field/text-input';
import { Dialog } from '../../../ui/overlay/dialog';
import styles from '../drafts/kept-list.module.css';

export interface PlaceholdersDialogProps {
  readonly unresolved: readonly Unresolved[];
  readonly onFill: (answers: Readonly<Record<string, string>>) => void;
  readonly onSendAsIs: () => void;
  readonly onClose: () => void;
}

/** Before a form is sent with placeholders in it: Jira would get them as they are written. */
export function PlaceholdersDialog({ unresolved, onFill, onSendAsIs, onClose }: PlaceholdersDialogProps) {
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const placeholders = unresolved.flatMap((field) => field.placeholders);
  const questions = [...new Set(placeholders.flatMap(questionsIn))];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={placeholders.length > 0 ? 'Placeholders stand in this form' : 'Is this a placeholder?'}
      description="Nothing is sent yet. Jira would get them as they are written."
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            Back to the form
          </Button>
          <Button onClick={onSendAsIs}>Send as it stands</Button>
          {placeholders.length > 0 && (
            <Button kind="primary" type="submit" form="placeholders">
              Fill them in
            </Button>
          )}
        </>
      }
    >
      <form
        id="placeholders"
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault();
          onFill(answers);
        }}
      >
        {unresolved.map((field) => (
          <p key={field.fieldId} className={styles.hint}>
            {field.name}:{' '}
            {field.placeholders.map((each) => (
              <span key={each}>
                <code>{each}</code>{' '}
              </span>
            ))}
            {field.strangers.map((each) => (
              <span key={each}>
                <code>{each}</code> is no placeholder and stays as it is.{' '}
              </span>
            ))}
          </p>
        ))}
        {questions.map((question) => (
          <Field key={question} label={question}>
            <TextInput
              value={answers[question] ?? ''}
              onChange={(answer) => setAnswers((now) => ({ ...now, [question]: answer }))}
            />
          </Field>
        ))}
      </form>
    </Dialog>
  );
}
