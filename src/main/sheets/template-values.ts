import type { Table } from '../../shared/bulk/table';

/** The second sheet of a template: what each column takes. */
export const VALUES_SHEET = 'Allowed values';

/** Whether a sheet is the list of values of a template of ours: its columns are those of another sheet of the workbook. Pure. */
export function isValuesOfTemplate(
  { name, header }: Pick<Table, 'name' | 'header'>,
  others: readonly Table[],
): boolean {
  if (name !== VALUES_SHEET) return false;
  return others.some((other) => {
    const names = new Set(other.header.map((cell) => cell.replace(/ \*$/, '')));
    return other.name !== name && header.every((cell) => cell === '' || names.has(cell));
  });
}
