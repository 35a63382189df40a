import { readDate } from './date-text';
import { defineFieldType } from './define-field-type';
import { mergeWhole } from './merge-values';
import { isText } from './value-guards';

/** Due date and date pickers: `YYYY-MM-DD` in the value and on the wire. */
export const dateType = defineFieldType<string>({
  name: 'date',
  control: 'date',
  notes: {
    schemas: 'type `date`: `duedate`, `cft:datepicker`, baselines of plans',
    text: '`2026-11-30`, `30.11.2026`, `30 Nov 2026`; what can be two days is asked about',
    merge: 'whole',
    remarks: null,
  },
  holds: isText,
  matches: (schema) => schema.type === 'date',
  isEmpty: (value) => value.trim() === '',
  fromText: (text) => readDate(text),
  toText: (value) => value,
  toWire: (value) => readDate(value),
  fromWire: (wire) => (typeof wire === 'string' ? wire : null),
  merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, (text) => text.trim()),
  example: () => '2026-11-30',
});
