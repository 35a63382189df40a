import { adfToText } from '@shared/adf/to-text';
import { fieldTypeFor } from '@shared/fields/catalogue';
import { readableText } from '@shared/fields/readable-text';
import type { ChangeInput, FieldEdit } from '@shared/ipc/change-input';
import { isJsonObject, type JsonValue } from '@shared/json';

const LONGEST = 80;
const LONGEST_VALUE = 40;
const NOTHING = 'none';

/** What a change is called in a list: `labels: + regression`, `Status: To Do → In Progress`, `Comment: its first words`. Pure. */
export function titleOf(input: ChangeInput): string {
  return cut(longTitleOf(input), LONGEST);
}

function longTitleOf(input: ChangeInput): string {
  switch (input.kind) {
    case 'edit':
      return input.fields.map(editTitle).join(' · ');
    case 'assign':
      return `Assignee: ${input.base?.displayName ?? NOTHING} → ${input.mine?.displayName ?? NOTHING}`;
    case 'transition':
      return [`Status: ${input.from.name} → ${input.to.name}`, ...input.fields.map(editTitle)].join(' · ');
    case 'comment':
      return `Comment: ${firstWords(input.body)}`;
    case 'edit-comment':
      return `Comment edited: ${firstWords(input.mine)}`;
    case 'worklog':
      return `Worklog: ${duration(input.timeSpentSeconds)}`;
    case 'link':
      return input.direction === 'outward'
        ? `Link: ${input.typeName} → ${input.otherKey}`
        : `Link: ${input.typeName} ← ${input.otherKey}`;
    case 'watch':
      return input.watching ? 'Watchers: + one' : 'Watchers: − one';
  }
}

/** Sets say what comes and what goes, everything else what it was and is to be. */
function editTitle(edit: FieldEdit): string {
  const { name, schema, mine } = edit;
  const type = fieldTypeFor(schema);
  const base = edit.base === null ? null : type.fromWire(edit.base, edit);
  if (type.madeOf === 'several' && isList(base ?? []) && isList(mine ?? [])) {
    const texts = (value: JsonValue): string[] =>
      isList(value) ? value.map((item) => readableText([item], schema).trim()).filter((text) => text !== '') : [];
    const before = texts(base ?? []);
    const now = texts(mine ?? []);
    const comes = now.filter((text) => !before.includes(text)).map((text) => `+ ${text}`);
    const goes = before.filter((text) => !now.includes(text)).map((text) => `− ${text}`);
    return `${name}: ${[...comes, ...goes].join(', ') || 'unchanged'}`;
  }
  const shown = (value: JsonValue): string =>
    value === null ? NOTHING : cut(oneLine(readableText(value, schema)), LONGEST_VALUE) || NOTHING;
  // Before and after of a text do not fit on a line: what it is to be says enough.
  if (type.madeOf === 'document') return `${name}: ${shown(mine)}`;
  return `${name}: ${shown(base)} → ${shown(mine)}`;
}

function firstWords(document: JsonValue): string {
  return isJsonObject(document) ? oneLine(adfToText(document)) : '';
}

function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? `${hours}h` : '', rest > 0 || hours === 0 ? `${rest}m` : '']
    .filter((part) => part !== '')
    .join(' ');
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
