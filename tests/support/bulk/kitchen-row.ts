import { z } from '@shared/schema';

/** One column of a sheet for the kitchen sink: the field, what it is called, and a text that it takes. */
export interface KitchenCell {
  readonly fieldId: string;
  readonly name: string;
  readonly text: string;
}

const described = z.object({
  fields: z.array(z.object({ fieldId: z.string(), name: z.string(), set: z.string().nullable() })),
});

/** There one type has no parent, and a body holds one of them. */
const NO_PARENT = new Set(['parent', 'customfield_10014', 'customfield_10018']);
/** Links follow an issue of a sheet, as changes of their own. */
const OF_THEIR_OWN = new Set(['issuelinks']);
/** Examples of what a site alone knows, and what the sandbox knows in their place. */
const KNOWN: readonly (readonly [string, string])[] = [
  ['<712020:5b10ac8d-0000-4000-8000-00c04fd430c8>', 'Mara Lind <712020:27637710-b443-4da2-b3fd-0c5890feef2e>'],
  ['jira-users', 'jira-users-larkfield'],
];

/** A cell for each field that can be set, from what `fields PROJECT TYPE` prints: its own examples. */
export function kitchenRow(printed: string): KitchenCell[] {
  const { fields } = described.parse(JSON.parse(printed));
  return fields.flatMap(({ fieldId, name, set }) =>
    set === null || NO_PARENT.has(fieldId) || OF_THEIR_OWN.has(fieldId) ? [] : [{ fieldId, name, text: textOf(set) }],
  );
}

/** The value behind the `=` of `--set 'field=value'`, as a shell would give it. */
function textOf(set: string): string {
  const word = set
    .replace(/^--set /, '')
    .replace(/^'(.*)'$/s, '$1')
    .replaceAll("'\\''", "'");
  const text = word.slice(word.indexOf('=') + 1);
  return KNOWN.reduce((known, [example, real]) => known.replace(example, real), text);
}
