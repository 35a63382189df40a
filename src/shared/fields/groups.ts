import type { JsonValue } from '../json';
import { defineFieldType } from './define-field-type';
import type { Read } from './field-type';
import { groupFromWire, groupIdentity, groupToText, groupToWire, isNoGroup, readGroupText } from './group-text';
import { isArrayOf, isJiraCustom } from './known-custom';
import { joinList, splitList } from './list-text';
import { mergeSets } from './merge-values';
import { isGroupChoiceList } from './value-guards';
import type { GroupChoice } from './values';
import { readJsonForm } from './wire-text';

const SEPARATORS = ',;\n';

function withoutDoubles(groups: readonly GroupChoice[]): GroupChoice[] {
  const filled = groups.filter((group) => !isNoGroup(group));
  return [...new Map(filled.map((group) => [groupIdentity(group), group])).values()];
}

function fromWire(wire: JsonValue): readonly GroupChoice[] | null {
  if (!Array.isArray(wire)) return null;
  const groups = wire.map((item: JsonValue) => groupFromWire(item)).filter((group) => group !== null);
  return groups.length === 0 ? null : groups;
}

function readGroups(text: string): Read<readonly GroupChoice[]> {
  const wire = fromWire(readJsonForm(text));
  if (wire !== null) return { ok: true, value: withoutDoubles(wire) };
  const groups: GroupChoice[] = [];
  for (const entry of splitList(text, SEPARATORS)) {
    const read = readGroupText(entry);
    if (!read.ok) return read;
    groups.push(read.value);
  }
  return { ok: true, value: withoutDoubles(groups) };
}

/** `cft:multigrouppicker` and app fields that are arrays of groups. */
export const groupsType = defineFieldType<readonly GroupChoice[]>({
  name: 'groups',
  control: 'multi-group',
  notes: {
    schemas: '`cft:multigrouppicker`, arrays of `group`',
    text: 'groups between commas, semicolons or line breaks, each as in `group`; one that holds a comma stands in quotes',
    merge: 'set',
    remarks: null,
  },
  holds: isGroupChoiceList,
  matches: (schema) => isJiraCustom(schema, 'multigrouppicker') || isArrayOf(schema, 'group'),
  isEmpty: (groups) => groups.every(isNoGroup),
  fromText: (text) => readGroups(text),
  toText: (groups) => joinList(groups.map(groupToText), SEPARATORS, ', '),
  toWire: (groups) => ({ ok: true, value: withoutDoubles(groups).map(groupToWire) }),
  fromWire: (wire) => fromWire(wire),
  merge: (base, mine, theirs) => mergeSets(base, mine, theirs, groupIdentity),
  example: () => [{ name: 'jira-users' }, { name: 'site-admins' }],
});
