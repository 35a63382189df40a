import { memo } from 'react';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { SheetRow } from '@shared/bulk/sheet';
import type { CellRange } from '@shared/bulk/sheet-edits';
import type { TypeForm } from '@shared/bulk/bulk-site';
import type { RunRowState } from '@shared/ipc/bulk';
import { classNames } from '../../../ui/class-names';
import { IssueTypeIcon } from '../../../ui/marks/issue-type-icon';
import type { RowTrouble } from '../engine/messages';
import type { GridColumn } from './grid-column';
import type { RunPlace } from './grid-acts';
import { meantText, type MeantText } from './meant-text';
import { placeOf } from './place-of';
import { isIn } from './selection';
import type { Standing } from './shown-rows';
import { StateCell } from './state-cell';
import styles from './bulk-grid.module.css';

export interface GridRowProps {
  readonly row: SheetRow;
  /** Its place among the rows that are shown. */
  readonly index: number;
  readonly top: number;
  readonly columns: readonly GridColumn[];
  /** Which of the columns are in sight, and where each begins. */
  readonly inSight: readonly number[];
  readonly lefts: readonly number[];
  /** The column that stands still; `null` for none. */
  readonly frozen: number | null;
  readonly trouble: RowTrouble | undefined;
  readonly run: RunRowState | undefined;
  readonly standing: Standing;
  /** The column of the cursor, in the row that has it. */
  readonly cursor: number | null;
  /** The range, in rows that it goes through. */
  readonly range: CellRange | null;
  readonly typeOf: (text: string) => TypeForm['issueType'] | null;
  readonly cellId: (row: number, column: number) => string;
  readonly onOpenIssue: (issueKey: string) => void;
  readonly onOpenOutbox: (run: RunPlace) => void;
}

/** One row. Drawn again only when something of its own changed: thousands scroll by, and each cell is one element where it can be. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, top, columns, inSight, lefts, frozen, trouble, run, standing, cursor, range, typeOf, cellId } =
    props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classNames(styles.row, standing === 'created' && styles.done)}
      style={{ transform: `translateY(${String(top)}px)` }}
      data-row={index}
    >
      <div role="rowheader" aria-colindex={1} className={styles.number}>
        {row.number}
      </div>
      <div role="gridcell" aria-colindex={2} className={styles.stateCell}>
        <StateCell standing={standing} run={run} onOpenIssue={props.onOpenIssue} onOpenOutbox={props.onOpenOutbox} />
      </div>
      {inSight.map((at) => {
        const column = columns[at];
        if (column === undefined) return null;
        const cell = meantText(row.cells[column.column] ?? '', column);
        const wrong = trouble?.problems.find((problem) => problem.column === column.column);
        const warned = wrong ?? trouble?.warnings.find((warning) => warning.column === column.column);
        const selected = range !== null && isIn(range, index, at);
        const isCursor = cursor === at;
        return (
          <div
            key={at}
            id={isCursor ? cellId(index, at) : undefined}
            role="gridcell"
            aria-colindex={at + 3}
            aria-selected={selected}
            aria-invalid={wrong === undefined ? undefined : true}
            title={warned?.sentence ?? titleOf(cell)}
            data-column={at}
            className={classNames(
              styles.cell,
              selected && styles.selected,
              isCursor && styles.cursor,
              wrong !== undefined && styles.bad,
              wrong === undefined && warned !== undefined && styles.warned,
              column.target.kind === 'none' && styles.leftOut,
              isNumeric(column) && styles.numeric,
              at === frozen && styles.frozen,
            )}
            style={placeOf(at, column.width, lefts, frozen)}
          >
            <CellText
              cell={cell}
              isMissing={wrong?.code === 'required'}
              isWarned={warned !== undefined}
              type={column.target.kind === 'issue-type' ? typeOf(cell.text) : null}
            />
          </div>
        );
      })}
    </div>
  );
});

interface CellTextProps {
  readonly cell: MeantText;
  /** It is required, and nothing of use stands there. */
  readonly isMissing: boolean;
  readonly isWarned: boolean;
  readonly type: TypeForm['issueType'] | null;
}

/** What is written in a cell: most often nothing but its text, for hundreds are drawn anew in a frame of scrolling. */
function CellText({ cell: { text, raw, isDefault }, isMissing, isWarned, type }: CellTextProps) {
  if (isMissing && (text === '' || isDefault)) return <span className={styles.missing}>Required</span>;
  if (isDefault) return <span className={styles.raw}>{text}</span>;
  if (raw !== null && isWarned) return raw;
  if (raw === null && type === null) return text;
  return (
    <>
      {type !== null && <IssueTypeIcon type={type} decorative />}
      {text === '' ? <span className={styles.raw}>empty</span> : text}
      {raw !== null && <span className={styles.raw}> ← {raw}</span>}
    </>
  );
}

function titleOf({ text, raw, isDefault }: MeantText): string | undefined {
  if (raw !== null) return `The file says “${raw}”, which is mapped to ${text === '' ? 'nothing' : `“${text}”`}.`;
  if (isDefault) return `The row says nothing: all such rows get “${text}”.`;
  return text.length > 20 ? text : undefined;
}

/** Numbers and days stand below each other at the right. */
function isNumeric({ field }: GridColumn): boolean {
  const control = field === null ? null : fieldTypeFor(field.schema).control;
  return control === 'number' || control === 'date';
}
