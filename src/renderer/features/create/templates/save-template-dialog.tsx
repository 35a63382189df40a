import { useMemo, useState } from 'react';
import type { CreateField } from '@shared/jira/field';
import { placeholderOffers } from '@shared/templates/keep-placeholders';
import { strangersNamed, unresolvedIn } from '@shared/templates/unresolved';
import { MOST_NAME, type Template } from '@shared/templates/template';
import { Button } from '../../../ui/button/button';
import { Checkbox } from '../../../ui/choice/checkbox';
import { Notice } from '../../../ui/feedback/notice';
import { Field } from '../../../ui/field/field';
import { TextInput } from '../../../ui/field/text-input';
import { Dialog } from '../../../ui/overlay/dialog';
import type { Draft } from '../drafts/draft';
import { onlyFitting } from '../drafts/left-out';
import type { TemplateList } from './use-templates';
import { usePlaceNames } from '../form/use-place-names';
import styles from '../drafts/kept-list.module.css';

export interface SaveTemplateDialogProps {
  readonly draft: Draft;
  readonly fields: readonly CreateField[];
  readonly templates: Pick<TemplateList, 'facts' | 'here' | 'save'>;
  readonly onSaved: (name: string) => void;
  readonly onClose: () => void;
}

/** Keeps what was typed into the form as a template of its project and type. */
export function SaveTemplateDialog({ draft, fields, templates, onSaved, onClose }: SaveTemplateDialogProps) {
  const { projectId, issueTypeId } = draft;
  const placeName = usePlaceNames([draft])(draft);
  const [name, setName] = useState('');
  const [isDefault, setDefault] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  /** The template of the same name, once the person knows of it: saving again takes its place. */
  const [replaced, setReplaced] = useState<Template | null>(null);
  const kept = useMemo(() => onlyFitting(draft, fields), [draft, fields]);
  const offers = placeholderOffers(kept.values, fields, templates.facts);
  const strangers = strangersNamed(unresolvedIn(kept.values, fields));
  const [following, setFollowing] = useState<ReadonlySet<string>>(new Set());

  async function save(): Promise<void> {
    const called = name.trim();
    if (projectId === null || issueTypeId === null) return;
    if (called === '') return setProblem('Give it a name.');
    if (called.length > MOST_NAME) return setProblem(`A name has up to ${MOST_NAME} characters.`);
    const twin = templates.here.find((each) => each.name.toLowerCase() === called.toLowerCase());
    if (twin !== undefined && twin.id !== replaced?.id) {
      setReplaced(twin);
      return setProblem(`${placeName} has a template of this name already. Replaced, it holds what this form does.`);
    }
    const instead = offers
      .filter(({ fieldId }) => following.has(fieldId))
      .map(({ fieldId, value }) => [fieldId, value]);
    const template: Template = {
      id: twin?.id ?? crypto.randomUUID(),
      name: called,
      projectId,
      issueTypeId,
      isDefault: isDefault || twin?.isDefault === true,
      values: { ...kept.values, ...(Object.fromEntries(instead) as Template['values']) },
      names: kept.names,
    };
    if (await templates.save(template)) onSaved(called);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Save as a template"
      description={`What is filled in now, for ${placeName}.`}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" form="save-template">
            {replaced === null ? 'Save the template' : 'Replace the template'}
          </Button>
        </>
      }
    >
      <form
        id="save-template"
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label="Name" problem={problem}>
          <TextInput
            value={name}
            onChange={(next) => {
              setName(next);
              setProblem(null);
              setReplaced(null);
            }}
          />
        </Field>
        {strangers !== '' && (
          <Notice kind="warning" title={`No placeholder: ${strangers}.`}>
            It stays as text whenever the template is applied.
          </Notice>
        )}
        {offers.length > 0 && (
          <fieldset className={styles.offers}>
            <legend>Let it follow whoever applies it, and when</legend>
            {offers.map((offer) => (
              <Checkbox
                key={offer.fieldId}
                checked={following.has(offer.fieldId)}
                onChange={(checked) => {
                  const next = new Set(following);
                  if (checked) next.add(offer.fieldId);
                  else next.delete(offer.fieldId);
                  setFollowing(next);
                }}
              >
                {offer.name}: <code>{offer.placeholder}</code> instead of {offer.now}
              </Checkbox>
            ))}
          </fieldset>
        )}
        <Checkbox checked={isDefault} onChange={setDefault}>
          New forms of {placeName} begin with it
        </Checkbox>
        <p className={styles.hint}>
          Texts may hold <code>{'{{today}}'}</code>, <code>{'{{today+7}}'}</code>, <code>{'{{me}}'}</code> and questions
          such as <code>{'{{prompt:Which build?}}'}</code>. They are filled in when the template is applied.
        </p>
      </form>
    </Dialog>
  );
}
