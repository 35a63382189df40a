import type { SheetRow } from '@shared/bulk/sheet';
import { choicesOf } from '@shared/fields/choices';
import type { ShownPlan } from '../engine/messages';
import type { GridColumn } from './columns';
import { groupOf, textWith } from './mend';
import { ProblemPopover } from './problem-popover';
import { troubleAt } from './shown-rows';
import { ROW } from './use-grid-layout';
import { classNames } from '../../../ui/class-names';
import styles from './bulk-grid.module.css';

export interface CellProblemProps {
  readonly place: { readonly left: number; readonly top: number };
  readonly above: boolean;
  readonly row: SheetRow;
  readonly column: GridColumn;
  readonly plan: ShownPlan | null;
  readonly onUse: (text: string) => void;
  readonly onFixAll: (groupKey: string, text: string) => void;
  readonly onEdit: () => void;
  readonly refocus: () => void;
}

/** The popover of the cell that the cursor is on, where something is wrong there. It takes no focus. */
export function CellProblem({ place, above, row, column, plan, onUse, onFixAll, onEdit, refocus }: CellProblemProps) {
  const trouble = plan?.troubles.get(row.number);
  const [problem] = troubleAt(trouble, column.column);
  if (plan === null || problem === undefined) return null;
  const group = groupOf(plan, row.number, problem);
  const cell = row.cells[column.column] ?? '';
  const values = column.field === null ? null : (choicesOf(column.field)?.length ?? null);
  return (
    <div
      className={classNames(styles.over, above && styles.above)}
      style={{ left: place.left, top: above ? place.top - 4 : place.top + ROW + 4 }}
    >
      <ProblemPopover
        problem={problem}
        alike={group?.oneAnswer === true ? group.rows.length : 1}
        isWarning={trouble?.problems.includes(problem) !== true}
        values={values}
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
