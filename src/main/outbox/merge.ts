import { canonicalJson } from '@shared/fields/canonical-json';
import { fieldTypeFor } from '@shared/fields/catalogue';
import { addsOnly, toVerbs } from '@shared/fields/compile-payload';
import type { FieldDescriptor, FieldType } from '@shared/fields/field-type';
import type { FieldEdit } from '@shared/ipc/change-input';
import type { JsonObject, JsonValue } from '@shared/json';

/** A field that both sides changed, differently. Values are the catalogue's. */
export interface Clash {
  readonly edit: FieldEdit;
  readonly base: JsonValue;
  readonly mine: JsonValue;
  readonly theirs: JsonValue;
}

/** What is left to do for queued edits, once what Jira holds now is known. */
export interface MergedFields {
  /** Whole values, for `fields`: they replace whatever is there when they arrive. */
  readonly set: JsonObject;
  /** Verbs, for `update`: they add and remove, and leave everything else alone. */
  readonly update: Readonly<Record<string, readonly JsonValue[]>>;
  readonly conflicts: readonly Clash[];
  /** Ids of fields that are as the person wants them already. */
  readonly nothing: readonly string[];
  /** Why a value cannot be sent, by field id. */
  readonly problems: Readonly<Record<string, string>>;
}

type MergedField =
  | { readonly to: 'nothing' }
  | { readonly to: 'set'; readonly wire: JsonValue }
  | { readonly to: 'update'; readonly verbs: readonly JsonValue[] }
  | { readonly to: 'conflict'; readonly clash: Clash }
  | { readonly to: 'problem'; readonly problem: string };

/**
 * Three-way merge of queued edits with what Jira holds, field by field, over the catalogue. Sets merge by what was added and removed;
 * a single value or a document that both sides changed differently is a conflict. Pure.
 *
 * @param theirs the fields as Jira gives them; one that is absent is empty
 */
export function mergeFields(edits: readonly FieldEdit[], theirs: JsonObject): MergedFields {
  const set: Record<string, JsonValue> = {};
  const update: Record<string, readonly JsonValue[]> = {};
  const problems: Record<string, string> = {};
  const conflicts: Clash[] = [];
  const nothing: string[] = [];
  for (const edit of edits) {
    const merged = mergeField(edit, theirs[edit.fieldId] ?? null);
    if (merged.to === 'set') set[edit.fieldId] = merged.wire;
    else if (merged.to === 'update') update[edit.fieldId] = merged.verbs;
    else if (merged.to === 'problem') problems[edit.fieldId] = merged.problem;
    else if (merged.to === 'conflict') conflicts.push(merged.clash);
    else nothing.push(edit.fieldId);
  }
  return { set, update, conflicts, nothing, problems };
}

/** Whether a field holds what the edit is for: the value, or for a set what was added and nothing of what was removed. Pure. */
export function isFulfilled(edit: FieldEdit, theirs: JsonValue | undefined): boolean {
  return !onlyAddsTo(edit) && mergeField(edit, theirs ?? null).to === 'nothing';
}

/** Links, comments and worklogs, as verbs: they add something of their own and leave no value that could be compared. */
export function onlyAddsTo(edit: FieldEdit): boolean {
  return addsOnly(edit.operations) && !Array.isArray(edit.mine) && !Array.isArray(edit.base);
}

function mergeField(edit: FieldEdit, theirsWire: JsonValue): MergedField {
  const type = fieldTypeFor(edit.schema);
  const mine = type.isEmpty(edit.mine) ? null : edit.mine;
  if (onlyAddsTo(edit)) {
    if (mine === null) return { to: 'nothing' };
    const wire = type.toWire(mine, edit);
    if (!wire.ok) return { to: 'problem', problem: wire.problem };
    return { to: 'update', verbs: toVerbs(wire.value, edit.operations) };
  }
  const theirs = readValue(type, theirsWire, edit);
  const base = baseOf(type, edit, theirs);
  if (base === UNREADABLE || theirs === UNREADABLE) return mergeUnread(type, edit, mine, theirsWire);
  const merge = type.merge(base, mine, theirs);
  if (merge.state === 'conflict') return { to: 'conflict', clash: { edit, base, mine, theirs } };
  if ([base, mine, theirs].some((value) => Array.isArray(value)))
    return mergeSet(type, edit, { base: items(base), mine: items(mine), theirs: items(theirs), merged: merge.value });
  // The catalogue answers `theirs` itself wherever mine is no other value than what is there, or than what was.
  return merge.value === theirs ? { to: 'nothing' } : setTo(type, edit, mine);
}

function setTo(type: FieldType, edit: FieldEdit, value: JsonValue): MergedField {
  if (value === null) return { to: 'set', wire: null };
  const wire = type.toWire(value, edit, edit.base);
  return wire.ok ? { to: 'set', wire: wire.value } : { to: 'problem', problem: wire.problem };
}

interface Sets {
  readonly base: readonly JsonValue[];
  readonly mine: readonly JsonValue[];
  readonly theirs: readonly JsonValue[];
  readonly merged: JsonValue;
}

function mergeSet(type: FieldType, edit: FieldEdit, { base, mine, theirs, merged }: Sets): MergedField {
  const { added, removed } = differenceOf(type, edit, base, mine);
  const there = new Set(theirs.map((item) => identityOf(type, edit, item)));
  const toAdd = added.filter((item) => !there.has(identityOf(type, edit, item)));
  const toRemove = removed.filter((item) => there.has(identityOf(type, edit, item)));
  if (toAdd.length === 0 && toRemove.length === 0) return { to: 'nothing' };
  const takesAdd = toAdd.length === 0 || edit.operations.includes('add');
  const takesRemove = toRemove.length === 0 || edit.operations.includes('remove');
  if (!takesAdd || !takesRemove) {
    return merged === null ? { to: 'set', wire: [] } : setTo(type, edit, merged);
  }
  const wired = [toAdd, toRemove].map((some) => type.toWire(some, edit));
  const bad = wired.find((wire) => !wire.ok);
  if (bad !== undefined && !bad.ok) return { to: 'problem', problem: bad.problem };
  const [adds = [], removes = []] = wired.map((wire) => (wire.ok ? items(wire.value) : []));
  return { to: 'update', verbs: [...adds.map((add) => ({ add })), ...removes.map((remove) => ({ remove }))] };
}

function differenceOf(
  type: FieldType,
  edit: FieldDescriptor,
  base: readonly JsonValue[],
  mine: readonly JsonValue[],
): { added: readonly JsonValue[]; removed: readonly JsonValue[] } {
  const inBase = new Set(base.map((item) => identityOf(type, edit, item)));
  const inMine = new Set(mine.map((item) => identityOf(type, edit, item)));
  return {
    added: mine.filter((item) => !inBase.has(identityOf(type, edit, item))),
    removed: base.filter((item) => !inMine.has(identityOf(type, edit, item))),
  };
}

/** What goes out for one of a set's items is what Jira knows it by. */
function identityOf(type: FieldType, edit: FieldDescriptor, item: JsonValue): string {
  const wire = type.toWire([item], edit);
  return canonicalJson(wire.ok && Array.isArray(wire.value) ? items(wire.value)[0] : item);
}

function items(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

/** What the person changed it from: what they saw, or what they themselves had made of it just before. */
function baseOf(
  type: FieldType,
  edit: FieldEdit,
  theirs: JsonValue | typeof UNREADABLE,
): JsonValue | typeof UNREADABLE {
  const base = readValue(type, edit.base, edit);
  // The base of a set is what stood on the screen, one's own waiting edits in it: what was not there was not taken out either.
  if ([base, edit.mine, theirs].some((value) => Array.isArray(value))) return base;
  if (theirs !== UNREADABLE) {
    const there = sentAs(type, edit, theirs);
    const own = edit.earlier?.some((value) => sentAs(type, edit, value) === there);
    if (own === true) return theirs;
  }
  return base;
}

/** Two values are the same to Jira when they would be sent alike. */
function sentAs(type: FieldType, edit: FieldDescriptor, value: JsonValue): string {
  if (value === null || type.isEmpty(value)) return 'null';
  const wire = type.toWire(value, edit);
  return canonicalJson(wire.ok ? wire.value : value);
}

const UNREADABLE = Symbol('a value that the catalogue cannot read');

function readValue(type: FieldType, wire: JsonValue, edit: FieldDescriptor): JsonValue | typeof UNREADABLE {
  if (wire === null || wire === '' || (Array.isArray(wire) && wire.length === 0)) return null;
  const value = type.fromWire(wire, edit);
  if (value === null) return UNREADABLE;
  return type.isEmpty(value) ? null : value;
}

/** What cannot be read is compared as it stands: a value that is not understood is never overwritten unseen. */
function mergeUnread(type: FieldType, edit: FieldEdit, mine: JsonValue, theirsWire: JsonValue): MergedField {
  if (canonicalJson(mine) === canonicalJson(theirsWire)) return { to: 'nothing' };
  if (canonicalJson(edit.base) === canonicalJson(theirsWire)) return setTo(type, edit, mine);
  return { to: 'conflict', clash: clashOf(edit, theirsWire) };
}

/** A question for a person, whatever the merge would say. What the catalogue cannot read is shown as Jira gave it. Pure. */
export function clashOf(edit: FieldEdit, theirsWire: JsonValue): Clash {
  const type = fieldTypeFor(edit.schema);
  const shown = (wire: JsonValue): JsonValue => (wire === null ? null : (type.fromWire(wire, edit) ?? wire));
  return { edit, base: shown(edit.base), mine: edit.mine, theirs: shown(theirsWire) };
}
