import type { ChangeInput } from '../ipc/change-input';
import type { CreateField } from '../jira/field';
import { isJsonObject, type JsonObject, type JsonValue } from '../json';

type LinkInput = Extract<ChangeInput, { kind: 'link' }>;

/**
 * Takes the links that the form does not require out of the body of a create: each is a change of its own, so that a link that
 * Jira refuses never takes the issue along. What is written in a way that is not understood stays where it is. Pure.
 */
export function separateLinks(
  body: JsonObject,
  fields: readonly CreateField[],
): { readonly body: JsonObject; readonly links: readonly LinkInput[] } {
  const stays = { body, links: [] };
  if (fields.find(({ fieldId }) => fieldId === 'issuelinks')?.required !== false) return stays;
  const { update, ...rest } = body;
  if (!isJsonObject(update) || !isList(update['issuelinks'])) return stays;
  const links = update['issuelinks'].map(linkOf);
  const understood = links.filter((link) => link !== null);
  if (understood.length < links.length) return stays;
  const { issuelinks: _taken, ...others } = update;
  return { body: Object.keys(others).length === 0 ? rest : { ...rest, update: others }, links: understood };
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** `{"add":{"type":{"name":…},"outwardIssue":{"key":…}}}`, and nothing else in it. */
function linkOf(operation: JsonValue): LinkInput | null {
  const link = isJsonObject(operation) && Object.keys(operation).length === 1 ? operation['add'] : undefined;
  if (!isJsonObject(link) || Object.keys(link).length !== 2 || !isJsonObject(link['type'])) return null;
  const { name } = link['type'];
  const direction = 'outwardIssue' in link ? 'outward' : 'inward';
  const other = link[`${direction}Issue`];
  const key = isJsonObject(other) ? other['key'] : undefined;
  if (typeof name !== 'string' || name === '' || typeof key !== 'string' || key === '') return null;
  return { kind: 'link', typeName: name, direction, otherKey: key };
}
