import type { CreateField } from '@shared/jira/field';
import { useToasts } from '../../ui/overlay/toasts';
import type { Draft } from './drafts/draft';
import { DraftsDialog } from './drafts/drafts-dialog';
import { QuestionsDialog } from './templates/questions-dialog';
import { SaveTemplateDialog } from './templates/save-template-dialog';
import { TemplatesDialog } from './templates/templates-dialog';
import type { FormTools } from './use-form-tools';

export interface FormDialogsProps {
  readonly tools: FormTools;
  readonly draft: Draft;
  readonly fields: readonly CreateField[];
}

/** The dialogs of the form's tools, one at a time. */
export function FormDialogs({ tools, draft, fields }: FormDialogsProps) {
  const toasts = useToasts();
  const { drafts, templates, tool, show, newDraft } = tools;
  const close = (): void => show(null);
  return (
    <>
      {tool === 'drafts' && (
        <DraftsDialog
          drafts={drafts}
          onNew={() => {
            close();
            newDraft();
          }}
          onClose={close}
        />
      )}
      {tool === 'templates' && <TemplatesDialog templates={templates} draft={draft} onClose={close} />}
      {tool === 'save-template' && (
        <SaveTemplateDialog
          draft={draft}
          fields={fields}
          templates={templates}
          onSaved={(name) => {
            close();
            toasts.show({ kind: 'done', text: `Template “${name}” saved. The form stays your draft, as it is` });
          }}
          onClose={close}
        />
      )}
      {templates.asking !== null && (
        <QuestionsDialog
          templateName={templates.asking.template.name}
          questions={templates.asking.questions}
          onAnswer={templates.answer}
        />
      )}
    </>
  );
}
