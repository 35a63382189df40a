import { useState } from 'react';
import { Button } from '../../../ui/button/button';
import { Field } from '../../../ui/field/field';
import { TextInput } from '../../../ui/field/text-input';
import { Dialog } from '../../../ui/overlay/dialog';
import styles from '../drafts/kept-list.module.css';

export interface QuestionsDialogProps {
  readonly templateName: string;
  readonly questions: readonly string[];
  /** `null`: the template is not applied. */
  readonly onAnswer: (answers: Readonly<Record<string, string>> | null) => void;
}

/** What a template wants to know before it fills the form. */
export function QuestionsDialog({ templateName, questions, onAnswer }: QuestionsDialogProps) {
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onAnswer(null)}
      title={templateName}
      description="The template asks for this. What stays empty leaves nothing in the form."
      footer={
        <>
          <Button kind="quiet" onClick={() => onAnswer(null)}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" form="template-questions">
            Fill the form
          </Button>
        </>
      }
    >
      <form
        id="template-questions"
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault();
          onAnswer(answers);
        }}
      >
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
