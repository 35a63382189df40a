export type TriggerKind = 'slash' | 'mention' | 'emoji';

export interface Trigger {
  readonly kind: TriggerKind;
  readonly query: string;
  /** How many characters before the cursor belong to it, its sign too. */
  readonly length: number;
}

const SIGNS: readonly { readonly kind: TriggerKind; readonly form: RegExp }[] = [
  // A command may have two words: "/code block".
  { kind: 'slash', form: /(?:^|\s)\/((?:\S+ ?\S*)?)$/ },
  // Names have spaces.
  { kind: 'mention', form: /(?:^|[\s(])@((?:[^\s@]+(?: [^\s@]*){0,2})?)$/ },
  // Two letters at least: `:)` and `12:3` are text.
  { kind: 'emoji', form: /(?:^|[\s(]):([a-z0-9_+-]{2,})$/i },
];

/** What the text before the cursor asks for, if anything; addresses and times of day ask for nothing. */
export function findTrigger(textBefore: string): Trigger | null {
  for (const { kind, form } of SIGNS) {
    const found = form.exec(textBefore);
    const query = found?.[1];
    if (query !== undefined && query.length <= 40) return { kind, query, length: query.length + 1 };
  }
  return null;
}
