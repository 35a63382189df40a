import type { JsonObject, JsonValue } from '../json';
import { isJsonObject } from '../json';
import type { Read } from './field-type';
import { namedIdToText, readNamedId } from './named-id-text';
import type { GroupChoice } from './values';
import { readJsonForm } from './wire-text';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A group by its name, by its id (a UUID), or both: `jira-users <276f955c-…>`. Names are unique on a site. */
export function readGroupText(text: string): Read<GroupChoice> {
  const typed = text.trim();
  const wire = groupFromWire(readJsonForm(typed));
  if (wire !== null) return { ok: true, value: wire };
  const named = readNamedId(typed);
  if (named !== null) return { ok: true, value: { groupId: named.id, name: named.name } };
  if (UUID.test(typed)) return { ok: true, value: { groupId: typed, name: '' } };
  if (typed !== '' && !/[<>]/.test(typed)) return { ok: true, value: { groupId: null, name: typed } };
  return { ok: false, problem: `"${typed}" is not a group. Write its name, for example jira-users.` };
}

export function groupToText({ groupId, name }: GroupChoice): string {
  if (groupId === null || groupId === '') return name;
  if (name.trim() !== '') return namedIdToText({ id: groupId, name });
  return UUID.test(groupId) ? groupId : `<${groupId}>`;
}

/** By name where it is known, as the contract has it for one group and for several (7.2); otherwise by id. */
export function groupToWire({ groupId, name }: GroupChoice): JsonObject {
  return name.trim() === '' ? { groupId } : { name: name.trim() };
}

/** Read gives `{name, groupId, self}`; Atlassian's own example posts the bare name. */
export function groupFromWire(wire: JsonValue | undefined): GroupChoice | null {
  if (typeof wire === 'string') return wire.trim() === '' ? null : { groupId: null, name: wire };
  if (!isJsonObject(wire)) return null;
  const groupId = typeof wire['groupId'] === 'string' && wire['groupId'] !== '' ? wire['groupId'] : null;
  const name = typeof wire['name'] === 'string' ? wire['name'] : '';
  return groupId === null && name.trim() === '' ? null : { groupId, name };
}

export function groupIdentity({ groupId, name }: GroupChoice): string {
  return name.trim() === '' ? `id ${groupId ?? ''}` : `name ${name.trim()}`;
}

export function isNoGroup({ groupId, name }: GroupChoice): boolean {
  return (groupId ?? '') === '' && name.trim() === '';
}
