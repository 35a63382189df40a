import type { ChangeGroup, ChangeState } from '@shared/ipc/change';
import { changeInput, type ChangeInput } from '@shared/ipc/change-input';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { JsonValue } from '@shared/json';
import type { Remote } from '../storage/remote';
import type { Journal } from './journal';
import type { IssueRef, JournalledChange } from './journalled-change';
import { KINDS } from './kinds/all';
import { bodyOf } from './kinds/read-input';
import type { Runner } from './runner';
import { settleInput } from './settle';
import { stored } from './stored';

const QUEUED: ChangeState = { state: 'queued', reason: null };
/** What may exist in Jira cannot be given up, nor said anew, before it was looked for. */
const MAY_BE_GIVEN_UP = ['rejected', 'queued', 'unsure', 'conflict'] as const;
const MAY_BE_SAID_ANEW = ['rejected', 'queued', 'conflict'] as const;
const MOVED_ON = fail({ kind: 'invalid-input', message: 'This change has moved on meanwhile.', fields: {} });

export interface OutboxPorts {
  readonly journal: Remote<Journal>;
  readonly runner: Pick<Runner, 'wake' | 'settled'>;
  readonly now: () => number;
  /** The issue that a key leads to; `null` when the account sees none. Its failure says that it could not be asked. */
  readonly findIssue: (site: SiteRef, issueKey: string) => Promise<Outcome<IssueRef | null>>;
  /** Told with the change where it is one. */
  readonly changed: (site: SiteRef, change?: JournalledChange) => void;
}

export interface Decisions {
  retry(changeId: string): Promise<Outcome<JournalledChange>>;
  discard(changeId: string): Promise<Outcome<JournalledChange>>;
  retryGroup(groupId: string): Promise<Outcome<ChangeGroup>>;
  discardGroup(groupId: string): Promise<Outcome<ChangeGroup>>;
  /**
   * A person says which issue an `unsure` change became; `null`: none, it may be sent again. `invalid-input` for an issue that is not
   * there, or is not the one that the change is about; where Jira cannot be asked, the person's word does.
   */
  resolve(changeId: string, issueKey: string | null): Promise<Outcome<JournalledChange>>;
  /** A person has chosen a value of the catalogue for each field of a `conflict`. */
  settle(changeId: string, choices: Readonly<Record<string, JsonValue>>): Promise<Outcome<JournalledChange>>;
  /** Says something else instead. `title` names it in lists. */
  edit(changeId: string, input: ChangeInput, title: string): Promise<Outcome<JournalledChange>>;
  /** Puts a create back into its form, see `Journal.reopen`. */
  reopen(changeId: string): Promise<Outcome<{ kept: boolean }>>;
}

/** What a person decides about changes that are in the journal. */
export function decisions({ journal, runner, now, findIssue, changed }: OutboxPorts): Decisions {
  function told(moved: Outcome<JournalledChange | null>): Outcome<JournalledChange> {
    if (!moved.ok) return moved;
    if (moved.value === null) return MOVED_ON;
    changed({ accountId: moved.value.accountId, cloudId: moved.value.cloudId }, moved.value);
    runner.wake(moved.value.id);
    return succeed(moved.value);
  }

  async function move(
    changeId: string,
    from: readonly ChangeState['state'][],
    to: ChangeState,
    text: string,
  ): Promise<Outcome<JournalledChange>> {
    return told(await stored(() => journal.move(changeId, from, to, text, now())));
  }

  async function moveGroup(
    groupId: string,
    from: readonly ChangeState['state'][],
    to: ChangeState,
    text: string,
  ): Promise<Outcome<ChangeGroup>> {
    const moved = await stored(async () => {
      await journal.moveGroup(groupId, from, to, text, now());
      const [first] = await journal.ofGroup(groupId, 0, 1);
      return { group: await journal.group(groupId), first };
    });
    if (!moved.ok) return moved;
    const { group, first } = moved.value;
    if (group === null) return fail({ kind: 'not-found', what: 'the group', messages: [] });
    if (first !== undefined) changed({ accountId: first.accountId, cloudId: first.cloudId });
    runner.wake();
    return succeed(group);
  }

  return {
    retry: (id) => move(id, ['rejected', 'queued'], QUEUED, 'Tried again by hand'),
    discard: (id) => move(id, MAY_BE_GIVEN_UP, { state: 'discarded' }, 'Discarded by hand'),
    retryGroup: (groupId) => moveGroup(groupId, ['rejected'], QUEUED, 'Tried again by hand'),
    discardGroup: (groupId) =>
      moveGroup(groupId, ['rejected', 'queued', 'conflict'], { state: 'discarded' }, 'Discarded by hand'),
    async resolve(id, issueKey) {
      if (issueKey === null) return move(id, ['unsure'], QUEUED, 'None of them: sent again by hand');
      const there = await stored(() => journal.get(id));
      if (!there.ok) return there;
      const change = there.value;
      if (change?.status.state !== 'unsure') return MOVED_ON;
      const asked = await findIssue({ accountId: change.accountId, cloudId: change.cloudId }, issueKey);
      if (asked.ok && asked.value === null) {
        const message = `Jira shows this account no issue ${issueKey}. Check the key.`;
        return fail({ kind: 'invalid-input', message, fields: {} });
      }
      const issue = (asked.ok ? asked.value : null) ?? { id: '', key: issueKey };
      const other = isOfAnother(change, issue);
      if (other !== null) return fail({ kind: 'invalid-input', message: other, fields: {} });
      const to: ChangeState = { state: 'applied', issueId: issue.id, issueKey: issue.key };
      return move(id, ['unsure'], to, `Said by hand to be ${issue.key}`);
    },
    async settle(changeId, choices) {
      const there = await stored(() => journal.get(changeId));
      if (!there.ok) return there;
      const change = there.value;
      if (change === null || change.status.state !== 'conflict') return MOVED_ON;
      const input = changeInput.safeParse(change.body);
      if (!input.success) return fail({ kind: 'storage', detail: 'The change is not readable.' });
      const settled = settleInput(input.data, change.status.fields, choices);
      if (!settled.ok) return settled;
      const body = bodyOf(settled.value);
      const said = { body, title: change.title, parts: KINDS[change.kind].parts(body) };
      return told(await stored(() => journal.rewrite(changeId, ['conflict'], said, 'Chosen by hand', now())));
    },
    async edit(changeId, input, title) {
      const there = await stored(() => journal.get(changeId));
      if (!there.ok) return there;
      if (there.value === null) return MOVED_ON;
      if (there.value.kind !== input.kind) {
        const message = `A change of the kind ${there.value.kind} cannot become one of the kind ${input.kind}.`;
        return fail({ kind: 'invalid-input', message, fields: {} });
      }
      const body = bodyOf(input);
      const said = { body, title, parts: KINDS[input.kind].parts(body) };
      return told(await stored(() => journal.rewrite(changeId, MAY_BE_SAID_ANEW, said, 'Said anew by hand', now())));
    },
    async reopen(changeId) {
      const there = await stored(() => journal.get(changeId));
      if (!there.ok) return there;
      if (there.value?.form === null) {
        const message = 'This issue was not made with the form, so there is no form to open.';
        return fail({ kind: 'invalid-input', message, fields: {} });
      }
      const reopened = await stored(() => journal.reopen(changeId, now()));
      if (!reopened.ok) return reopened;
      if (there.value === null || reopened.value === null) return MOVED_ON;
      changed({ accountId: there.value.accountId, cloudId: there.value.cloudId });
      return succeed({ kept: reopened.value.kept });
    },
  };
}

/** Why a change cannot have become this issue, in words; `null` where it can: only a create may become any. */
function isOfAnother({ issueId, issueKey }: JournalledChange, named: IssueRef): string | null {
  // Issues that were moved keep their id; without it, offline, keys are all there is.
  const same = named.id === '' || issueId === null ? issueKey === null || issueKey === named.key : issueId === named.id;
  return same ? null : `This change is about ${issueKey ?? 'another issue'}, not about ${named.key}.`;
}
