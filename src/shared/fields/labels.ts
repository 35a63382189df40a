import { defineFieldType } from './define-field-type';
import type { Read } from './field-type';
import { isJiraCustom } from './known-custom';
import { joinList, splitList } from './list-text';
import { mergeSets } from './merge-values';
import { isTextList } from './value-guards';

const SEPARATORS = ',; \t\r\n\u00a0';
const LONGEST = 255;

/** No spaces, at most 255 characters each (contract 7.1). */
function checkLabels(labels: readonly string[]): Read<readonly string[]> {
  for (const label of labels) {
    if (label === '') return { ok: false, problem: 'One label is empty. Take it out.' };
    if (/\s/.test(label)) {
      return { ok: false, problem: `A label has no spaces: write "${label.trim().replace(/\s+/g, '-')}" instead.` };
    }
    if (label.length > LONGEST) {
      return { ok: false, problem: `A label has at most 255 characters: "${label.slice(0, 20)}…" is longer.` };
    }
  }
  return { ok: true, value: [...new Set(labels)] };
}

/** Labels, and `cft:labels`. */
export const labelsType = defineFieldType<readonly string[]>({
  name: 'labels',
  control: 'labels',
  notes: {
    schemas: '`labels`, `cft:labels`',
    text: 'labels between spaces or commas',
    merge: 'set',
    remarks: 'No spaces in a label, at most 255 characters each.',
  },
  holds: isTextList,
  matches: (schema) => schema.system === 'labels' || isJiraCustom(schema, 'labels'),
  isEmpty: (labels) => labels.length === 0,
  fromText: (text) => checkLabels(splitList(text, SEPARATORS)),
  toText: (labels) => joinList(labels, SEPARATORS, ' '),
  toWire: (labels) => checkLabels(labels),
  fromWire: (wire) => (isTextList(wire) && wire.length > 0 ? wire : null),
  merge: (base, mine, theirs) => mergeSets(base, mine, theirs, (label) => label),
  example: () => ['checkout', 'regression'],
});
