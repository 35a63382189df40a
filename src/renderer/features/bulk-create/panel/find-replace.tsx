import { useMemo, useState } from 'react';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { findCells, replaceAll } from '@shared/bulk/find-and-replace';
import type { Sheet } from '@shared/bulk/sheet';
import type { SheetStep } from '@shared/bulk/sheet-step';
import { Button } from '../../../ui/button/button';
import { IconButton } from '../../../ui/button/icon-button';
import { Checkbox } from '../../../ui/choice/checkbox';
import { TextInput } from '../../../ui/field/text-input';
import styles from './find-replace.module.css';

export interface FindReplaceProps {
  readonly sheet: Sheet;
  /** Rows that keep what they say. */
  readonly locked: (row: number) => boolean;
  /** `row` is the row's number. */
  readonly onGo: (row: number, column: number) => void;
  readonly onStep: (step: SheetStep | null) => void;
  readonly onClose: () => void;
}

/** Finds a text in the cells, and puts another one in its place in all of them at once. */
export function FindReplace({ sheet, locked, onGo, onStep, onClose }: FindReplaceProps) {
  const [find, setFind] = useState('');
  const [replacement, setReplacement] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [wholeCell, setWholeCell] = useState(false);
  const [at, setAt] = useState(-1);
  const input = useMemo(() => ({ find, matchCase, wholeCell, columns: null }), [find, matchCase, wholeCell]);
  const found = useMemo(() => findCells(sheet, input), [sheet, input]);
  const free = found.filter(({ row }) => !locked(row)).length;
  const go = (by: number): void => {
    if (found.length === 0) return;
    const next = (at + by + found.length) % found.length;
    setAt(next);
    const cell = found[next];
    if (cell !== undefined) onGo(cell.row, cell.column);
  };
  return (
    <div
      className={styles.bar}
      role="presentation"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <TextInput
        label="Find"
        placeholder="Find"
        size="small"
        autoFocus
        value={find}
        aside={find === '' ? undefined : `${String(Math.min(at + 1, found.length))} of ${String(found.length)}`}
        onChange={(text) => {
          setFind(text);
          setAt(-1);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          go(event.shiftKey ? -1 : 1);
        }}
      />
      <IconButton label="Cell before" icon={ChevronUp} keys="Shift ↵" onClick={() => go(-1)} />
      <IconButton label="Next cell" icon={ChevronDown} keys="↵" onClick={() => go(1)} />
      <TextInput
        label="Replace with"
        placeholder="Replace with"
        size="small"
        value={replacement}
        onChange={setReplacement}
      />
      <Button
        size="small"
        disabled={free === 0}
        title={free === 0 ? 'Nothing is found' : undefined}
        onClick={() => {
          const rows = sheet.rows.filter(({ number }) => !locked(number));
          onStep(replaceAll({ ...sheet, rows }, input, replacement));
        }}
      >
        Replace in {free} {free === 1 ? 'cell' : 'cells'}
      </Button>
      <Checkbox checked={matchCase} onChange={setMatchCase}>
        Match case
      </Checkbox>
      <Checkbox checked={wholeCell} onChange={setWholeCell}>
        Whole cell
      </Checkbox>
      <span className={styles.gap} />
      <IconButton label="Close" icon={X} keys="Esc" onClick={onClose} />
    </div>
  );
}
