import { defineFieldType } from './define-field-type';
import { issueFromWire, readIssueText } from './issue-text';
import { mergeWhole } from './merge-values';
import { isIssueChoice } from './value-guards';
import type { IssueChoice } from './values';

/** The parent of a sub-task or child issue. `expand=schema` has been seen to call it an array of links (contract 7). */
export const parentType = defineFieldType<IssueChoice>({
  name: 'parent',
  control: 'issue',
  notes: {
    schemas: '`parent`, type `issuelink`',
    text: 'an issue key, the link of the issue, or its number',
    merge: 'whole',
    remarks: 'Some answers of Jira describe it as an array of links; it is one issue all the same.',
  },
  meansParent: ({ system }) => (system === 'parent' ? 'parent' : null),
  holds: isIssueChoice,
  matches: (schema) => schema.system === 'parent' || schema.type === 'issuelink',
  isEmpty: (issue) => issue.key.trim() === '',
  fromText: (text) => {
    const read = readIssueText(text);
    return read.ok ? { ok: true, value: { key: read.value, summary: '' } } : read;
  },
  toText: (issue) => issue.key,
  toWire: (issue) => {
    const read = readIssueText(issue.key);
    if (!read.ok) return read;
    return { ok: true, value: /^\d+$/.test(read.value) ? { id: read.value } : { key: read.value } };
  },
  fromWire: (wire) => issueFromWire(wire),
  merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, (issue) => issue.key.trim().toUpperCase()),
  example: () => ({ key: 'SHOP-12' }),
});
