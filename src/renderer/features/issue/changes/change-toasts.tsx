import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useContext, useEffect, useRef } from 'react';
import type { Change } from '@shared/ipc/change';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { Transition } from '@shared/jira/transition';
import { call } from '../../../bridge';
import { outboxQuery } from '../../../queries/outbox';
import { inputOfChange, settledAt } from '../../../ui/change/input-of-change';
import { whyItWaits } from '../../../ui/change/why-it-waits';
import { FailureActionContext } from '../../../ui/failure/failure-action';
import { useToasts, type ToastInput } from '../../../ui/overlay/toasts';
import { useSite } from '../../../ui/session/site-context';
import { issueQuery } from '../queries';
import { useFollow, useFollowedChanges, type FollowedChange } from './followed-changes';
import { setBackOf } from './set-back';
import { toastOfChange } from './toast-of-change';
import { useTakeBack } from './use-take-back';

/**
 * A toast for the change that was made last of each issue: it says where the change stands, and offers the one step back. Several
 * changes of one issue would bury what they are about; the issue itself shows all of them.
 */
export function ChangeToasts() {
  const { ref } = useSite();
  const followed = useFollowedChanges(({ changes }) => changes);
  const here = followed.filter(({ change }) => change.accountId === ref.accountId && change.cloudId === ref.cloudId);
  return here.map((one) => <ChangeToast key={one.change.id} followed={one} />);
}

function ChangeToast({ followed }: { readonly followed: FollowedChange }) {
  const { ref } = useSite();
  const { change: added, issueId } = followed;
  const toasts = useToasts();
  const takeBack = useTakeBack();
  const setBack = useSetBack();
  const openOutbox = useContext(FailureActionContext);
  const leave = useFollowedChanges((all) => all.leave);
  const outbox = useQuery(outboxQuery(ref)).data ?? [];
  const change = outbox.find(({ id }) => id === added.id) ?? added;
  const { state } = change.status;
  const offered = useOfferedSince(change);
  const action = actionNow();
  const { kind, text } = toastOfChange(change, whyItWaits(change, outbox));

  function actionNow(): ToastInput['action'] {
    // Once bytes may be out, it is looked for and no longer taken back.
    if (state === 'queued') return { label: 'Undo', run: () => void takeBack(change, issueId) };
    if (state === 'rejected' || state === 'conflict' || state === 'unsure')
      return { label: 'Open outbox', run: () => openOutbox?.({ do: 'open-outbox', label: 'Open outbox' }) };
    if (state !== 'applied' || (change.status.state === 'applied' && change.status.overtaken !== undefined))
      return undefined;
    const input = inputOfChange(change);
    const back = input === null ? null : setBackOf(input, offered);
    return back === null ? undefined : { label: back.label, run: () => void setBack(change, issueId, back.input) };
  }

  const shown = `${kind} ${text} ${action?.label ?? ''}`;
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (told.current === shown) return;
    const toast: ToastInput = { id: change.id, kind, text, action };
    // Once it has gone by itself, what becomes of the change is told where it always is.
    if (told.current === null) toasts.show({ ...toast, onGone: () => leave(change.id) });
    else toasts.update(change.id, toast);
    told.current = shown;
  });
  return null;
}

/** What Jira offers since it has a transition, once that is read; `null` before. */
function useOfferedSince(change: Change): readonly Transition[] | null {
  const { ref } = useSite();
  const { issueKey, kind, status } = change;
  const wanted = kind === 'transition' && status.state === 'applied' && issueKey !== null;
  const landedAt = settledAt(change);
  // The mirror forgets what was offered before as it reads the issue back.
  const issue = useQuery({ ...issueQuery(ref, issueKey ?? ''), enabled: wanted });
  const readBack = wanted && (issue.data?.fetchedAt ?? 0) > landedAt;
  const offered = useQuery({
    queryKey: ['offered-since', ref.accountId, ref.cloudId, change.id],
    queryFn: () => call('changes.transitions', { site: ref, issueKey: issueKey ?? '' }),
    enabled: readBack,
    gcTime: 0,
  }).data;
  return offered?.ok === true && offered.value.fetchedAt > landedAt ? offered.value.value : null;
}

/** Sends what sets the former value again: a change like any other, with a toast of its own. */
function useSetBack() {
  const { ref } = useSite();
  const client = useQueryClient();
  const toasts = useToasts();
  const follow = useFollow();
  return useCallback(
    async (change: Change, issueId: string, input: Parameters<typeof setBackOf>[0]) => {
      if (change.issueKey === null) return;
      const issue = { id: issueId, key: change.issueKey };
      const added = await call('changes.add', { site: ref, issue, input, after: null });
      await client.invalidateQueries({ queryKey: outboxQuery(ref).queryKey });
      if (added.ok) follow(added.value, issueId);
      else toasts.show({ kind: 'refused', text: describeFailure(added.failure).title });
    },
    [client, follow, ref, toasts],
  );
}
