import { useCallback, useEffect, useId, useMemo, useRef, useState, type MouseEvent } from 'react';
import type { BulkSite, TypeForm } from '@shared/bulk/bulk-site';
import type { Found } from '@shared/bulk/question';
import type { Sheet, SheetRow } from '@shared/bulk/sheet';
import { fold } from '@shared/fold';
import type { RunRowState } from '@shared/ipc/bulk';
import type { Pickers } from '../../../ui/field-control/pickers';
import type { ShownPlan } from '../engine/messages';
import { useGrowing } from '../use-growing';
import { CellEditor, editorWidth } from './cell-editor';
import { CellProblem } from './cell-problem';
import type { GridColumn } from './grid-column';
import type { GridActs } from './grid-acts';
import { GridHead } from './grid-head';
import { GridRow } from './grid-row';
import { at, rangeOf, wholeRows, within, type GridCell, type Selection } from './selection';
import { standingOf, troubleAt } from './shown-rows';
import { editedCell, useEditing } from './use-editing';
import { useGridLayout, ROW, HEAD } from './use-grid-layout';
import { onGridKey, useKeysFromNowhere, type GridKeysInput } from './use-grid-keys';
import { useGridClipboard } from './use-grid-clipboard';
import styles from './bulk-grid.module.css';

export interface BulkGridProps {
  readonly sheet: Sheet;
  /** The rows in sight of the filter. */
  readonly rows: readonly SheetRow[];
  readonly filtered: boolean;
  readonly columns: readonly GridColumn[];
  readonly site: BulkSite | null;
  readonly plan: ShownPlan | null;
  readonly runs: ReadonlyMap<number, RunRowState>;
  /** Rows that keep what they say, by number. */
  readonly locked: (row: number) => boolean;
  /** What names in the sheet stand for. */
  readonly found: Found;
  /** Mended rows that join the run in a moment. */
  readonly joining: ReadonlySet<number>;
  readonly selection: Selection;
  /** Another number: the grid takes the focus. */
  readonly focus: number;
  readonly onSelect: (selection: Selection) => void;
  readonly pickers: Pickers;
  readonly acts: GridActs;
}

/** The width of what stands over a cell, as its style sheet has it. */
const POPOVER = 336;

/** The rows come with the frames after the page around them. */
const ROWS_AT_FIRST = 4;
const ROWS_EACH_FRAME = 12;

/** Where the State column begins. */
const STATE = 48;
const NO_TYPES: readonly TypeForm[] = [];

/** The sheet as a grid (WAI-ARIA): one tab stop, the keys of a spreadsheet, and only what is in sight in the page. */
export function BulkGrid(props: BulkGridProps) {
  const { sheet, rows, filtered, columns, site, plan, runs, locked, found, joining, onSelect, pickers, acts } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const id = useId();
  /** The cell of the last first click. */
  const clicked = useRef<GridCell | null>(null);
  /** The mouse was pressed on the number of a row: it chooses whole rows until it is let go. */
  const byNumber = useRef(false);
  /** A popover that was closed stays closed until the cursor moves. */
  const [closed, setClosed] = useState<string | null>(null);
  const size = { rows: rows.length, columns: columns.length, page: 15 };
  const selection = within(props.selection, size);
  const { cursor } = selection;
  const range = rangeOf(selection);
  const layout = useGridLayout(scroll, rows.length, columns, cursor);
  const cellId = useCallback((row: number, column: number) => `${id}-${String(row)}-${String(column)}`, [id]);
  const drawn = useGrowing(layout.rows.length, ROWS_AT_FIRST, ROWS_EACH_FRAME);
  const current = rows[cursor.row];
  const column = columns[cursor.column];

  const typeOf = useMemo(() => {
    const byName = new Map(site?.types.map(({ issueType }) => [fold(issueType.name), issueType]) ?? []);
    return (text: string) => byName.get(fold(text.trim())) ?? null;
  }, [site]);

  const refocus = useCallback(() => grid.current?.focus({ preventScroll: true }), []);
  const clipboard = useGridClipboard({ place: scroll, sheet, rows, filtered, range, columns, locked, acts });
  const { editing, edit, endEdit } = useEditing({
    rows,
    size,
    locked,
    write: clipboard.write,
    refocus,
    onSelect,
    acts,
  });

  const edited = editedCell(editing, rows, columns);
  const shows = edited === null && closed !== cellId(cursor.row, cursor.column);
  const isProblemShown =
    shows &&
    current !== undefined &&
    column !== undefined &&
    !locked(current.number) &&
    troubleAt(plan?.troubles.get(current.number), column.column).length > 0;
  const keys: GridKeysInput = {
    sheet,
    rows,
    columns,
    selection,
    size,
    onSelect,
    edit,
    locked,
    acts,
    plan,
    types: site?.types ?? NO_TYPES,
    isProblemShown,
    onClosePopover: () => setClosed(cellId(cursor.row, cursor.column)),
    toStart: layout.toStart,
  };
  useKeysFromNowhere(scroll, grid, keys);
  const cellUnder = (event: MouseEvent): GridCell | null => {
    if (!(event.target instanceof Element)) return null;
    const cell = event.target.closest<HTMLElement>('[data-column]');
    const row = cell?.closest<HTMLElement>('[data-row]');
    if (cell == null || row == null) return null;
    return { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) };
  };

  /** The row whose number is under the pointer. */
  const rowUnder = (event: MouseEvent): number | null => {
    const number = event.target instanceof Element ? event.target.closest('[role="rowheader"]') : null;
    const row = number?.closest<HTMLElement>('[data-row]');
    return row == null ? null : Number(row.dataset['row']);
  };

  useEffect(refocus, [refocus, props.focus]);

  const place = {
    left: layout.leftFor(layout.leftOf(cursor.column), POPOVER),
    row: layout.leftFor(STATE, POPOVER),
    top: HEAD + cursor.row * ROW,
  };
  return (
    <div
      ref={scroll}
      role="presentation"
      className={styles.scroll}
      onMouseDown={(event) => {
        // Beside the rows: the keys go on acting on them.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        refocus();
      }}
    >
      <div
        ref={grid}
        role="grid"
        aria-label="Rows of the sheet"
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 2}
        aria-multiselectable
        aria-activedescendant={rows.length > 0 ? cellId(cursor.row, cursor.column) : undefined}
        tabIndex={0}
        className={styles.grid}
        style={{ width: layout.width, height: layout.height }}
        data-region="rows"
        onKeyDown={(event) => onGridKey(event, keys)}
        onMouseDown={(event) => {
          const cell = event.button === 0 ? cellUnder(event) : null;
          // The first click may have moved the grid under the pointer: the second is for the same cell.
          if (event.button === 0 && event.detail > 1 && clicked.current !== null) return;
          clicked.current = cell;
          const number = event.button === 0 && cell === null ? rowUnder(event) : null;
          byNumber.current = number !== null;
          if (number !== null) {
            const row = at(number, cursor.column);
            onSelect(wholeRows(event.shiftKey ? { ...selection, cursor: row.cursor } : row, size));
          }
          if (cell === null) return;
          onSelect(event.shiftKey ? { cursor: cell, anchor: selection.anchor } : { cursor: cell, anchor: cell });
        }}
        onMouseMove={(event) => {
          if (event.buttons !== 1 || event.detail > 1) return;
          const cell = cellUnder(event);
          if (byNumber.current) {
            const row = rowUnder(event) ?? cell?.row ?? cursor.row;
            if (row !== cursor.row) onSelect(wholeRows({ ...selection, cursor: { ...cursor, row } }, size));
          } else if (cell !== null && (cell.row !== cursor.row || cell.column !== cursor.column))
            onSelect({ cursor: cell, anchor: selection.anchor });
        }}
        onDoubleClick={(event) => {
          const cell = clicked.current ?? cellUnder(event);
          if (cell !== null) edit(cell);
        }}
      >
        <GridHead
          columns={columns}
          inSight={layout.columns}
          lefts={layout.lefts}
          frozen={layout.frozen}
          onMap={acts.map}
          onWidth={acts.width}
        />
        {layout.rows.slice(0, drawn).map(({ index, start, slot }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const run = runs.get(row.number);
          const inRange = index >= range.top && index <= range.bottom;
          return (
            <GridRow
              key={slot}
              row={row}
              index={index}
              top={start}
              columns={columns}
              inSight={layout.columns}
              lefts={layout.lefts}
              frozen={layout.frozen}
              trouble={locked(row.number) ? undefined : plan?.troubles.get(row.number)}
              run={run}
              standing={joining.has(row.number) ? 'joins' : standingOf(row.number, plan, run)}
              cursor={index === cursor.row ? cursor.column : null}
              range={inRange ? range : null}
              typeOf={typeOf}
              cellId={cellId}
              onOpenIssue={acts.openIssue}
              onOpenOutbox={acts.openOutbox}
            />
          );
        })}
      </div>
      {edited !== null && editing !== null && (
        <div
          className={styles.over}
          style={{
            left: layout.leftFor(
              layout.leftOf(editing.column),
              editorWidth(edited.column, edited.row.cells[edited.column.column] ?? ''),
            ),
            top: HEAD + edited.index * ROW,
            minWidth: edited.column.width,
          }}
        >
          <CellEditor
            key={`${String(editing.row)}-${String(editing.column)}`}
            column={edited.column}
            text={edited.row.cells[edited.column.column] ?? ''}
            types={site?.types ?? NO_TYPES}
            found={found}
            pickers={pickers}
            replaces={editing.replaces}
            onEnd={endEdit}
          />
        </div>
      )}
      {shows && current !== undefined && column !== undefined && !locked(current.number) && (
        <CellProblem
          key={cellId(cursor.row, cursor.column)}
          place={place}
          projectKey={site?.project.key ?? ''}
          rows={sheet.rows}
          above={layout.isLow(place.top)}
          row={current}
          column={column}
          types={site?.types ?? NO_TYPES}
          plan={plan}
          onUse={(text) => acts.step(clipboard.write(current.number, cursor.column, text))}
          onFixAll={acts.fix}
          onEdit={() => edit(cursor)}
          refocus={refocus}
        />
      )}
    </div>
  );
}
