import { parseIssueKey } from '../jira/issue-key';
import type { JsonObject, JsonValue } from '../json';
import { isJsonObject } from '../json';
import type { Read } from './field-type';
import type { IssueLink } from './values';

const FORM = /^(?<type>.+?)\s*(?<arrow>->|→|<-|←)\s*(?<other>\S+)$/;

const HOW = 'Write it like Blocks -> SHOP-12 (this one blocks it) or Blocks <- SHOP-12 (it blocks this one).';

/** `Blocks -> SHOP-12`: the name of the link type, the direction, the other issue by key or link. */
export function readIssueLinkText(text: string): Read<IssueLink> {
  const typed = text.trim();
  const groups = FORM.exec(typed)?.groups;
  if (groups === undefined) return { ok: false, problem: `"${typed}" is not a link. ${HOW}` };
  const { type = '', arrow = '', other = '' } = groups;
  const key = /^\d+$/.test(other) ? other : parseIssueKey(other)?.key;
  if (key === undefined) return { ok: false, problem: `"${other}" is not an issue key. ${HOW}` };
  const outward = arrow === '->' || arrow === '→';
  return {
    ok: true,
    value: {
      typeName: type.trim(),
      typeId: '',
      direction: outward ? 'outward' : 'inward',
      words: '',
      issue: { key, summary: '' },
    },
  };
}

export function issueLinkToText(link: IssueLink): string {
  const type = link.typeName.trim() === '' ? link.typeId : link.typeName.trim();
  return `${type} ${link.direction === 'outward' ? '->' : '<-'} ${link.issue.key.trim()}`;
}

/** `{"type":{"name"},"outwardIssue":{"key"}}`, the inside of `update.issuelinks[].add` (contract 7.1). */
export function issueLinkToWire({ typeName, typeId, direction, issue }: IssueLink): Read<JsonObject> {
  const name = typeName.trim();
  if (name === '' && typeId === '')
    return { ok: false, problem: `Say how ${issue.key} is linked, for example Blocks.` };
  const typed = issue.key.trim();
  const other = /^\d+$/.test(typed) ? { id: typed } : { key: parseIssueKey(typed)?.key ?? '' };
  if (other.key === '') return { ok: false, problem: `"${typed}" is not an issue key. Write it like SHOP-12.` };
  return {
    ok: true,
    value: { type: name === '' ? { id: typeId } : { name }, [`${direction}Issue`]: other },
  };
}

/** A link as it is posted, with its verb or without, or as an issue is read with it. */
export function issueLinkFromWire(wire: JsonValue): IssueLink | null {
  if (!isJsonObject(wire)) return null;
  const link = isJsonObject(wire['add']) ? wire['add'] : wire;
  const type = link['type'];
  const direction = isJsonObject(link['outwardIssue']) ? 'outward' : 'inward';
  const issue = link[`${direction}Issue`];
  if (!isJsonObject(type) || !isJsonObject(issue)) return null;
  const typeName = textOf(type['name']);
  const typeId = textOf(type['id']);
  const key = textOf(issue['key'] ?? issue['id']);
  if (key === '' || (typeName === '' && typeId === '')) return null;
  const summary = isJsonObject(issue['fields']) ? textOf(issue['fields']['summary']) : '';
  return { typeName, typeId, direction, words: textOf(type[direction]), issue: { key, summary } };
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** One type, one direction, one other issue: Jira keeps such a link once. */
export function issueLinkIdentity({ typeName, typeId, direction, issue }: IssueLink): string {
  const type = typeName.trim() === '' ? `id ${typeId}` : `name ${typeName.trim().toLowerCase()}`;
  return JSON.stringify([type, direction, issue.key.trim().toUpperCase()]);
}
