import { fieldsOf, type BulkSite } from '@shared/bulk/bulk-site';
import type { Mapping } from '@shared/bulk/mapping';
import { idOf } from '../grid/columns';
import type { GridColumn } from '../grid/grid-column';
import { shownText } from '../grid/shown-text';

/** What every row gets that no column says. */
export interface ForAll {
  readonly fieldId: string;
  readonly name: string;
  readonly text: string;
}

/** What every row gets of fields that have no column, in the order of the page where it is chosen. Pure. */
export function forAllOf(
  { issueType, parent, defaults }: Mapping,
  columns: readonly Pick<GridColumn, 'target'>[],
  site: BulkSite,
): readonly ForAll[] {
  const fields = new Map(fieldsOf(site).map((field) => [field.fieldId, field]));
  const seen = new Set(columns.map(({ target }) => idOf(target)));
  const typeName = site.types.find((form) => form.issueType.id === issueType)?.issueType.name ?? issueType ?? '';
  const all = [
    { fieldId: 'issuetype', name: 'Issue type', text: typeName },
    { fieldId: 'parent', name: 'Parent', text: parent ?? '' },
    // Of a field that the project does not have no row gets anything.
    ...defaults.flatMap(({ fieldId, text }) => {
      const field = fields.get(fieldId);
      return field === undefined ? [] : [{ fieldId, name: field.name, text: shownText(text, { field }) }];
    }),
  ];
  return all.filter(({ fieldId, text }) => text.trim() !== '' && !seen.has(fieldId));
}
