import { parseIssueKey } from '../jira/issue-key';
import type { JsonValue } from '../json';
import { isJsonObject } from '../json';
import { defineFieldType } from './define-field-type';
import type { Read } from './field-type';
import { mergeWhole } from './merge-values';
import { isIssueChoice } from './value-guards';
import type { IssueChoice } from './values';

function readIssue(text: string): Read<string> {
  const typed = text.trim();
  // Jira's numeric ids are as good as keys, and survive a move.
  if (/^\d+$/.test(typed)) return { ok: true, value: typed };
  const found = parseIssueKey(typed);
  if (found !== null) return { ok: true, value: found.key };
  return { ok: false, problem: `"${typed}" is not an issue key. Write it like SHOP-12, or paste the issue's link.` };
}

function summaryOf(wire: JsonValue | undefined): string {
  const fields = isJsonObject(wire) ? wire['fields'] : undefined;
  const summary = isJsonObject(fields) ? fields['summary'] : undefined;
  return typeof summary === 'string' ? summary : '';
}

function fromWire(wire: JsonValue): IssueChoice | null {
  if (!isJsonObject(wire)) return null;
  const key = wire['key'] ?? wire['id'];
  return typeof key === 'string' && key !== '' ? { key, summary: summaryOf(wire) } : null;
}

/** The parent of a sub-task or child issue. `expand=schema` has been seen to call it an array of links (contract 7). */
export const parentType = defineFieldType<IssueChoice>({
  name: 'parent',
  control: 'issue',
  holds: isIssueChoice,
  matches: (schema) => schema.system === 'parent' || schema.type === 'issuelink',
  isEmpty: (issue) => issue.key.trim() === '',
  fromText: (text) => {
    const read = readIssue(text);
    return read.ok ? { ok: true, value: { key: read.value, summary: '' } } : read;
  },
  toText: (issue) => issue.key,
  toWire: (issue) => {
    const read = readIssue(issue.key);
    if (!read.ok) return read;
    return { ok: true, value: /^\d+$/.test(read.value) ? { id: read.value } : { key: read.value } };
  },
  fromWire: (wire) => fromWire(wire),
  merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, (issue) => issue.key.trim().toUpperCase()),
  example: () => ({ key: 'SHOP-12' }),
});
