import { defineFieldType } from './define-field-type';
import type { Read } from './field-type';
import { isJiraCustom } from './known-custom';
import { mergeWhole } from './merge-values';
import { isText } from './value-guards';

function readAddress(text: string): Read<string> {
  const address = text.trim();
  if (/^[a-z][a-z0-9+.-]*:\S+$/i.test(address)) return { ok: true, value: address };
  return { ok: false, problem: 'Jira wants a whole address without spaces, for example https://a.example/page.' };
}

/** `cft:url`: one address, as text. */
export const urlType = defineFieldType<string>({
  name: 'url',
  control: 'text',
  notes: {
    schemas: '`cft:url`',
    text: 'a whole address, `https://a.example/page`',
    merge: 'whole',
    remarks: null,
  },
  holds: isText,
  shown: () => 'link',
  matches: (schema) => isJiraCustom(schema, 'url'),
  isEmpty: (value) => value.trim() === '',
  fromText: readAddress,
  toText: (value) => value,
  toWire: readAddress,
  fromWire: (wire) => (typeof wire === 'string' ? wire : null),
  merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, (text) => text.trim()),
  example: () => 'https://a.example/page',
});
