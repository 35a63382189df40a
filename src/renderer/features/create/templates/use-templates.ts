import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { describeFailure } from '@shared/ipc/describe-failure';
import { fillValues, questionsOf } from '@shared/templates/fill-values';
import { fitValues } from '@shared/templates/fit-values';
import type { Facts } from '@shared/templates/placeholders';
import type { Template } from '@shared/templates/template';
import { call, failureOf } from '../../../bridge';
import { useToasts } from '../../../ui/overlay/toasts';
import { useSite } from '../../../ui/session/site-context';
import { localDay } from './local-day';
import { isUntouched, type Draft } from '../drafts/draft';
import { createFieldsQuery, templatesQuery } from '../queries';
import type { KeptDraft } from '../drafts/use-draft';

export interface TemplateList {
  readonly all: readonly Template[];
  /** Those of the project and type that are chosen now. */
  readonly here: readonly Template[];
  /** What placeholders stand for now, but for the answers. */
  readonly facts: Omit<Facts, 'answers'>;
  /** A template that was chosen and waits for answers. */
  readonly asking: { readonly template: Template; readonly questions: readonly string[] } | null;
  /** Applies one, or asks its questions first. `byItself`: it is the default one, and nobody asked for it. */
  readonly apply: (template: Template, byItself?: boolean) => void;
  readonly answer: (answers: Readonly<Record<string, string>> | null) => void;
  /** The template that a new form of this place begins with. */
  readonly defaultOf: (place: Pick<Draft, 'projectId' | 'issueTypeId'>) => Template | null;
  /** `true` once it is kept. */
  save(template: Template): Promise<boolean>;
  remove(template: Template): Promise<void>;
}

/** The templates of the site, and how one fills the form. `onFilled` is told the names of fields that the form lacks. */
export function useTemplates(
  kept: KeptDraft,
  onFilled: (template: Template, lacking: readonly string[]) => void,
): TemplateList {
  const { ref, account } = useSite();
  const client = useQueryClient();
  const toasts = useToasts();
  const list = useQuery(templatesQuery(ref));
  const all = list.data ?? [];
  const [asking, setAsking] = useState<TemplateList['asking']>(null);
  const facts = {
    today: localDay(new Date()),
    me: account.personId === null ? null : { accountId: account.personId, displayName: account.displayName },
  };

  async function fill(template: Template, answers: Facts['answers'], byItself = false): Promise<void> {
    const now = kept.now();
    if (now === null) return;
    const { id, draft: before } = now;
    const { projectId, issueTypeId, name } = template;
    try {
      const fields = await client.ensureQueryData(createFieldsQuery(ref, projectId, issueTypeId));
      const fitted = fitValues(template, fields.value);
      const values = fillValues(fitted.values, { ...facts, answers });
      kept.changeOf(id, (now) => ({
        ...now,
        projectId,
        issueTypeId,
        values: { ...now.values, ...values },
        names: { ...now.names, ...fitted.names },
        template: name,
        ...(byItself ? { given: { ...now.given, ...values } } : {}),
      }));
      const undo = (): void => kept.bringBack(id, () => before);
      const action = { label: 'Undo', run: undo };
      // Nobody did what could be undone.
      toasts.show({ kind: 'undone', text: `Filled from the template “${name}”`, ...(byItself ? {} : { action }) });
      onFilled(template, fitted.lacking);
    } catch (error) {
      toasts.show({ kind: 'refused', text: describeFailure(failureOf(error)).title });
    }
  }

  async function done(outcome: Awaited<ReturnType<typeof call<'templates.save'>>>): Promise<boolean> {
    if (!outcome.ok) toasts.show({ kind: 'refused', text: describeFailure(outcome.failure).title });
    await client.invalidateQueries({ queryKey: templatesQuery(ref).queryKey });
    return outcome.ok;
  }

  const save = async (template: Template): Promise<boolean> =>
    done(await call('templates.save', { site: ref, template }));

  const { projectId, issueTypeId } = kept.draft ?? { projectId: null, issueTypeId: null };
  const isOf = (each: Template, place: Pick<Draft, 'projectId' | 'issueTypeId'>): boolean =>
    each.projectId === place.projectId && each.issueTypeId === place.issueTypeId;
  return {
    all,
    here: all.filter((each) => isOf(each, { projectId, issueTypeId })),
    facts,
    asking,
    apply: (template, byItself) => {
      const questions = questionsOf(template.values);
      if (questions.length > 0) setAsking({ template, questions });
      else void fill(template, {}, byItself);
    },
    answer: (answers) => {
      const waiting = asking;
      setAsking(null);
      if (answers !== null && waiting !== null) void fill(waiting.template, answers);
    },
    defaultOf: (place) => all.find((each) => each.isDefault && isOf(each, place)) ?? null,
    save,
    async remove(template) {
      if (!(await done(await call('templates.remove', { site: ref, id: template.id })))) return;
      const undo = (): void => void save(template);
      const text = `Template “${template.name}” deleted`;
      toasts.show({ kind: 'undone', text, action: { label: 'Undo', run: undo } });
    },
  };
}

/** Whether a template may fill a form by itself: nothing of the person's is in it. */
export function mayFill(draft: Draft): boolean {
  return isUntouched(draft) && draft.replaces === null && draft.under === undefined;
}
