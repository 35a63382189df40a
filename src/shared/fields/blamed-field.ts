import type { Failure } from '../ipc/failure';
import { fieldNamedIn } from './field-named-in';

/** What Jira blames in a create that it refused. */
export interface Blamed {
  /** The first field that Jira put an error at; `null` where it did so at none. */
  readonly fieldId: string | null;
  /** What it said beside the fields: a workflow's validator names its field in its sentence alone (contract §8.3). */
  readonly said: readonly string[];
}

/** Pure. */
export function blamedBy(failure: Failure | null): Blamed {
  if (failure?.kind !== 'jira-rejected') return { fieldId: null, said: [] };
  return { fieldId: Object.keys(failure.fieldErrors)[0] ?? null, said: failure.messages };
}

/** The field that is to be mended, by the fields of the project; `null` where none is named. Pure. */
export function fieldBlamed(
  { fieldId, said }: Blamed,
  fields: readonly { readonly fieldId: string; readonly name: string }[],
): string | null {
  if (fieldId !== null) return fieldId;
  for (const sentence of said) {
    const named = fieldNamedIn(sentence, fields);
    if (named !== null) return named;
  }
  return null;
}
