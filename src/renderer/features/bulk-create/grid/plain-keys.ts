import type { TypeForm } from '@shared/bulk/bulk-site';
import { fieldTypeFor } from '@shared/fields/catalogue';
import { choicesOf } from '@shared/fields/choices';
import type { Control } from '@shared/fields/field-type';
import { fold } from '@shared/fold';
import type { GridColumn } from './grid-column';

/** What is searched for by name: no name begins with a digit. */
const NAMED: ReadonlySet<Control> = new Set(['user', 'multi-user']);
const LISTED: ReadonlySet<Control> = new Set(['select', 'multi-select', 'cascading', 'group', 'multi-group', 'team']);

/**
 * Whether a letter or digit may be a command in the cells of a column, because no value there begins with it. Everywhere else it is what
 * somebody writes. Pure.
 */
export function isPlainKey(key: string, { target, field }: GridColumn, types: readonly TypeForm[]): boolean {
  const none = (labels: readonly string[]): boolean =>
    !labels.some((label) => fold(label.trim()).startsWith(fold(key)));
  if (target.kind === 'issue-type') return none(types.map(({ issueType }) => issueType.name));
  if (field === null || target.kind !== 'field') return false;
  const { control } = fieldTypeFor(field.schema);
  if (NAMED.has(control)) return /\d/.test(key);
  const choices = LISTED.has(control) ? choicesOf(field) : null;
  return choices !== null && choices.length > 0 && none(choices.map(({ label }) => label));
}
