import { separatorsOf } from '@shared/bulk/column-values';
import { joinList, splitList } from '@shared/fields/list-text';
import { readNamedId } from '@shared/fields/named-id-text';
import type { GridColumn } from './grid-column';

/** What a cell shows: of `Mara Lind <712020:…>`, which says who is meant, the name. Pure. */
export function shownText(text: string, { field }: Pick<GridColumn, 'field'>): string {
  if (field === null || !text.includes('<')) return text;
  const separators = separatorsOf(field);
  if (separators === null) return nameIn(text);
  const entries = splitList(text, separators);
  const names = entries.map(nameIn);
  return names.some((name, at) => name !== entries[at]) ? joinList(names, separators, ', ') : text;
}

function nameIn(entry: string): string {
  const named = readNamedId(entry);
  // Of what people write themselves, `see <link>`, nothing is hidden: an id has a digit.
  return named === null || named.name === '' || !/\d/.test(named.id) ? entry : named.name;
}
