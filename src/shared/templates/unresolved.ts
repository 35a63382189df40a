import type { CreateField } from '../jira/field';
import type { JsonValue } from '../json';
import { textsOf } from './fill-values';
import { placeholdersIn, strangersIn } from './placeholders';

/** What of a field would go to Jira in double braces. */
export interface Unresolved {
  readonly fieldId: string;
  readonly name: string;
  /** Placeholders as they are written, `{{today}}`. */
  readonly placeholders: readonly string[];
  /** What looks like one and is none, `{{tomorow}}`. */
  readonly strangers: readonly string[];
}

/** The fields whose values hold placeholders, or what looks like one, in the order of the form. Pure. */
export function unresolvedIn(
  values: Readonly<Record<string, JsonValue>>,
  fields: readonly Pick<CreateField, 'fieldId' | 'name'>[],
): readonly Unresolved[] {
  return fields.flatMap(({ fieldId, name }): Unresolved[] => {
    const value = values[fieldId];
    const texts = value === undefined ? [] : textsOf(value);
    const placeholders = [...new Set(texts.flatMap(placeholdersIn))];
    const strangers = [...new Set(texts.flatMap(strangersIn))];
    return placeholders.length + strangers.length === 0 ? [] : [{ fieldId, name, placeholders, strangers }];
  });
}

/** "{{tomorow}} in Summary"; nothing where all of them are placeholders. Pure. */
export function strangersNamed(unresolved: readonly Unresolved[]): string {
  return unresolved
    .filter(({ strangers }) => strangers.length > 0)
    .map(({ name, strangers }) => `${strangers.join(', ')} in ${name}`)
    .join('; ');
}
