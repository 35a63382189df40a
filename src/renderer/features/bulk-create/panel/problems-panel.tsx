import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { assertNever } from '@shared/assert-never';
import type { ProblemGroup } from '@shared/bulk/problem-groups';
import { classNames } from '../../../ui/class-names';
import { Button } from '../../../ui/button/button';
import { Count } from '../../../ui/marks/count';
import type { ShownPlan } from '../engine/messages';
import type { LeftRows } from '../run/left-rows';
import { groupWords } from '../grid/problem-words';
import { LeftGroups, rowsIn } from './left-groups';
import { MendButtons, type MendButtonsProps } from './mend-buttons';
import styles from './problems-panel.module.css';

export interface ProblemsPanelProps extends Omit<MendButtonsProps, 'group'> {
  readonly plan: ShownPlan;
  readonly projectKey: string;
  /** The group that the cursor stands on. */
  readonly currentKey: string | null;
  /** How many rows have a problem, with those that a run has left: as the tab of the rows counts them. */
  readonly rows: number;
  /** What runs have left, see `LeftGroups`. */
  readonly left: readonly LeftRows[];
  readonly onGoTo: (row: number) => void;
  readonly onOutbox: (row: number) => void;
  /** Where the run is; `null` before the first. What waits and what joins is said. */
  readonly run: 'going' | 'paused' | 'ended' | null;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

const MOST_SHOWN = 60;

/** Every problem once, most rows first, each with the one button that mends all of them. */
export function ProblemsPanel(props: ProblemsPanelProps) {
  const { plan, projectKey, currentKey, rows, left, run, onGo, onFix, canChoose, onChoose } = props;
  const head = useRef<HTMLHeadingElement>(null);
  // The button that had the focus went with its problem.
  useEffect(() => {
    if (document.activeElement === document.body) head.current?.focus({ preventScroll: true });
  }, [plan.groups]);

  const [shown, setShown] = useState(MOST_SHOWN);
  const problems = plan.groups.filter(({ isWarning }) => !isWarning);
  const warnings = plan.groups.filter(({ isWarning }) => isWarning);
  const groups = [...problems, ...warnings].slice(0, shown);
  return (
    <aside className={styles.panel} aria-labelledby="bulk-problems" data-region="first">
      <div role="presentation" className={styles.keys} onKeyDown={(event) => undoByKey(event, props)}>
        <header className={styles.head}>
          <h2 ref={head} id="bulk-problems" tabIndex={-1}>
            Problems
          </h2>
          <span className={styles.count}>
            <Count value={rows} /> {rows === 1 ? 'row' : 'rows'}
          </span>
        </header>
        <p className={styles.say}>
          {left.length > 0 && 'Jira does not have these rows. Mend what it refused and send it again. '}
          {(left.length === 0 || problems.length > 0) && sayOf(problems.length, run, plan.groups.length)}
        </p>
        <ul className={styles.list}>
          <LeftGroups left={left} onGo={props.onGoTo} onOutbox={props.onOutbox} />
          {groups.map((group) => (
            <li key={group.key} className={classNames(styles.group, group.key === currentKey && styles.current)}>
              <p className={styles.title}>
                {group.column === null ? (
                  <strong>{group.title}</strong>
                ) : (
                  <button type="button" className={styles.go} title={goTitle(group)} onClick={() => onGo(group)}>
                    {group.title}
                  </button>
                )}
                <Count value={group.rows.length} />
              </p>
              <p className={styles.sentence}>
                {group.isWarning && 'Warning. '}
                {whereOf(group)}
                {groupWords(group, projectKey)}
              </p>
              <p className={styles.acts}>
                <MendButtons group={group} onGo={onGo} onFix={onFix} canChoose={canChoose} onChoose={onChoose} />
              </p>
            </li>
          ))}
        </ul>
        {plan.groups.length > shown && (
          <p className={styles.more}>
            <Button size="small" kind="quiet" onClick={() => setShown(shown + MOST_SHOWN)}>
              Show {Math.min(MOST_SHOWN, plan.groups.length - shown)} more
            </Button>
          </p>
        )}
      </div>
    </aside>
  );
}

/** The keys of the rows that undo and redo, where all rows are mended at once. */
function undoByKey(event: KeyboardEvent, { onUndo, onRedo }: Pick<ProblemsPanelProps, 'onUndo' | 'onRedo'>): void {
  if ((!event.ctrlKey && !event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return;
  event.preventDefault();
  if (key === 'y' || event.shiftKey) onRedo();
  else onUndo();
}

function whereOf({ rows, oneAnswer }: ProblemGroup): string {
  return rows.length > 1 && oneAnswer ? '' : `${rowsIn(rows)} `;
}

function goTitle({ rows }: ProblemGroup): string {
  return rows.length === 1 ? 'Go to the cell' : 'Go to the first cell';
}

function sayOf(held: number, run: ProblemsPanelProps['run'], groups: number): string {
  if (groups === 0) return 'Nothing is wrong in this sheet.';
  if (held === 0) return 'Nothing keeps a row back. What follows is to be looked at.';
  switch (run) {
    case null:
      return 'Rows with a problem are not created. The others can be.';
    case 'going':
      return 'Rows with a problem wait. The others go on. Mended rows join the run by themselves.';
    case 'paused':
      return 'The run is paused. Mended rows join it once it goes on.';
    case 'ended':
      return 'These rows are not created. Mend them, then create the mended rows.';
    default:
      return assertNever(run);
  }
}
