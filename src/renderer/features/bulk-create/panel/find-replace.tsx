import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { findCells, replaceAll } from '@shared/bulk/find-and-replace';
import type { Sheet } from '@shared/bulk/sheet';
import { Button } from '../../../ui/button/button';
import { IconButton } from '../../../ui/button/icon-button';
import { Checkbox } from '../../../ui/choice/checkbox';
import { TextInput } from '../../../ui/field/text-input';
import type { GridActs } from '../grid/grid-acts';
import styles from './find-replace.module.css';

export interface FindReplaceProps {
  readonly sheet: Sheet;
  /** Rows that keep what they say. */
  readonly locked: (row: number) => boolean;
  /** Another number: it is asked for, and takes the focus. */
  readonly asked: number;
  /** `row` is the row's number. */
  readonly onGo: (row: number, column: number) => void;
  readonly acts: Pick<GridActs, 'step' | 'undo' | 'redo'>;
  /** The keys are to act on the rows again. */
  readonly onRefocus: () => void;
  readonly onClose: () => void;
}

/** Finds a text in the cells, and puts another one in its place in all of them at once. */
export function FindReplace({ sheet, locked, asked, onGo, acts, onRefocus, onClose }: FindReplaceProps) {
  const [find, setFind] = useState('');
  const [replacement, setReplacement] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [wholeCell, setWholeCell] = useState(false);
  const [at, setAt] = useState(-1);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, [asked]);
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
  const replace = (): void => {
    const rows = sheet.rows.filter(({ number }) => !locked(number));
    const text = `${free.toLocaleString('en')} ${free === 1 ? 'cell' : 'cells'} replaced`;
    acts.step(replaceAll({ ...sheet, rows }, input, replacement), { text });
    // Nothing is left to replace, and what was is to be looked at or taken back.
    onRefocus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    } else if (event.key === 'Enter' && event.target === box.current) {
      event.preventDefault();
      go(event.shiftKey ? -1 : 1);
    } else if (isUndo(event) && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      if (event.shiftKey || event.key.toLowerCase() === 'y') acts.redo();
      else acts.undo();
    }
  };
  return (
    <div role="search" aria-label="Find and replace">
      <div role="presentation" className={styles.bar} onKeyDown={onKeyDown}>
        <span className={styles.text}>
          <TextInput
            label="Find"
            placeholder="Find"
            size="small"
            ref={box}
            value={find}
            aside={
              find === ''
                ? undefined
                : `${Math.min(at + 1, found.length).toLocaleString('en')} of ${found.length.toLocaleString('en')}`
            }
            onChange={(text) => {
              setFind(text);
              setAt(-1);
            }}
          />
        </span>
        <IconButton label="Cell before" icon={ChevronUp} keys="Shift ↵" onClick={() => go(-1)} />
        <IconButton label="Next cell" icon={ChevronDown} keys="↵" onClick={() => go(1)} />
        <span className={styles.text}>
          <TextInput
            label="Replace with"
            placeholder="Replace with"
            size="small"
            value={replacement}
            onChange={setReplacement}
          />
        </span>
        <Button
          size="small"
          disabled={free === 0}
          title={free === 0 ? 'Nothing is found' : undefined}
          onClick={replace}
        >
          Replace in {free.toLocaleString('en')} {free === 1 ? 'cell' : 'cells'}
        </Button>
        <span className={styles.choices}>
          <Checkbox checked={matchCase} onChange={setMatchCase}>
            Match case
          </Checkbox>
          <Checkbox checked={wholeCell} onChange={setWholeCell}>
            Whole cell
          </Checkbox>
        </span>
        <span className={styles.gap} />
        <IconButton label="Close" icon={X} keys="Esc" onClick={onClose} />
      </div>
    </div>
  );
}

/** In a box of text the keys take back what was typed there. */
function isUndo({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !altKey && (key.toLowerCase() === 'z' || key.toLowerCase() === 'y');
}
