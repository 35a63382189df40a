import { parentElsewhere } from '../fields/parent-place';
import type { BulkSite, TypeForm } from './bulk-site';
import { readParentText } from './parent-text';
import type { Problem } from './problem';
import { question } from './question';
import type { ParentCell } from './row-draft';
import { offScreen } from './row-problems';
import { mappedText } from './type-finder';
import type { SheetPlace, TypePlace } from './type-place';

/** What a row says of its parent; what all rows get where it says nothing. Whether there is such a one is seen beside the other rows. */
export function parentCellOf(
  cells: readonly string[],
  form: TypeForm,
  { parentField, whyNoParent }: Pick<TypePlace, 'parentField' | 'whyNoParent'>,
  problems: Problem[],
  { site, mapping: { parent }, bound }: Pick<SheetPlace, 'site' | 'mapping' | 'bound'>,
): ParentCell | null {
  for (const { column, mapping } of bound) {
    if (mapping.target.kind !== 'parent') continue;
    const cell = (cells[column] ?? '').trim();
    const text = mappedText(cell, mapping.values);
    if (text === '') continue;
    if (parentField !== null && whyNoParent === null) return named(text, column, form, site);
    const about = { fieldId: 'parent', fieldName: parentField?.name ?? 'Parent' };
    problems.push(offScreen(form, about, whyNoParent, cell, column));
    return null;
  }
  return parent === null || parentField === null || whyNoParent !== null ? null : named(parent, null, form, site);
}

function named(typed: string, column: number | null, form: TypeForm, { project }: BulkSite): ParentCell {
  const text = readParentText(typed);
  const { key } = text;
  const elsewhere = key === null ? null : parentElsewhere({ key, summary: '' }, project, form.issueType);
  return { text, column, elsewhere, question: key === null ? null : question('issue', key, null) };
}
