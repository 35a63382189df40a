import { historyHolds, historyNames, historySays, valueFromHistory } from '@shared/fields/history-value';
import type { FieldConflict } from '@shared/ipc/change';
import type { FieldEdit } from '@shared/ipc/change-input';
import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';
import type { ChangelogEntry, ChangelogItem } from '../../gateway/changelog';
import { isFulfilled, onlyAddsTo, type Clash } from '../merge';

/** How the changelog calls fields that it does not call by their id (contract §8.7). */
const HISTORY_NAMES: Readonly<Record<string, string>> = {
  parent: 'issueparentassociation',
  fixVersions: 'fix version',
  versions: 'version',
  components: 'component',
  issuelinks: 'link',
};

/** What was sent, as far as finding it again needs to know. */
export interface SentFields {
  /** The edits that went out. */
  readonly edits: readonly FieldEdit[];
  /** What went out as whole values, by field id: they replace what is there when they arrive. */
  readonly set: JsonObject;
  /** What went out as verbs. */
  readonly update: Readonly<Record<string, readonly JsonValue[]>>;
  /** Atlassian's id of the account that sent them; `null` where its token may not know. */
  readonly author: string | null;
}

function touches(item: ChangelogItem, { fieldId, name }: FieldEdit): boolean {
  if (item.fieldId !== null) return item.fieldId === fieldId;
  const called = item.field.toLowerCase();
  return [fieldId.toLowerCase(), name.toLowerCase(), HISTORY_NAMES[fieldId]].includes(called);
}

function itemsOn(entry: ChangelogEntry, edit: FieldEdit): readonly ChangelogItem[] {
  return entry.items.filter((item) => touches(item, edit));
}

/** Whether an entry says that the field got what we sent: `null` where its words do not tell. */
function saysOurs(entry: ChangelogEntry, edit: FieldEdit, { set, update }: SentFields): boolean | null {
  const items = itemsOn(entry, edit);
  const last = items.at(-1);
  if (last === undefined) return null;
  const verbs = update[edit.fieldId]?.filter(isJsonObject) ?? [];
  if (verbs.length > 0) return saysVerbs(items, verbs);
  const sent = set[edit.fieldId];
  if (Array.isArray(sent)) return items.length === 1 ? historyHolds(last, sent as readonly JsonValue[]) : null;
  return historySays(last, edit.mine, edit);
}

/**
 * What was added has come, what was removed has gone. Where a line for one of them is missing, somebody else may have done that part
 * just before: then the words do not tell.
 */
function saysVerbs(items: readonly ChangelogItem[], verbs: readonly JsonObject[]): boolean | null {
  const came = (one: JsonValue): boolean => items.some((item) => historyNames(item, one));
  const went = (one: JsonValue): boolean =>
    items.some(({ from, fromText }) => historyNames({ to: from, toText: fromText }, one));
  const added = verbs.flatMap(({ add }) => (add === undefined ? [] : [add]));
  const removed = verbs.flatMap(({ remove }) => (remove === undefined ? [] : [remove]));
  if (removed.some(came)) return false;
  return added.every(came) && removed.every(went) ? true : null;
}

/**
 * Our own change among those after the one that we had read: by our account, and with every field that was sent as we sent it: by the
 * changelog's words, or, where these do not tell or say nothing of the field, by what it holds now. `null`: not there, or not for
 * certain. A change of the same person from elsewhere passes for ours only where it says exactly the same. Pure.
 *
 * @param after newest first, everything after what was read before the write
 */
export function ownEntry(
  after: readonly ChangelogEntry[],
  sent: SentFields,
  fields: JsonObject,
): ChangelogEntry | null {
  const { edits, author } = sent;
  const compared = edits.filter((edit) => !onlyAddsTo(edit));
  if (compared.length === 0) return null;
  const isOurs = (entry: ChangelogEntry): boolean =>
    (author === null || entry.author?.accountId === author) &&
    compared.some((edit) => itemsOn(entry, edit).length > 0) &&
    compared.every((edit) => {
      const says = saysOurs(entry, edit, sent);
      return says ?? isFulfilled(edit, fields[edit.fieldId]);
    });
  return after.find(isOurs) ?? null;
}

/**
 * What was written to the fields that we set, after we had read them and before our own change: ours has replaced it. Where Jira noted
 * nothing of ours on a field, the order cannot be told, and what was written there is told rather than kept quiet. Pure.
 *
 * @param after newest first, everything after what was read before the write
 * @param arrived whether it is known that ours was done; otherwise only a change of ours that is in the history counts
 */
export function overtakenBy(
  after: readonly ChangelogEntry[],
  sent: SentFields,
  arrived: boolean,
): readonly FieldConflict[] {
  const { edits, set, author } = sent;
  const oldestFirst = after.toReversed();
  return edits.flatMap((edit): FieldConflict[] => {
    if (!(edit.fieldId in set)) return [];
    const on = oldestFirst.filter((entry) => itemsOn(entry, edit).length > 0);
    const ours = on.findLastIndex(
      (entry) => (author === null || entry.author?.accountId === author) && saysOurs(entry, edit, sent) !== false,
    );
    if (ours === -1 && !arrived) return [];
    const before = ours === -1 ? on.filter((entry) => saysOurs(entry, edit, sent) !== true) : on.slice(0, ours);
    const replaced = before.at(-1);
    const item = replaced === undefined ? undefined : itemsOn(replaced, edit).at(-1);
    if (replaced === undefined || item === undefined) return [];
    const { fieldId, name, schema, base, mine } = edit;
    const theirs = valueFromHistory(item, edit);
    return [{ fieldId, name, schema, base, mine, theirs, ...writerOf(replaced) }];
  });
}

/** Clashes as they are shown, with who wrote the other value and when, as far as the history tells. Pure. */
export function conflictsOf(clashes: readonly Clash[], latest: readonly ChangelogEntry[]): readonly FieldConflict[] {
  return clashes.map(({ edit, base, mine, theirs }) => {
    const { fieldId, name, schema } = edit;
    const writer = latest.find((entry) => itemsOn(entry, edit).length > 0);
    return { fieldId, name, schema, base, mine, theirs, ...writerOf(writer) };
  });
}

function writerOf(entry: ChangelogEntry | undefined): Pick<FieldConflict, 'by' | 'at'> {
  const at = entry === undefined ? Number.NaN : Date.parse(entry.created.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return { by: entry?.author?.displayName ?? null, at: Number.isNaN(at) ? null : new Date(at).toISOString() };
}
