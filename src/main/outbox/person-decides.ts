import type { ChangeGroup, ChangeState } from '@shared/ipc/change';
import { changeInput, type ChangeInput } from '@shared/ipc/change-input';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { JsonValue } from '@shared/json';
import type { Remote } from '../storage/remote';
import type { Journal } from './journal';
import type { JournalledChange } from './journalled-change';
import type { SeenIssue } from './find-issue';
import { formersOf } from './former';
import { KINDS } from './kinds/all';
import { bodyOf } from './kinds/read-input';
import type { Runner } from './runner';
import { settleInput } from './settle';
import { MOVED_ON, sayWhich, type SayWhich } from './say-which';
import { siteOf } from './site-of';
import { stored } from './stored';

const QUEUED: ChangeState = { state: 'queued', reason: null };
/** What may exist in Jira cannot be given up, nor said anew, before it was looked for; then it stays tied to what it was, see `former.ts`. */
const MAY_BE_GIVEN_UP = ['rejected', 'queued', 'unsure', 'conflict'] as const;
const MAY_BE_SAID_ANEW = ['rejected', 'queued', 'conflict'] as const;

export interface OutboxPorts {
  readonly journal: Remote<Journal>;
  readonly runner: Pick<Runner, 'wake' | 'settled'>;
  readonly now: () => number;
  /** The issue that a key leads to; `null` when the account sees none. Its failure says that it could not be asked. */
  readonly findIssue: (site: SiteRef, issueKey: string) => Promise<Outcome<SeenIssue | null>>;
  /** Told with the change where it is one. */
  readonly changed: (site: SiteRef, change?: JournalledChange) => void;
}

/** What is of another account or site is answered like what is not there, and stays as it is. */
export interface Decisions {
  retry(site: SiteRef, changeId: string): Promise<Outcome<JournalledChange>>;
  discard(site: SiteRef, changeId: string): Promise<Outcome<JournalledChange>>;
  retryGroup(site: SiteRef, groupId: string): Promise<Outcome<ChangeGroup>>;
  /** @param refusedOnly leaves what waits or is a conflict */
  discardGroup(site: SiteRef, groupId: string, refusedOnly?: boolean): Promise<Outcome<ChangeGroup>>;
  /** Looks once more for what of a group is `unsure`: numbers that were hidden may be visible now. What arrived late stays. */
  lookAgain(site: SiteRef, groupId: string): Promise<Outcome<ChangeGroup>>;
  /** Ends a run, see `Journal.stopGroup`: what Jira refused stays to be seen, what is on its way ends as it ends. */
  stopGroup(site: SiteRef, groupId: string): Promise<Outcome<ChangeGroup>>;
  readonly resolve: SayWhich;
  /** A person has chosen a value of the catalogue for each field of a `conflict`. */
  settle(
    site: SiteRef,
    changeId: string,
    choices: Readonly<Record<string, JsonValue>>,
  ): Promise<Outcome<JournalledChange>>;
  /** Says something else instead. `title` names it in lists. */
  edit(site: SiteRef, changeId: string, input: ChangeInput, title: string): Promise<Outcome<JournalledChange>>;
  /** The form that mends a change is open, or not any more, see `Journal.mending`. */
  mending(site: SiteRef, changeId: string, open: boolean): Promise<Outcome<null>>;
  /** Puts a create back into its form, see `Journal.reopen`. */
  reopen(site: SiteRef, changeId: string): Promise<Outcome<{ kept: boolean }>>;
}

/** What a person decides about changes that are in the journal. */
export function decisions({ journal, runner, now, findIssue, changed }: OutboxPorts): Decisions {
  function told(moved: Outcome<JournalledChange | null>): Outcome<JournalledChange> {
    if (!moved.ok) return moved;
    if (moved.value === null) return MOVED_ON;
    changed(siteOf(moved.value), moved.value);
    runner.wake(moved.value.id);
    return succeed(moved.value);
  }

  async function move(
    site: SiteRef,
    changeId: string,
    from: readonly ChangeState['state'][],
    to: ChangeState,
    text: string,
  ): Promise<Outcome<JournalledChange>> {
    return told(await stored(() => journal.move(site, changeId, from, to, text, now())));
  }

  async function ofGroup(site: SiteRef, groupId: string, work: () => Promise<number>): Promise<Outcome<ChangeGroup>> {
    const moved = await stored(async () => {
      await work();
      return journal.group(site, groupId);
    });
    if (!moved.ok) return moved;
    if (moved.value === null) return fail({ kind: 'not-found', what: 'the group', messages: [] });
    if (moved.value.total > 0) changed(site);
    runner.wake();
    return succeed(moved.value);
  }

  return {
    retry: (site, id) => move(site, id, ['rejected', 'queued'], QUEUED, 'Tried again by hand'),
    discard: (site, id) => move(site, id, MAY_BE_GIVEN_UP, { state: 'discarded' }, 'Discarded by hand'),
    retryGroup: (site, id) =>
      ofGroup(site, id, () => journal.moveGroup(site, id, ['rejected'], QUEUED, 'Tried again by hand', now())),
    discardGroup: (site, id, refusedOnly = false) =>
      ofGroup(site, id, () =>
        journal.moveGroup(
          site,
          id,
          refusedOnly ? ['rejected'] : ['rejected', 'queued', 'conflict'],
          { state: 'discarded' },
          'Discarded by hand',
          now(),
        ),
      ),
    lookAgain: (site, id) =>
      ofGroup(site, id, async () => {
        const { lines } = await journal.groupLines(site, id, 0);
        const unsure = lines.filter(({ status }) => status.state === 'unsure' && status.late === undefined);
        const to: ChangeState = { state: 'unknown', looks: 0, nextLookAt: now() };
        const text = 'To be looked for again, by hand';
        const moves = unsure.map(({ id: changeId }) => ({ id: changeId, from: ['unsure' as const], to, text }));
        return (await journal.moveAll(site, moves, now())).length;
      }),
    stopGroup: (site, id) => ofGroup(site, id, () => journal.stopGroup(site, id, 'The run was stopped', now())),
    resolve: sayWhich({ journal, findIssue, move }),
    async settle(site, changeId, choices) {
      const there = await stored(() => journal.get(site, changeId));
      if (!there.ok) return there;
      const change = there.value;
      if (change === null || change.status.state !== 'conflict') return MOVED_ON;
      const input = changeInput.safeParse(change.body);
      if (!input.success) return fail({ kind: 'storage', detail: 'The change is not readable.' });
      const settled = settleInput(input.data, change.status.fields, choices);
      if (!settled.ok) return settled;
      const body = bodyOf(settled.value);
      const said = { body, title: change.title, parts: KINDS[change.kind].parts(body) };
      return told(await stored(() => journal.rewrite(site, changeId, ['conflict'], said, 'Chosen by hand', now())));
    },
    async edit(site, changeId, input, title) {
      const there = await stored(() => journal.get(site, changeId));
      if (!there.ok) return there;
      if (there.value === null) return MOVED_ON;
      if (there.value.kind !== input.kind) {
        const message = `A change of the kind ${there.value.kind} cannot become one of the kind ${input.kind}.`;
        return fail({ kind: 'invalid-input', message, fields: {} });
      }
      const body = bodyOf(input);
      const said = { body, title, parts: KINDS[input.kind].parts(body) };
      const bound = whyNotAnew(there.value, said.parts);
      if (bound !== null) return fail({ kind: 'invalid-input', message: bound, fields: {} });
      return told(
        await stored(() => journal.rewrite(site, changeId, MAY_BE_SAID_ANEW, said, 'Said anew by hand', now())),
      );
    },
    mending: (site, changeId, open) =>
      stored(async () => {
        await journal.mending(site, changeId, open);
        changed(site);
        if (!open) runner.wake(changeId);
        return null;
      }),
    async reopen(site, changeId) {
      const there = await stored(() => journal.get(site, changeId));
      if (!there.ok) return there;
      if (there.value?.form === null) {
        const message = 'This issue was not made with the form, so there is no form to open.';
        return fail({ kind: 'invalid-input', message, fields: {} });
      }
      const reopened = await stored(() => journal.reopen(site, changeId, now()));
      if (!reopened.ok) return reopened;
      if (there.value === null || reopened.value === null) return MOVED_ON;
      changed(site);
      return succeed({ kept: reopened.value.kept });
    },
  };
}

/** Why a change that may have left cannot be said anew so, in words; `null` where it can. Pure. */
function whyNotAnew(change: JournalledChange, parts: readonly string[]): string | null {
  const may = 'It was sent before and may still arrive in Jira. ';
  if (formersOf(change).length === 0) return null;
  switch (change.kind) {
    case 'comment':
    case 'edit-comment':
    case 'create':
      return null;
    case 'edit':
    case 'assign':
    case 'transition': {
      const former = KINDS[change.kind].parts(change.body);
      return former.every((part) => parts.includes(part))
        ? null
        : `${may}Keep the fields that it has; what is to be changed beside them is a change of its own.`;
    }
    case 'worklog':
    case 'link':
    case 'attach':
    case 'watch':
      return `${may}Wait until that is known, or discard it and make it anew.`;
  }
}
