import { useMemo } from 'react';
import type { TypeForm } from '@shared/bulk/bulk-site';
import type { SheetRow } from '@shared/bulk/sheet';
import type { CreateField } from '@shared/jira/field';
import { choicesOf } from '@shared/fields/choices';
import type { ShownPlan } from '../engine/messages';
import type { GridColumn } from './grid-column';
import { groupOf, textWith } from './mend';
import { isPlainKey } from './plain-keys';
import { ProblemPopover } from './problem-popover';
import { usesIn } from './problem-words';
import { troubleAt } from './shown-rows';
import { ROW } from './use-grid-layout';
import { classNames } from '../../../ui/class-names';
import styles from './bulk-grid.module.css';

export interface CellProblemProps {
  /** Of the cell, and of the row for what no cell of it says. */
  readonly place: { readonly left: number; readonly top: number; readonly row: number };
  readonly above: boolean;
  readonly projectKey: string;
  /** All rows of the sheet: which values are in use makes one likelier than another. */
  readonly rows: readonly SheetRow[];
  readonly row: SheetRow;
  readonly column: GridColumn;
  readonly types: readonly TypeForm[];
  readonly plan: ShownPlan | null;
  readonly onUse: (text: string) => void;
  readonly onFixAll: (groupKey: string, text: string) => void;
  readonly onEdit: () => void;
  readonly refocus: () => void;
}

const NO_USES: ReadonlyMap<string, number> = new Map();

/** Counted when the rows or the column change, not at each scroll. */
function useUses(
  rows: readonly SheetRow[],
  column: number | null,
  field: CreateField | null,
): ReadonlyMap<string, number> {
  return useMemo(() => (column === null ? NO_USES : usesIn(rows, column, field)), [rows, column, field]);
}

/** The popover of the cell that the cursor is on, where something is wrong there. It takes no focus. */
export function CellProblem(props: CellProblemProps) {
  const { place, above, projectKey, rows, row, column, types, plan, onUse, onFixAll, onEdit, refocus } = props;
  const trouble = plan?.troubles.get(row.number);
  const [problem] = troubleAt(trouble, column.column);
  const counted = problem?.code === 'not-accepted' && problem.column !== null ? problem.column : null;
  const uses = useUses(rows, counted, column.field);
  if (plan === null || problem === undefined) return null;
  const group = groupOf(plan, row.number, problem);
  const cell = row.cells[column.column] ?? '';
  const values = column.field === null ? null : (choicesOf(column.field)?.length ?? null);
  return (
    <div
      className={classNames(styles.over, above && styles.above)}
      style={{
        left: problem.column === null ? place.row : place.left,
        top: above ? place.top - 4 : place.top + ROW + 4,
      }}
    >
      <ProblemPopover
        problem={problem}
        projectKey={projectKey}
        uses={uses}
        alike={group?.oneAnswer === true ? group.rows.length : 1}
        isWarning={trouble?.problems.includes(problem) !== true}
        values={problem.column === null ? null : values}
        plain={isPlainKey('1', column, types)}
        onUse={(text) => {
          refocus();
          if (problem.column === null && group !== undefined) onFixAll(group.key, text);
          else onUse(textWith(problem, cell, text, column.field));
        }}
        onFixAll={(text) => {
          refocus();
          if (group !== undefined) onFixAll(group.key, text);
        }}
        onEdit={onEdit}
      />
    </div>
  );
}
