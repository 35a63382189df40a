import type { JsonValue } from '../json';
import { isJsonObject } from '../json';
import { choicesOf, findChoice, readChoice } from './choices';
import { defineFieldType } from './define-field-type';
import type { FieldDescriptor, Read } from './field-type';
import { joinList, splitList } from './list-text';
import { mergeWhole } from './merge-values';
import { namedIdToText, readNamedId } from './named-id-text';
import { isRestriction } from './value-guards';
import type { Choice, Restriction } from './values';
import { readJsonForm } from './wire-text';

const SEPARATORS = ',;\n';

function readRole(text: string, field: FieldDescriptor): Read<Choice> {
  const typed = text.trim();
  const { id, name } = readNamedId(typed) ?? { id: typed, name: '' };
  if (/^\d+$/.test(id)) return { ok: true, value: { id, label: name } };
  const known = choicesOf(field);
  if (known !== null) return findChoice(typed, known);
  return { ok: false, problem: byNumber(typed) };
}

function byNumber(typed: string): string {
  return `Jira takes project roles by number, for example 10002, not "${typed}".`;
}

function readRoles(text: string, field: FieldDescriptor): Read<Restriction> {
  const wire = fromWire(readJsonForm(text));
  if (wire !== null) return { ok: true, value: wire };
  const roles: Choice[] = [];
  for (const entry of splitList(text, SEPARATORS)) {
    const read = readRole(entry, field);
    if (!read.ok) return read;
    roles.push(read.value);
  }
  return { ok: true, value: { roles: withoutDoubles(roles) } };
}

function withoutDoubles(roles: readonly Choice[]): Choice[] {
  return [...new Map(roles.map((role) => [role.id, role])).values()];
}

/** Read gives `shouldDisplay` beside the roles, which is Jira's own to say. */
function fromWire(wire: JsonValue): Restriction | null {
  const restrictions = isJsonObject(wire) ? wire['issuerestrictions'] : undefined;
  const given = isJsonObject(restrictions) ? restrictions['projectrole'] : undefined;
  if (!Array.isArray(given)) return null;
  const roles = given.map((item: JsonValue) => readChoice(item)).filter((role) => role !== null);
  const numbered = roles.filter(({ id }) => id !== '');
  if (numbered.length === 0) return null;
  // A role that Jira gives by its number alone has no name yet.
  return { roles: numbered.map(({ id, label }) => ({ id, label: label === id ? '' : label })) };
}

/** Who may see an issue of a team-managed project: members of these roles. */
export const restrictionType = defineFieldType<Restriction>({
  name: 'restriction',
  control: 'restriction',
  notes: {
    schemas: '`issuerestriction`, of team-managed projects',
    text: 'numbers of project roles, or `Name <number>`, several between commas',
    // Who may see an issue is one decision: two lists are never mixed.
    merge: 'whole',
    remarks: null,
  },
  holds: isRestriction,
  matches: (schema) => schema.type === 'issuerestriction' || schema.system === 'issuerestriction',
  isEmpty: ({ roles }) => roles.length === 0,
  fromText: readRoles,
  toText: ({ roles }) =>
    joinList(
      roles.map(({ id, label }) => namedIdToText({ id, name: label })),
      SEPARATORS,
      ', ',
    ),
  toWire: ({ roles }) => {
    const nameless = roles.find(({ id }) => !/^\d+$/.test(id));
    if (nameless !== undefined) return { ok: false, problem: byNumber(nameless.label) };
    const projectrole = withoutDoubles(roles).map(({ id }) => ({ id }));
    return { ok: true, value: { issuerestrictions: { projectrole } } };
  },
  fromWire: (wire) => fromWire(wire),
  merge: (base, mine, theirs) =>
    mergeWhole(base, mine, theirs, ({ roles }) => JSON.stringify(roles.map(({ id }) => id).sort())),
  example: (field) => ({
    issuerestrictions: { projectrole: [{ id: choicesOf(field)?.[0]?.id ?? '10002' }] },
  }),
});
