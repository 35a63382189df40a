import type { JsonValue } from '../json';
import { isJsonObject } from '../json';
import type { Read } from './field-type';
import type { UserChoice } from './values';

/**
 * A person by account id, alone or behind a name: `Mara Lind <712020:…>`. Names are not unique and e-mail addresses may
 * be hidden (contract 3.4), so neither is taken for a person.
 */
export function readUserText(text: string): Read<UserChoice> {
  const typed = text.trim();
  const named = /^([^<>]*)<\s*([^\s<>]+)\s*>$/.exec(typed);
  if (named) return { ok: true, value: { accountId: named[2] ?? '', displayName: (named[1] ?? '').trim() } };
  // An account id has no spaces and a digit somewhere; a first name has none.
  if (/^[^\s<>@]+$/.test(typed) && /\d/.test(typed)) return { ok: true, value: { accountId: typed, displayName: '' } };
  return {
    ok: false,
    problem: `Jira knows people by account ID, not by "${typed}". Write the ID, or Name <account ID>.`,
  };
}

export function userToText(user: UserChoice): string {
  // Angle brackets in a name would end it early; the account ID is what counts.
  const name = user.displayName.replace(/[<>]/g, ' ').trim();
  return name === '' ? `<${user.accountId}>` : `${name} <${user.accountId}>`;
}

export function userFromWire(wire: JsonValue | undefined): UserChoice | null {
  if (!isJsonObject(wire)) return null;
  const accountId = wire['accountId'] ?? wire['id'];
  if (typeof accountId !== 'string' || accountId === '') return null;
  const displayName = wire['displayName'];
  return { accountId, displayName: typeof displayName === 'string' ? displayName : '' };
}
