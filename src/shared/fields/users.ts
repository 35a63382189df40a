import type { JsonValue } from '../json';
import { defineFieldType } from './define-field-type';
import type { Read } from './field-type';
import { isArrayOf, isJiraCustom } from './known-custom';
import { joinList, splitList } from './list-text';
import { mergeSets } from './merge-values';
import { BETWEEN_PEOPLE, signsBetweenPeople } from './people-text';
import { readUserText, userFromWire, userToText } from './user-text';
import { isUserChoiceList } from './value-guards';
import type { UserChoice } from './values';

function withoutDoubles(users: readonly UserChoice[]): UserChoice[] {
  return [...new Map(users.map((user) => [user.accountId, user])).values()];
}

function readUsers(text: string): Read<readonly UserChoice[]> {
  const users: UserChoice[] = [];
  for (const entry of splitList(text, signsBetweenPeople(text))) {
    const read = readUserText(entry);
    if (!read.ok) return read;
    users.push(read.value);
  }
  return { ok: true, value: withoutDoubles(users) };
}

/** Multi-user pickers and the people field of team-managed projects. */
export const usersType = defineFieldType<readonly UserChoice[]>({
  name: 'users',
  control: 'multi-user',
  notes: {
    schemas: '`cft:multiuserpicker`, `cft:people`, arrays of `user`',
    text: 'people between commas, semicolons or line breaks, each as in `user`; `Lind, Mara; Voss, Oda` is two',
    merge: 'set',
    remarks: null,
  },
  holds: isUserChoiceList,
  matches: (schema) => isJiraCustom(schema, 'multiuserpicker', 'people') || isArrayOf(schema, 'user'),
  isEmpty: (users) => users.length === 0,
  fromText: (text) => readUsers(text),
  toText: (users) => joinList(users.map(userToText), BETWEEN_PEOPLE, ', '),
  toWire: (users) => ({ ok: true, value: withoutDoubles(users).map(({ accountId }) => ({ accountId })) }),
  fromWire: (wire) => {
    if (!Array.isArray(wire)) return null;
    const users = wire.map((item: JsonValue) => userFromWire(item)).filter((user) => user !== null);
    return users.length === 0 ? null : users;
  },
  merge: (base, mine, theirs) => mergeSets(base, mine, theirs, (user) => user.accountId),
  example: () => [{ accountId: '712020:5b10ac8d-0000-4000-8000-00c04fd430c8' }],
});
