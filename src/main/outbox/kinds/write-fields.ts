import type { FieldConflict } from '@shared/ipc/change';
import type { FieldEdit } from '@shared/ipc/change-input';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { JsonObject } from '@shared/json';
import { changesSince, readIssueNow, type IssueNow } from '../../gateway/changelog';
import { readOwnAccountId } from '../../gateway/myself';
import type { Attempted } from '../../gateway/request';
import { QUIET_MS, type Sighting } from '../decide';
import type { JournalledChange } from '../journalled-change';
import { clashOf, isFulfilled, mergeFields, onlyAddsTo, type MergedFields } from '../merge';
import { siteOf } from '../site-of';
import { fieldMemo, readFieldMemo, type FieldMemo } from './field-memo';
import { conflictsOf, overtakenBy, ownEntry, type SentFields } from './in-history';
import { issueOfChange } from './issue-of-change';
import type { KindPorts, Landed, Sent } from './kind';
import { endedBeforeWrite } from './not-sent';

/** A change of fields: what it touches, and how what is left of it after the merge is written. */
export interface FieldPlan {
  readonly edits: readonly FieldEdit[];
  /** What the change said before it was said anew, and may have left as: meeting that is meeting oneself. */
  readonly formerly: readonly FieldEdit[];
  /** A refusal of Jira's may come of a change of somebody else a moment before: then it is read and merged once more. */
  readonly mayHaveRaced: boolean;
  /** Called with something to set or to update, and no conflict. */
  write(now: IssueNow, merged: MergedFields): Promise<Attempted<unknown> | { readonly conflict: FieldEdit }>;
}

/** How often a write that another one got in the way of is merged anew. */
const MOST_ROUNDS = 4;

/** What was read before a write: the issue, and who we are there. */
interface Before {
  readonly now: IssueNow;
  readonly author: string | null;
}

/**
 * Reads what Jira holds, merges, writes what is left to do, and reads what others did in between. Resending is safe: what has arrived
 * after all is either seen in the history, or leaves nothing to do.
 */
export async function sendFields(
  ports: KindPorts,
  change: JournalledChange,
  remember: (memo: JsonObject) => Promise<void>,
  given: FieldPlan,
): Promise<Sent> {
  const plan = { ...given, edits: given.edits.map((edit) => knowing(edit, given.formerly)) };
  const site = siteOf(change);
  const earlier = readFieldMemo(change.memo);
  let refused: { readonly outcome: Attempted<never>; readonly head: string } | null = null;
  for (let round = 1; ; round++) {
    const before = await readBefore(ports, site, issueOfChange(change), plan.edits);
    if (!before.ok) return endedBeforeWrite(before.failure);
    const { now } = before.value;
    if (refused !== null && !isConflict(refused.outcome) && refused.head === now.head) return refused.outcome;
    // It was sent before and looked for in vain: it may have arrived since.
    const arrived = await arrivedAs(ports, site, plan.edits, earlier, before.value);
    if (!arrived.ok) return endedBeforeWrite(arrived.failure);
    if (arrived.value !== null) return succeed(arrived.value);

    const merged = mergeFields(plan.edits, now.fields);
    if (Object.keys(merged.problems).length > 0) {
      const message = 'Jira would not take what was filled in.';
      return fail({ kind: 'invalid-input', message, fields: merged.problems });
    }
    if (merged.conflicts.length > 0) return { conflict: conflictsOf(merged.conflicts, now.latest) };
    const memo = fieldMemo(now, merged);
    if (Object.keys({ ...memo.set, ...memo.update }).length === 0)
      return nothingLeft(ports, site, plan.edits, earlier, before.value);

    await remember(memo);
    const written = await plan.write(now, merged);
    if ('conflict' in written)
      return {
        conflict: conflictsOf([clashOf(written.conflict, now.fields[written.conflict.fieldId] ?? null)], now.latest),
      };
    if (written.ok) {
      await remember({ ...memo, written: true });
      return verified(ports, site, plan.edits, { ...memo, written: true }, before.value.author);
    }
    const raced = isConflict(written) || (plan.mayHaveRaced && isRefusal(written));
    if (!raced || round === MOST_ROUNDS) return written;
    refused = { outcome: written, head: now.head };
  }
}

function knowing(edit: FieldEdit, formerly: readonly FieldEdit[]): FieldEdit {
  const own = formerly.filter(({ fieldId }) => fieldId === edit.fieldId).map(({ mine }) => mine);
  return own.length === 0 ? edit : { ...edit, earlier: [...(edit.earlier ?? []), ...own] };
}

/** Whether a former wording that arrived late has replaced what is said now: a field holds the one and not the other. */
export async function isReplaced(
  ports: KindPorts,
  change: JournalledChange,
  edits: readonly FieldEdit[],
  formerly: readonly FieldEdit[],
): Promise<Outcome<boolean>> {
  const before = await readBefore(ports, siteOf(change), issueOfChange(change), [...edits, ...formerly]);
  if (!before.ok) return before;
  const { fields } = before.value.now;
  const holds = (edit: FieldEdit): boolean => isFulfilled(edit, fields[edit.fieldId]);
  return succeed(
    formerly.some((former) => {
      const now = edits.find(({ fieldId }) => fieldId === former.fieldId);
      return holds(former) && now !== undefined && !onlyAddsTo(now) && !holds(now);
    }),
  );
}

/**
 * Looks for a change of fields whose answer never came. Where the fields hold what was wanted, though by somebody else's hand, it is
 * not called found: ours may be on its way still. After the quiet time it is sent again, and then there is nothing left to do.
 */
export async function lookForFields(
  ports: KindPorts,
  change: JournalledChange,
  edits: readonly FieldEdit[],
): Promise<Outcome<Sighting>> {
  const site = siteOf(change);
  const memo = readFieldMemo(change.memo);
  // Nothing was noted: nothing was written either.
  if (memo === null) return succeed(ABSENT);
  const before = await readBefore(ports, site, memo.issueId, edits);
  if (!before.ok) {
    // Jira had said yes. Where the issue stays out of sight, nobody can tell us any more what others did before that.
    const gone = memo.written && endedBeforeWrite(before.failure).unsent !== true;
    const quiet = ports.now() - (change.sentAt ?? change.createdAt) >= QUIET_MS;
    return gone && quiet ? succeed({ ...ABSENT, found: { id: memo.issueId, key: memo.issueKey } }) : before;
  }
  const arrived = await arrivedAs(ports, site, edits, memo, before.value);
  return arrived.ok ? succeed({ ...ABSENT, found: arrived.value }) : arrived;
}

const ABSENT: Sighting = { found: null, candidates: [], hidden: 0, whole: true };

/** The issue that an earlier send is in, with what it replaced; `null` when it has not been found. */
async function arrivedAs(
  ports: KindPorts,
  site: SiteRef,
  edits: readonly FieldEdit[],
  memo: FieldMemo | null,
  { now, author }: Before,
): Promise<Outcome<Landed | null>> {
  if (memo === null) return succeed(null);
  const since = await changesSince(ports.gateway, site, now, memo.after);
  if (!since.ok) return since;
  const sent = sentFields(edits, memo, author);
  if (!memo.written && ownEntry(since.value, sent, now.fields) === null) return succeed(null);
  return succeed(landed(now, overtakenBy(since.value, sent, true)));
}

/**
 * The fields are as the person wants them. If it was sent before, ours may be what made them so, without having been told from other
 * changes: what it replaced is told all the same.
 */
async function nothingLeft(
  ports: KindPorts,
  site: SiteRef,
  edits: readonly FieldEdit[],
  earlier: FieldMemo | null,
  { now, author }: Before,
): Promise<Sent> {
  if (earlier === null) return succeed({ id: now.id, key: now.key });
  const since = await changesSince(ports.gateway, site, now, earlier.after);
  if (!since.ok) return endedBeforeWrite(since.failure);
  return succeed(landed(now, overtakenBy(since.value, sentFields(edits, earlier, author), false)));
}

/** Jira has said yes; the history tells what others wrote between our reading and our writing. */
async function verified(
  ports: KindPorts,
  site: SiteRef,
  edits: readonly FieldEdit[],
  memo: FieldMemo,
  author: string | null,
): Promise<Sent> {
  const sent = sentFields(edits, memo, author);
  // Verbs replace nothing.
  if (Object.keys(sent.set).length === 0) return succeed({ id: memo.issueId, key: memo.issueKey });
  const now = await readIssueNow(ports.gateway, site, memo.issueId, []);
  const since = now.ok ? await changesSince(ports.gateway, site, now.value, memo.after) : now;
  if (now.ok && since.ok) return succeed(landed(now.value, overtakenBy(since.value, sent, true)));
  // It is in Jira, and what it replaced is not known yet: looked at again, as a write whose answer did not come.
  return fail({ kind: 'no-answer', detail: 'the history after the write', wrote: true });
}

function landed({ id, key }: Pick<IssueNow, 'id' | 'key'>, overtaken: readonly FieldConflict[]): Landed {
  return overtaken.length === 0 ? { id, key } : { id, key, overtaken };
}

function sentFields(edits: readonly FieldEdit[], { set, update }: FieldMemo, author: string | null): SentFields {
  return { edits: edits.filter(({ fieldId }) => fieldId in set || fieldId in update), set, update, author };
}

async function readBefore(
  { gateway }: KindPorts,
  site: SiteRef,
  issueIdOrKey: string,
  edits: readonly FieldEdit[],
): Promise<Outcome<Before>> {
  const author = await readOwnAccountId(gateway, site);
  if (!author.ok) return author;
  const now = await readIssueNow(
    gateway,
    site,
    issueIdOrKey,
    edits.filter((edit) => !onlyAddsTo(edit)).map(({ fieldId }) => fieldId),
  );
  return now.ok ? succeed({ now: now.value, author: author.value }) : now;
}

/** 409: somebody wrote at the same moment, and ours was not done (contract §8.5, §8.6). */
function isConflict(outcome: Attempted<unknown>): boolean {
  return !outcome.ok && outcome.failure.kind === 'jira-rejected' && outcome.failure.status === 409;
}

/** Jira's own, or ours where Jira offers no way any more. */
function isRefusal(outcome: Attempted<unknown>): boolean {
  if (outcome.ok) return false;
  const { failure } = outcome;
  return failure.kind === 'invalid-input' || (failure.kind === 'jira-rejected' && failure.status === 400);
}
