import { useCallback, useMemo, useState, type RefObject } from 'react';
import { defaultOf } from '@shared/fields/form';
import type { NotUnderstood } from '@shared/fields/read-payload';
import type { Change } from '@shared/ipc/change';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { useToasts } from '../../ui/overlay/toasts';
import { useSite } from '../../ui/session/site-context';
import {
  EMPTY_DRAFT,
  emptyLike,
  inPlace,
  isUntouched,
  withParentOf,
  withRestored,
  withTyped,
  type Draft,
} from './drafts/draft';
import { onlyFitting } from './drafts/left-out';
import { useDraft } from './drafts/use-draft';
import { useEndedForm } from './ended/ended-form';
import { tellEnding } from './ended/tell-ending';
import { withFiles } from './files/form-files';
import { useFormFiles } from './files/use-form-files';
import { useFilledForm } from './form/use-filled-form';
import { useFormFocus } from './form/use-form-focus';
import type { Pasted } from './payload/use-paste-payload';
import { withUnreadable } from './submit/refusals';
import { useMending } from './submit/use-mending';
import { useSubmit } from './submit/use-submit';
import { useUnreadable } from './submit/use-unreadable';
import { useUnresolved } from './templates/use-unresolved';
import { useFormTools } from './use-form-tools';
import { useReadWhenBack } from './use-read-when-back';

export type CreatePageState = ReturnType<typeof useCreatePage>;

/** What the create page knows and can do: the draft held against createmeta, its ending, and every way to fill it or begin anew. */
export function useCreatePage(
  form: RefObject<HTMLFormElement | null>,
  { visit, onOpenOutbox }: { visit: number; onOpenOutbox: () => void },
) {
  const { ref, openIssue } = useSite();
  const toasts = useToasts();
  useReadWhenBack(ref);
  const kept = useDraft(ref);
  const draft = kept.draft ?? EMPTY_DRAFT;
  const { projectId, issueTypeId } = draft;
  const { form: filled, meta, readAgain, learnAgain } = useFilledForm(ref, draft);

  const [another, setAnother] = useState(false);
  const { ended, setEnded } = useEndedForm(ref, visit);
  /** The field that was edited last, which the payload marks. */
  const [edited, setEdited] = useState<string | null>(null);
  const [notUnderstood, setNotUnderstood] = useState<readonly NotUnderstood[]>([]);
  /** How often the form was begun anew after another one had ended. */
  const [begun, setBegun] = useState(0);

  const drawn = kept.draft !== null && ended === null;
  const begins = !drawn ? null : projectId === null ? 'project' : filled.fields.length > 0 ? 'summary' : null;
  const { focusField, focusNext, isFieldInSight, sought, showRefused } = useFormFocus(
    form,
    begins,
    `${visit} ${begun}`,
  );

  const tell = (change: Change): void => tellEnding(change, { toasts, openIssue, onOpenOutbox });
  const sent = useSubmit({
    site: ref,
    draft,
    kept,
    form: filled,
    readAgain,
    refetch: meta.refetch,
    showRefused,
    onEnded(change, last) {
      learnAgain();
      if (!another || change.status.state !== 'applied') return setEnded({ change, sent: last, visit });
      tell(change);
      keepParent(last);
      tools.begunAt(last);
      focusField('summary');
    },
    onEndedElsewhere: tell,
  });
  const { sending, mended, forget } = sent;
  const { marked, typing } = useUnreadable(form, filled.preview);
  const refusals = useMemo(() => withUnreadable(sent.refusals, marked), [marked, sent.refusals]);
  const mending = useMending(ref, draft.replaces, sending);

  /** Another form stands there now. */
  function shown(): void {
    forget();
    learnAgain();
    setEdited(null);
    setEnded(null);
    setNotUnderstood([]);
    setBegun((times) => times + 1);
  }
  const tools = useFormTools({ kept, sending, onShown: shown });

  const { submit, ...placeholders } = useUnresolved({
    kept,
    fields: filled.fields,
    facts: tools.templates.facts,
    onFilled(fieldIds) {
      for (const fieldId of fieldIds) mended(fieldId);
      toasts.show({ kind: 'done', text: 'Placeholders filled in. Create sends what stands there now' });
    },
    send: () => (sending ? Promise.resolve() : sent.submit()),
  });

  const { change } = kept;
  const type = useCallback(
    (field: CreateField, value: JsonValue | null) => {
      change((now) => withTyped(now, field, value, defaultOf(field)));
      mended(field.fieldId);
      typing(field.fieldId);
      setEdited(field.fieldId);
    },
    [change, mended, typing],
  );

  function keepParent(last: Draft): void {
    const demanded = filled.fields.some(({ fieldId, required }) => fieldId === 'parent' && required);
    kept.change((now) => withParentOf(now, last, demanded));
  }

  function chooseForm(next: Pick<Draft, 'projectId' | 'issueTypeId'>): void {
    if (next.projectId === projectId && next.issueTypeId === issueTypeId) return;
    forget();
    setEdited(null);
    // What may have left stays tied to what takes its place (decision 12); that it does is said above the form, with the way out.
    kept.change((now) => inPlace(now, next));
    tools.begunAt(next);
  }

  /** Takes values out of the draft, with a way back. */
  function takeOut(next: (now: Draft) => Draft, text: string): void {
    const [before, { id }] = [draft, kept];
    kept.change(next);
    const undo = (): void =>
      id === null ? undefined : kept.bringBack(id, (now) => (now === null ? before : withRestored(now, before)));
    toasts.show({ kind: 'undone', text, action: { label: 'Undo', run: undo } });
  }

  /** A pasted body takes the place of what stood in the form, with a way back. */
  function fillFrom(pasted: Extract<Pasted, { ok: true }>): void {
    const [before, { id }] = [draft, kept];
    forget();
    setEdited(null);
    setNotUnderstood(pasted.notUnderstood);
    kept.change((now) => withFiles(pasted.draft, now.files ?? []));
    const undo = (): void => {
      setNotUnderstood([]);
      if (id !== null) kept.bringBack(id, () => before);
    };
    const text = 'The form was filled from the payload';
    toasts.show({ kind: 'undone', text, ...(isUntouched(before) ? {} : { action: { label: 'Undo', run: undo } }) });
    focusField('summary');
  }

  /** The form once more, for another issue of this project and type. */
  function begin(like: Draft | null): void {
    if (like !== null) kept.change((now) => withRestored(now, withFiles({ ...like, replaces: null }, [])));
    setEnded(null);
    setBegun((times) => times + 1);
    if (like !== null) return;
    if (ended !== null) keepParent(ended.sent);
    tools.begunAt(draft);
  }

  return {
    site: ref,
    openIssue,
    kept,
    draft,
    filled,
    meta,
    readAgain,
    ended,
    another,
    setAnother,
    edited,
    notUnderstood,
    understood: () => setNotUnderstood([]),
    focusField,
    focusNext,
    sought,
    ...sent,
    refusals,
    submit,
    placeholders,
    mending,
    tools,
    files: useFormFiles(ref, kept, {
      onChanged: () => mended('attachment'),
      isInSight: () => isFieldInSight('attachment'),
      onShow: () => focusField('attachment'),
    }),
    type,
    chooseForm,
    fillFrom,
    begin,
    clear: () => {
      takeOut(
        (now) => ({ ...emptyLike(now), ...(now.under === undefined ? {} : { under: now.under }) }),
        'Form cleared',
      );
      // The button that did it has nothing to do any more, and would lose the focus to nowhere.
      focusField('summary');
    },
    cancelMending: () =>
      takeOut((now) => withFiles({ ...now, values: {}, names: {}, replaces: null }, []), 'Mending cancelled'),
    takeOutMisfits: () =>
      takeOut((now) => onlyFitting(now, filled.fields), `${filled.leftOut.join(', ')} taken out of the draft`),
  };
}
