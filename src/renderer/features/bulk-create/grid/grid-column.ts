import type { Target } from '@shared/bulk/mapping';
import type { Reading } from '@shared/bulk/read-cell';
import type { CreateField } from '@shared/jira/field';

/** A column of the grid. */
export interface GridColumn {
  readonly column: number;
  readonly header: string;
  readonly target: Target;
  /** What its field is called; `Left out` where it has none. */
  readonly name: string;
  readonly field: CreateField | null;
  readonly required: boolean;
  /** How its cells are read. */
  readonly reading: Reading;
  /** What rows get that say nothing here; empty where they get nothing. */
  readonly fallback: string;
  /** Pixels. */
  readonly width: number;
}
