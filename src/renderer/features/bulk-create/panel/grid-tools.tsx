import { Ellipsis, FileDown, Redo2, RefreshCw, Replace, Undo2 } from 'lucide-react';
import type { EditedSheet } from '@shared/bulk/sheet-log';
import { Button } from '../../../ui/button/button';
import { IconButton } from '../../../ui/button/icon-button';
import { SegmentedControl } from '../../../ui/choice/segmented-control';
import { Menu, type MenuItem } from '../../../ui/overlay/menu';
import type { GridActs } from '../grid/grid-acts';
import type { Filter } from '../grid/shown-rows';
import styles from '../bulk-create.module.css';

export interface GridToolsProps {
  readonly edited: EditedSheet;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly counts: Readonly<Record<Filter, number>>;
  readonly running: boolean;
  /** Groups of alike problems. */
  readonly problems: number;
  /** In a narrow window: the problems stand in the place of the rows. */
  readonly panel: boolean;
  readonly onPanel: (panel: boolean) => void;
  readonly finding: boolean;
  readonly acts: Pick<GridActs, 'undo' | 'redo' | 'nextProblem' | 'find' | 'endFind'>;
  readonly onSave: () => void;
  readonly onReadAgain: () => void;
}

const SAVE = 'Save rows';
const READ_AGAIN = 'Read fields and people again';

/** Above the rows: which of them, and what is done to all of them. */
export function GridTools(props: GridToolsProps) {
  const { edited, counts, running, problems, panel, finding, acts } = props;
  const undo = edited.done.at(-1);
  const redo = edited.undone.at(-1);
  // What a narrow window has no room for.
  const more: MenuItem[] = [{ id: 'read', label: READ_AGAIN, icon: RefreshCw, onSelect: props.onReadAgain }];
  if (running) more.unshift({ id: 'save', label: SAVE, icon: FileDown, onSelect: props.onSave });
  return (
    <div className={styles.tools} data-region="first">
      <SegmentedControl<Filter>
        label="Show rows"
        value={props.filter}
        onChange={props.onFilter}
        segments={[
          { value: 'all', label: 'All', count: counts.all },
          {
            value: 'problems',
            label: 'Problems',
            count: counts.problems,
            ...(counts.problems > 0 ? { tone: 'danger' as const } : {}),
          },
          { value: 'waiting', label: running ? 'Waiting' : 'Ready', count: counts.waiting },
          { value: 'created', label: 'Created', count: counts.created },
        ]}
      />
      <span className={styles.gap} />
      <IconButton
        label={undo === undefined ? 'Nothing to undo' : `Undo: ${undo.label}`}
        icon={Undo2}
        keys="Ctrl Z"
        disabled={undo === undefined}
        onClick={acts.undo}
      />
      <IconButton
        label={redo === undefined ? 'Nothing to redo' : `Redo: ${redo.label}`}
        icon={Redo2}
        keys="Ctrl Y"
        disabled={redo === undefined}
        onClick={acts.redo}
      />
      <IconButton
        label="Find and replace"
        icon={Replace}
        keys="Ctrl F"
        pressed={finding}
        onClick={finding ? acts.endFind : acts.find}
      />
      <span className={styles.wide}>
        <IconButton label={READ_AGAIN} icon={RefreshCw} onClick={props.onReadAgain} />
      </span>
      <span className={styles.narrow}>
        <Menu trigger={<IconButton label="More" icon={Ellipsis} />} groups={[more]} align="end" />
      </span>
      <Button size="small" kind="quiet" keys="F8" onClick={() => acts.nextProblem()}>
        Next problem
      </Button>
      {running && (
        <span className={styles.wide}>
          <Button size="small" kind="quiet" icon={FileDown} onClick={props.onSave}>
            {SAVE}
          </Button>
        </span>
      )}
      <span className={styles.narrow}>
        <Button size="small" onClick={() => props.onPanel(!panel)}>
          {panel ? 'Rows' : `Problems (${String(problems)})`}
        </Button>
      </span>
    </div>
  );
}
