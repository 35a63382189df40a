import type { JsonValue } from '../json';
import { isJsonObject } from '../json';
import { acceptedSentence, choicesOf, findChoice } from './choices';
import { defineFieldType } from './define-field-type';
import type { FieldDescriptor, Read } from './field-type';
import { isJiraCustom } from './known-custom';
import { mergeWhole } from './merge-values';
import { namedIdToText, readNamedId } from './named-id-text';
import { isTeamChoice } from './value-guards';
import type { TeamChoice } from './values';

/** A team's id has no spaces and a digit somewhere; a name rarely has both. */
const ID = /^(?=\S*\d)[^\s<>]+$/;

function fromText(text: string, field: FieldDescriptor): Read<TeamChoice> {
  const typed = text.trim();
  const named = readNamedId(typed);
  if (named !== null) return { ok: true, value: named };
  const known = choicesOf(field);
  const found = known === null ? null : findChoice(typed, known);
  if (found?.ok === true) return { ok: true, value: { id: found.value.id, name: found.value.label } };
  if (ID.test(typed)) return { ok: true, value: { id: typed, name: '' } };
  return {
    ok: false,
    problem:
      known === null
        ? `Jira knows teams by ID, not by "${typed}". Write the ID, or Name <team ID>.`
        : `There is no team "${typed}". ${acceptedSentence(typed, known)}`,
  };
}

function fromWire(wire: JsonValue): TeamChoice | null {
  if (typeof wire === 'string') return wire === '' ? null : { id: wire, name: '' };
  if (!isJsonObject(wire) || typeof wire['id'] !== 'string' || wire['id'] === '') return null;
  const name = wire['name'] ?? wire['title'];
  return { id: wire['id'], name: typeof name === 'string' ? name : '' };
}

/** Atlassian teams and the teams of plans: read as an object, sent as the bare id (contract 7.2). */
export const teamType = defineFieldType<TeamChoice>({
  name: 'team',
  control: 'team',
  notes: {
    schemas: 'type `team`: `cft:atlassian-team`, `com.atlassian.teams:rm-teams-custom-field-team`',
    text: 'the id of the team, or `Name <id>`',
    merge: 'whole',
    remarks: 'Read as an object, sent as the bare id.',
  },
  holds: isTeamChoice,
  matches: (schema) =>
    schema.type === 'team' ||
    isJiraCustom(schema, 'atlassian-team') ||
    schema.custom === 'com.atlassian.teams:rm-teams-custom-field-team',
  isEmpty: ({ id }) => id.trim() === '',
  fromText,
  toText: (team) => (team.name.trim() === '' && !ID.test(team.id) ? `<${team.id}>` : namedIdToText(team)),
  toWire: ({ id }) => ({ ok: true, value: id.trim() }),
  fromWire: (wire) => fromWire(wire),
  merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, ({ id }) => id.trim()),
  example: () => '36885b3c-1bf0-4f85-a357-c5b858c31de4',
});
