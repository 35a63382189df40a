import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Change } from '@shared/ipc/change';
import type { Failure } from '@shared/ipc/failure';
import type { SiteRef } from '@shared/jira/site';
import { call } from '../../../bridge';
import { outboxQuery } from '../../../queries/outbox';
import type { Draft } from '../drafts/draft';
import { filledIds, onlyFitting } from '../drafts/left-out';
import { mendsElsewhere } from './mends-elsewhere';
import { NO_REFUSALS, placeProblems, placeRefusals, toldAnew, type Refusals } from './refusals';
import { useSending } from './sending';
import type { KeptDraft } from '../drafts/use-draft';
import type { FilledForm } from '../form/use-filled-form';

export interface SubmitPorts {
  readonly site: SiteRef;
  readonly draft: Draft;
  readonly kept: KeptDraft;
  readonly form: FilledForm;
  /** Reads the fields as they are now, after a refusal or when the mirror's were out of date. */
  readonly readAgain: () => Promise<unknown>;
  readonly refetch: () => Promise<unknown>;
  /** Brings what is in the way before the person. */
  readonly showRefused: (refusals: Refusals) => void;
  /** The form is in the outbox: applied, or on its way. */
  readonly onEnded: (change: Change, sent: Draft) => void;
  /** What became of a form that nobody looks at any more. */
  readonly onEndedElsewhere: (change: Change) => void;
}

export interface Submit {
  readonly sending: boolean;
  readonly refusals: Refusals;
  /** Why the whole form could not be sent; what concerns one field is in `refusals`. */
  readonly failure: Failure | null;
  readonly setFailure: (failure: Failure | null) => void;
  submit(): Promise<void>;
  /** What was refused of a field goes once the field is changed. */
  readonly mended: (fieldId: string) => void;
  /** Another form: what was refused of the former says nothing about it. */
  forget(): void;
}

/** Sends the form, and puts what Jira or we refuse of it on its fields. */
export function useSubmit(ports: SubmitPorts): Submit {
  const { site, draft, kept, form, readAgain, refetch, showRefused, onEnded, onEndedElsewhere } = ports;
  const { projectId, issueTypeId } = draft;
  const { fields, values, preview, managedAs } = form;
  const [refusals, setRefusals] = useState<Refusals>(NO_REFUSALS);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { sending, setSending } = useSending(site);
  const here = useRef(false);
  useEffect(() => {
    here.current = true;
    return () => void (here.current = false);
  }, []);

  /** Jira's no, or ours: kept until each field is mended, and shown to the person at once. */
  function refuse(next: Refusals): void {
    setRefusals(next);
    showRefused(next);
  }

  // The person comes back to a form that Jira refused while they were elsewhere, or before a restart.
  const shown = useRef<string | null>(null);
  const refusedBefore = useQuery(outboxQuery(site)).data?.find(({ id }) => id === draft.replaces);
  useEffect(() => {
    if (refusedBefore?.status.state !== 'rejected' || fields.length === 0 || sending) return;
    // What Jira said of another project or type says nothing about this form.
    if (mendsElsewhere(refusedBefore, draft)) return;
    if (shown.current === refusedBefore.id) return;
    shown.current = refusedBefore.id;
    setRefusals(placeRefusals(refusedBefore.status.failure, fields, values, managedAs));
  }, [draft, fields, managedAs, refusedBefore, sending, values]);

  // Once the fields have been read again, what is still refused is told by what Jira offers now: an option may have been disabled since.
  const heldAgainst = useRef({ values, failure: null as Failure | null });
  useEffect(() => void (heldAgainst.current.values = values), [values]);
  useEffect(() => {
    const { values: filled, failure: refusal } = heldAgainst.current;
    if (refusal !== null) setRefusals((now) => toldAnew(now, placeRefusals(refusal, fields, filled, managedAs)));
  }, [fields, managedAs]);

  function settle(change: Change, sent: Draft, draftId: string | null): void {
    const { status } = change;
    if (status.state !== 'rejected') {
      kept.beginAnew(draftId, sent);
      return here.current ? onEnded(change, sent) : onEndedElsewhere(change);
    }
    kept.changeOf(draftId, (now) => ({ ...now, replaces: change.id }));
    if (!here.current) return onEndedElsewhere(change);
    shown.current = change.id;
    heldAgainst.current.failure = status.failure;
    refuse(placeRefusals(status.failure, fields, values, managedAs));
    setFailure(status.failure.kind === 'jira-rejected' ? null : status.failure);
    // Nobody has asked for the fields: why they could not be read is not told.
    void readAgain();
  }

  /** It did not even get into the outbox. */
  async function refuseOurselves(next: Failure, draftId: string | null): Promise<void> {
    if (next.kind !== 'invalid-input') return setFailure(next);
    if (Object.keys(next.fields).length === 0) {
      // What this form replaced has gone through meanwhile: sent again, it is an issue of its own.
      kept.changeOf(draftId, (now) => ({ ...now, replaces: null }));
      return setFailure(next);
    }
    // Jira's fields may have changed since they were drawn; what they no longer hold is told above the form.
    await refetch();
    refuse(placeProblems(next.fields));
  }

  async function submit(): Promise<void> {
    if (sending || projectId === null || issueTypeId === null || preview === null) return;
    if (Object.keys(preview.problems).length > 0) return refuse(placeProblems(preview.problems));
    const sent = onlyFitting(draft, fields);
    // Another draft may stand in the form by the time that this one is answered.
    const draftId = kept.id;
    const focused = document.activeElement;
    setSending(true);
    setRefusals(NO_REFUSALS);
    setFailure(null);
    await kept.flush();
    const outcome = await call('create.submit', {
      site,
      projectId,
      issueTypeId,
      values,
      filled: filledIds(sent),
      replaces: draft.replaces,
      draftId,
      files: (sent.files ?? []).map(({ id }) => id),
    });
    // At once: what follows puts the focus into the form, which is inert until then.
    flushSync(() => setSending(false));
    if (here.current && document.activeElement === document.body && focused instanceof HTMLElement) focused.focus();
    if (outcome.ok) settle(outcome.value, sent, draftId);
    else await refuseOurselves(outcome.failure, draftId);
  }

  const mended = useCallback((fieldId: string) => {
    setRefusals((now) => {
      if (!Object.hasOwn(now.byField, fieldId)) return now;
      const { [fieldId]: _mended, ...byField } = now.byField;
      return { ...now, byField };
    });
  }, []);

  return {
    sending,
    refusals,
    failure,
    setFailure,
    submit,
    mended,
    forget: () => {
      setRefusals(NO_REFUSALS);
      setFailure(null);
    },
  };
}
