import { defineFieldType } from './define-field-type';
import { issueFromWire, readIssueText } from './issue-text';
import { mergeWhole } from './merge-values';
import { isIssueChoice } from './value-guards';
import type { IssueChoice } from './values';

/** Deprecated in favour of `parent`; both take the bare key (contract 7.2). */
const KEY_FIELDS: ReadonlySet<string> = new Set([
  'com.pyxis.greenhopper.jira:gh-epic-link',
  'com.atlassian.jpo:jpo-custom-field-parent',
]);

/** The epic or the parent as it was set before `parent` did for every level: one issue, as a bare key. */
export const epicLinkType = defineFieldType<IssueChoice>({
  name: 'epic-link',
  control: 'issue',
  notes: {
    schemas: '`gh:gh-epic-link`, `com.atlassian.jpo:jpo-custom-field-parent`',
    text: 'an issue key, or the link of the issue',
    merge: 'whole',
    remarks:
      'Deprecated: `parent` does the same for every level, and is sent in its place where the form has it. Sent as the bare key otherwise, and where it is required.',
  },
  hint: () => 'Jira takes Parent for it nowadays: it is sent as Parent where the form has one.',
  meansParent: () => 'of-old',
  holds: isIssueChoice,
  matches: ({ custom }) => custom !== undefined && KEY_FIELDS.has(custom),
  isEmpty: (issue) => issue.key.trim() === '',
  fromText: (text) => {
    const read = readIssueText(text);
    return read.ok ? { ok: true, value: { key: read.value, summary: '' } } : read;
  },
  toText: (issue) => issue.key,
  toWire: (issue) => readIssueText(issue.key),
  // Parent Link is read as an object around the issue.
  fromWire: (wire) => (typeof wire === 'string' && wire !== '' ? { key: wire, summary: '' } : issueFromWire(wire)),
  merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, (issue) => issue.key.trim().toUpperCase()),
  example: () => 'SHOP-12',
});
