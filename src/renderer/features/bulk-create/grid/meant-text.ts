import { mapped } from '@shared/bulk/read-cell';
import { fold } from '@shared/fold';
import type { GridColumn } from './grid-column';
import { shownText } from './shown-text';

/** What a cell shows of what will be created. */
export interface MeantText {
  readonly text: string;
  /** What stands in the cell, where the column's values stand for others; `null` where that is the same. */
  readonly raw: string | null;
  /** Nothing stands in the cell: it is what all rows get that say nothing. */
  readonly isDefault: boolean;
}

/** What will be created of a cell: what its text stands for, or what rows get that say nothing. Pure. */
export function meantText(cell: string, column: Pick<GridColumn, 'field' | 'reading' | 'fallback'>): MeantText {
  const text = shownText(cell, column);
  if (cell.trim() === '') return { text: column.fallback, raw: null, isDefault: column.fallback !== '' };
  const meant = standsFor(cell.trim(), column);
  return meant === null
    ? { text, raw: null, isDefault: false }
    : { text: shownText(meant, column), raw: text, isDefault: false };
}

function standsFor(cell: string, { field, reading }: Pick<GridColumn, 'field' | 'reading'>): string | null {
  const meant =
    field === null
      ? Object.entries(reading.values).find(([from]) => fold(from.trim()) === fold(cell))?.[1]
      : mapped(cell, field, reading);
  return meant === undefined || meant === cell ? null : meant.trim();
}
