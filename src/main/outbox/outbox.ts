import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { ChangeState } from '@shared/ipc/change';
import type { SiteRef } from '@shared/jira/site';
import type { JsonObject } from '@shared/json';
import type { Remote } from '../storage/remote';
import type { Journal, JournalledChange, NewChange } from './journal';
import type { Runner } from './runner';

const MOST_LISTED = 500;

/** What the features do with the outbox. Nothing is sent that was not journalled first. */
export interface Outbox {
  /** Journals a change and answers where it stands once it settled, or after `patience` milliseconds. */
  add(change: NewChange, options: { replaces: string | null; patience: number }): Promise<Outcome<JournalledChange>>;
  list(site: SiteRef): Promise<Outcome<JournalledChange[]>>;
  retry(changeId: string): Promise<Outcome<JournalledChange>>;
  discard(changeId: string): Promise<Outcome<JournalledChange>>;
  /** A person says which issue an `unsure` change became; `null`: none, it may be sent again. */
  resolve(changeId: string, issueKey: string | null): Promise<Outcome<JournalledChange>>;
  unfinished(accountId: string): Promise<Outcome<number>>;
  /** Forgets the history and the drafts of an account that was removed. */
  forgetAccount(accountId: string): Promise<Outcome<null>>;
  loadDraft(site: SiteRef): Promise<Outcome<JsonObject | null>>;
  saveDraft(site: SiteRef, draft: JsonObject | null): Promise<Outcome<null>>;
}

export interface OutboxPorts {
  readonly journal: Remote<Journal>;
  readonly runner: Runner;
  readonly now: () => number;
  readonly changed: (site: SiteRef) => void;
}

export function createOutbox({ journal, runner, now, changed }: OutboxPorts): Outbox {
  async function stored<T>(work: () => Promise<T>): Promise<Outcome<T>> {
    try {
      return succeed(await work());
    } catch (error) {
      // Nothing was sent: what is not on the disk does not leave.
      return fail({ kind: 'storage', detail: error instanceof Error ? error.message : String(error) });
    }
  }

  /** The commit may be on the disk though its answer was lost with the process: then it was added, and is not added again. */
  async function journalled(change: NewChange, replaces: string | null): Promise<Outcome<JournalledChange>> {
    const added = await stored(() => journal.add(change, replaces));
    if (added.ok) return added;
    const there = await stored(() => journal.get(change.id));
    return there.ok && there.value !== null ? succeed(there.value) : added;
  }

  async function moveByPerson(
    changeId: string,
    from: readonly ChangeState['state'][],
    to: ChangeState,
    text: string,
  ): Promise<Outcome<JournalledChange>> {
    const moved = await stored(() => journal.move(changeId, from, to, text, now()));
    if (!moved.ok) return moved;
    if (moved.value === null) {
      return fail({ kind: 'invalid-input', message: 'This change has moved on meanwhile.', fields: {} });
    }
    changed({ accountId: moved.value.accountId, cloudId: moved.value.cloudId });
    runner.wake();
    return succeed(moved.value);
  }

  return {
    async add(change, { replaces, patience }) {
      const former = replaces === null ? succeed(null) : await stored(() => journal.get(replaces));
      if (!former.ok) return former;
      const moved = movedOn(former.value);
      if (moved !== null) return fail({ kind: 'invalid-input', message: moved, fields: {} });
      const added = await journalled(change, replaces);
      if (!added.ok) return added;
      const settled = runner.settled(change.id, patience);
      changed({ accountId: change.accountId, cloudId: change.cloudId });
      runner.wake();
      const end = await stored(() => settled);
      // It is journalled: telling a failure now would have it written a second time.
      return succeed((end.ok ? end.value : null) ?? added.value);
    },
    list: (site) => stored(async () => [...(await journal.list(site.accountId, site.cloudId, MOST_LISTED))]),
    retry: (id) => moveByPerson(id, ['rejected', 'queued'], { state: 'queued', reason: null }, 'Tried again by hand'),
    // What may exist in Jira cannot be given up before it was looked for.
    discard: (id) => moveByPerson(id, ['rejected', 'queued', 'unsure'], { state: 'discarded' }, 'Discarded by hand'),
    resolve: (id, issueKey) =>
      issueKey === null
        ? moveByPerson(id, ['unsure'], { state: 'queued', reason: null }, 'None of them: sent again by hand')
        : moveByPerson(id, ['unsure'], { state: 'applied', issueId: '', issueKey }, `Said by hand to be ${issueKey}`),
    unfinished: (accountId) => stored(() => journal.unfinished(accountId)),
    forgetAccount: (accountId) =>
      stored(async () => {
        await journal.forgetAccount(accountId);
        return null;
      }),
    loadDraft: (site) => stored(() => journal.loadDraft(site.accountId, site.cloudId)),
    saveDraft: (site, draft) =>
      stored(async () => {
        if (draft === null) await journal.dropDraft(site.accountId, site.cloudId);
        else await journal.saveDraft(site.accountId, site.cloudId, draft, now());
        return null;
      }),
  };
}

/** Why the change that a form would replace can no longer be replaced, in words; `null` while it can. */
function movedOn(former: JournalledChange | null): string | null {
  if (former === null || former.status.state === 'rejected' || former.status.state === 'discarded') return null;
  return former.status.state === 'applied'
    ? `This form was sent before, and Jira has it as ${former.status.issueKey}. Create it again to have another one.`
    : 'This form was sent again from the outbox and is on its way. Create it again to have another one.';
}
