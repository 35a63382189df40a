import { defineFieldType } from './define-field-type';
import { groupFromWire, groupIdentity, groupToText, groupToWire, isNoGroup, readGroupText } from './group-text';
import { mergeWhole } from './merge-values';
import { isGroupChoice } from './value-guards';
import type { GroupChoice } from './values';

/** `cft:grouppicker` and app fields of type `group`: one group. */
export const groupType = defineFieldType<GroupChoice>({
  name: 'group',
  control: 'group',
  notes: {
    schemas: 'type `group`: `cft:grouppicker`, app fields',
    text: 'the name of the group, its id, or both: `jira-users <276f955c-63d7-42c8-9520-92d01dca0625>`',
    merge: 'whole',
    remarks: 'Sent by name where that is known, otherwise by `groupId`.',
  },
  holds: isGroupChoice,
  matches: (schema) => schema.type === 'group',
  isEmpty: isNoGroup,
  fromText: (text) => readGroupText(text),
  toText: groupToText,
  toWire: (group) => ({ ok: true, value: groupToWire(group) }),
  fromWire: (wire) => groupFromWire(wire),
  merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, groupIdentity),
  example: () => ({ name: 'jira-users' }),
});
