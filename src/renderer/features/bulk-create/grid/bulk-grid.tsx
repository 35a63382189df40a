import { useCallback, useEffect, useId, useMemo, useRef, useState, type MouseEvent } from 'react';
import type { BulkSite } from '@shared/bulk/bulk-site';
import type { Sheet, SheetRow } from '@shared/bulk/sheet';
import { fold } from '@shared/fold';
import type { RunRowState } from '@shared/ipc/bulk';
import type { Pickers } from '../../../ui/field-control/pickers';
import type { ShownPlan } from '../engine/messages';
import { CellEditor, type EditEnd } from './cell-editor';
import { CellProblem } from './cell-problem';
import type { GridColumn } from './columns';
import type { GridActs } from './grid-acts';
import { GridHead } from './grid-head';
import { GridRow } from './grid-row';
import { at, move, rangeOf, within, type GridCell, type Selection } from './selection';
import { isLocked, standingOf } from './shown-rows';
import { useGridLayout, ROW, HEAD } from './use-grid-layout';
import { useGridKeys } from './use-grid-keys';
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
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly pickers: Pickers;
  readonly acts: GridActs;
}

/** Widths of what stands over a cell, as the style sheets have them. */
const POPOVER = 336;
const EDITOR = 260;

/** The sheet as a grid (WAI-ARIA): one tab stop, the keys of a spreadsheet, and only what is in sight in the page. */
export function BulkGrid(props: BulkGridProps) {
  const { sheet, rows, filtered, columns, site, plan, runs, onSelect, pickers, acts } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const id = useId();
  const [editing, setEditing] = useState<GridCell | null>(null);
  /** A popover that was closed stays closed until the cursor moves. */
  const [closed, setClosed] = useState<string | null>(null);
  const size = { rows: rows.length, columns: columns.length, page: 15 };
  const selection = within(props.selection, size);
  const { cursor } = selection;
  const range = rangeOf(selection);
  const layout = useGridLayout(scroll, rows.length, columns, cursor);
  const cellId = useCallback((row: number, column: number) => `${id}-${String(row)}-${String(column)}`, [id]);
  const locked = useCallback((row: number) => isLocked(runs.get(row)), [runs]);
  const current = rows[cursor.row];
  const column = columns[cursor.column];

  const typeOf = useMemo(() => {
    const byName = new Map(site?.types.map(({ issueType }) => [fold(issueType.name), issueType]) ?? []);
    return (text: string) => byName.get(fold(text.trim())) ?? null;
  }, [site]);

  const edit = useCallback(
    (cell: GridCell): void => {
      const row = rows[cell.row];
      if (row === undefined) return;
      if (locked(row.number))
        acts.say(`Row ${String(row.number)} is on its way to Jira or there already. Open its issue to edit it.`);
      else setEditing(cell);
    },
    [acts, locked, rows],
  );

  const onKeyDown = useGridKeys({
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
    onClosePopover: () => setClosed(cellId(cursor.row, cursor.column)),
  });
  const clipboard = useGridClipboard({ sheet, rows, filtered, range, columns, locked, acts });

  const endEdit = (text: string | null, end: EditEnd): void => {
    if (editing === null) return;
    const { row, column: across } = editing;
    setEditing(null);
    grid.current?.focus({ preventScroll: true });
    acts.step(text === null ? null : clipboard.write(row, across, text));
    const key = { stay: '', down: 'ArrowDown', up: 'ArrowUp', right: 'ArrowRight', left: 'ArrowLeft' }[end];
    const to =
      text === null && end !== 'left' && end !== 'right'
        ? null
        : move(at(row, across), { key, command: false, shift: false }, size);
    if (to !== null) onSelect(to);
  };

  const cellUnder = (event: MouseEvent): GridCell | null => {
    if (!(event.target instanceof Element)) return null;
    const cell = event.target.closest<HTMLElement>('[data-column]');
    const row = cell?.closest<HTMLElement>('[data-row]');
    if (cell == null || row == null) return null;
    return { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) };
  };

  useEffect(() => grid.current?.focus({ preventScroll: true }), []);

  const shows = editing === null && closed !== cellId(cursor.row, cursor.column);
  const place = { left: layout.leftFor(layout.lefts[cursor.column] ?? 0, POPOVER), top: HEAD + cursor.row * ROW };
  return (
    <div ref={scroll} className={styles.scroll}>
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
        onKeyDown={onKeyDown}
        onCopy={clipboard.onCopy}
        onCut={clipboard.onCut}
        onPaste={clipboard.onPaste}
        onMouseDown={(event) => {
          const cell = event.button === 0 ? cellUnder(event) : null;
          if (cell === null) return;
          onSelect(event.shiftKey ? { cursor: cell, anchor: selection.anchor } : { cursor: cell, anchor: cell });
        }}
        onMouseMove={(event) => {
          if (event.buttons !== 1) return;
          const cell = cellUnder(event);
          if (cell !== null && (cell.row !== cursor.row || cell.column !== cursor.column))
            onSelect({ cursor: cell, anchor: selection.anchor });
        }}
        onDoubleClick={(event) => {
          const cell = cellUnder(event);
          if (cell !== null) edit(cell);
        }}
      >
        <GridHead columns={columns} inSight={layout.columns} lefts={layout.lefts} onMap={acts.map} />
        {layout.rows.map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const run = runs.get(row.number);
          const inRange = index >= range.top && index <= range.bottom;
          return (
            <GridRow
              key={row.number}
              row={row}
              index={index}
              top={start}
              columns={columns}
              inSight={layout.columns}
              lefts={layout.lefts}
              trouble={locked(row.number) ? undefined : plan?.troubles.get(row.number)}
              run={run}
              standing={standingOf(row.number, plan, run)}
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
      {editing !== null && rows[editing.row] !== undefined && columns[editing.column] !== undefined && (
        <div
          className={styles.over}
          style={{
            left: layout.leftFor(layout.lefts[editing.column] ?? 0, EDITOR),
            top: HEAD + editing.row * ROW,
            minWidth: columns[editing.column]?.width,
          }}
        >
          <CellEditor
            key={cellId(editing.row, editing.column)}
            column={columns[editing.column] as GridColumn}
            text={rows[editing.row]?.cells[columns[editing.column]?.column ?? -1] ?? ''}
            types={site?.types ?? []}
            pickers={pickers}
            onEnd={endEdit}
          />
        </div>
      )}
      {shows && current !== undefined && column !== undefined && !locked(current.number) && (
        <CellProblem
          key={cellId(cursor.row, cursor.column)}
          place={place}
          above={layout.isLow(place.top)}
          row={current}
          column={column}
          plan={plan}
          onUse={(text) => acts.step(clipboard.write(cursor.row, cursor.column, text))}
          onFixAll={acts.fix}
          onEdit={() => edit(cursor)}
          refocus={() => grid.current?.focus({ preventScroll: true })}
        />
      )}
    </div>
  );
}
