import type { JsonValue } from '../json';
import { defineFieldType } from './define-field-type';
import type { Read } from './field-type';
import {
  issueLinkFromWire,
  issueLinkIdentity,
  issueLinkToText,
  issueLinkToWire,
  readIssueLinkText,
} from './issue-link-text';
import { isArrayOf } from './known-custom';
import { joinList, splitList } from './list-text';
import { mergeSets } from './merge-values';
import { isIssueLinkList } from './value-guards';
import type { IssueLink } from './values';
import { readJsonForm } from './wire-text';

const SEPARATORS = ',;\n';

function withoutDoubles(links: readonly IssueLink[]): IssueLink[] {
  return [...new Map(links.map((link) => [issueLinkIdentity(link), link])).values()];
}

/** Null also where one of them is not understood: a link is never dropped unseen. */
function fromWire(wire: JsonValue): readonly IssueLink[] | null {
  const items: readonly JsonValue[] = Array.isArray(wire) ? (wire as readonly JsonValue[]) : [wire];
  const links = items.map((item) => issueLinkFromWire(item)).filter((link) => link !== null);
  return links.length === 0 || links.length < items.length ? null : links;
}

function readLinks(text: string): Read<readonly IssueLink[]> {
  const wire = fromWire(readJsonForm(text));
  if (wire !== null) return { ok: true, value: withoutDoubles(wire) };
  const links: IssueLink[] = [];
  for (const entry of splitList(text, SEPARATORS)) {
    const read = readIssueLinkText(entry);
    if (!read.ok) return read;
    links.push(read.value);
  }
  return { ok: true, value: withoutDoubles(links) };
}

function toWire(links: readonly IssueLink[]): Read<JsonValue> {
  const wire: JsonValue[] = [];
  for (const link of withoutDoubles(links)) {
    const sent = issueLinkToWire(link);
    if (!sent.ok) return sent;
    wire.push(sent.value);
  }
  return { ok: true, value: wire };
}

/** Linked issues. They can only be added: the compiler puts each under `update.issuelinks` with its `add`. */
export const issueLinksType = defineFieldType<readonly IssueLink[]>({
  name: 'issue-links',
  control: 'issue-links',
  notes: {
    schemas: '`issuelinks`',
    text: '`Blocks -> SHOP-12` (this one blocks it), `Blocks <- SHOP-12` (it blocks this one), several between commas',
    merge: 'set',
    remarks:
      'Sent as `update.issuelinks: [{"add": …}]`; what the form does not require is a change of its own after the create.',
  },
  holds: isIssueLinkList,
  matches: (schema) => schema.system === 'issuelinks' || isArrayOf(schema, 'issuelinks'),
  isEmpty: (links) => links.length === 0,
  fromText: (text) => readLinks(text),
  toText: (links) => joinList(links.map(issueLinkToText), SEPARATORS, ', '),
  toWire: (links) => toWire(links),
  fromWire: (wire) => fromWire(wire),
  merge: (base, mine, theirs) => mergeSets(base, mine, theirs, issueLinkIdentity),
  example: () => [{ type: { name: 'Blocks' }, outwardIssue: { key: 'SHOP-12' } }],
});
