import { defineFieldType } from './define-field-type';
import { mergeWhole } from './merge-values';
import { readUserText, userFromWire, userToText } from './user-text';
import { isUserChoice } from './value-guards';
import type { UserChoice } from './values';

/** Assignee, reporter and user pickers: one person, by account id. */
export const userType = defineFieldType<UserChoice>({
  name: 'user',
  control: 'user',
  notes: {
    schemas: 'type `user`: `assignee`, `reporter`, `cft:userpicker`, app fields',
    text: 'an account ID, or `Name <account ID>`',
    merge: 'whole',
    remarks: 'Names are not unique and never taken for a person.',
  },
  holds: isUserChoice,
  none: ({ system }) => (system === 'assignee' ? 'Unassigned' : 'Nobody'),
  matches: (schema) => schema.type === 'user',
  isEmpty: (user) => user.accountId === '',
  fromText: (text) => readUserText(text),
  toText: userToText,
  toWire: (user) => ({ ok: true, value: { accountId: user.accountId } }),
  fromWire: (wire) => userFromWire(wire),
  merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, (user) => user.accountId),
  example: () => ({ accountId: '712020:5b10ac8d-0000-4000-8000-00c04fd430c8' }),
});
