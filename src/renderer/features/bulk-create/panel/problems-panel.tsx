import { useState } from 'react';
import type { ProblemGroup } from '@shared/bulk/problem-groups';
import { classNames } from '../../../ui/class-names';
import { Button } from '../../../ui/button/button';
import { Count } from '../../../ui/marks/count';
import type { ShownPlan } from '../engine/messages';
import styles from './problems-panel.module.css';

export interface ProblemsPanelProps {
  readonly plan: ShownPlan;
  /** The group that the cursor stands on. */
  readonly currentKey: string | null;
  /** A run has begun: what waits, and what goes on, is said. */
  readonly running: boolean;
  readonly onGo: (group: ProblemGroup) => void;
  readonly onFix: (group: ProblemGroup, text: string | null) => void;
  /** Whether one value can be chosen for all of a group, and the wish to. */
  readonly canChoose: (group: ProblemGroup) => boolean;
  readonly onChoose: (group: ProblemGroup) => void;
}

const MOST_SHOWN = 60;
const LISTED_ROWS = 5;

/** Every problem once, most rows first, each with the one button that mends all of them. */
export function ProblemsPanel({ plan, currentKey, running, onGo, onFix, canChoose, onChoose }: ProblemsPanelProps) {
  const [shown, setShown] = useState(MOST_SHOWN);
  const problems = plan.groups.filter(({ isWarning }) => !isWarning);
  const warnings = plan.groups.filter(({ isWarning }) => isWarning);
  const held = plan.counts.problem + plan.counts.held;
  const groups = [...problems, ...warnings].slice(0, shown);
  return (
    <aside className={styles.panel} aria-labelledby="bulk-problems">
      <header className={styles.head}>
        <h2 id="bulk-problems">Problems</h2>
        <span className={styles.count}>
          <Count value={held} /> {held === 1 ? 'row' : 'rows'}
        </span>
      </header>
      <p className={styles.say}>{sayOf(held, running, plan.groups.length)}</p>
      <ul className={styles.list}>
        {groups.map((group) => (
          <li key={group.key} className={classNames(styles.group, group.key === currentKey && styles.current)}>
            <p className={styles.title}>
              <strong>{group.title}</strong>
              <Count value={group.rows.length} />
            </p>
            <p className={styles.sentence}>
              {group.isWarning && 'Warning. '}
              {whereOf(group)}
              {group.sentence}
            </p>
            <p className={styles.acts}>
              <Mend group={group} onGo={onGo} onFix={onFix} canChoose={canChoose} onChoose={onChoose} />
            </p>
          </li>
        ))}
      </ul>
      {plan.groups.length > shown && (
        <Button size="small" kind="quiet" onClick={() => setShown(shown + MOST_SHOWN)}>
          Show {Math.min(MOST_SHOWN, plan.groups.length - shown)} more
        </Button>
      )}
    </aside>
  );
}

function Mend({
  group,
  onGo,
  onFix,
  canChoose,
  onChoose,
}: { readonly group: ProblemGroup } & Pick<ProblemsPanelProps, 'onGo' | 'onFix' | 'canChoose' | 'onChoose'>) {
  const { closest, rows, oneAnswer, code, column, isWarning } = group;
  // Where nothing was written, nothing is near: the first of all values would be a guess out of the air.
  const nearest = code === 'no-type' || code === 'required' ? undefined : closest[0];
  const mayBeEmpty = oneAnswer && nearest === undefined && column !== null && code !== 'required' && code !== 'no-type';
  const use =
    nearest === undefined || isWarning
      ? null
      : oneAnswer
        ? mendWords(nearest, rows.length)
        : ownWords(nearest, rows.length);
  return (
    <>
      {use !== null && nearest !== undefined && (
        <Button size="small" onClick={() => onFix(group, oneAnswer ? nearest.text : null)}>
          {use}
        </Button>
      )}
      {canChoose(group) && (rows.length > 1 || column === null) && (
        <Button size="small" onClick={() => onChoose(group)}>
          {use !== null
            ? 'Choose another'
            : column === null
              ? 'Set it for all rows'
              : `Choose for all ${String(rows.length)}`}
        </Button>
      )}
      {column !== null && (
        <Button size="small" onClick={() => onGo(group)}>
          {rows.length === 1 ? 'Go to the cell' : 'Go to the first'}
        </Button>
      )}
      {mayBeEmpty && !isWarning && (
        <Button size="small" onClick={() => onFix(group, '')}>
          Leave empty
        </Button>
      )}
    </>
  );
}

/** Each text has its own answer: `Use the closest in all 12`. */
function ownWords({ label }: { readonly label: string }, count: number): string {
  return count === 1 ? `Use ${short(label)}` : `Use the closest in all ${String(count)}`;
}

function mendWords({ text, label }: { readonly text: string; readonly label: string }, count: number): string {
  const all = count === 1 ? '' : ` in all ${String(count)}`;
  return text === '' ? `${label}${all}` : `Use ${short(label)}${all}`;
}

function short(label: string): string {
  return label.length > 28 ? `${label.slice(0, 27)}…` : label;
}

function whereOf({ rows, oneAnswer }: ProblemGroup): string {
  if (rows.length === 1) return `Row ${String(rows[0] ?? '')}. `;
  if (oneAnswer) return '';
  const listed = rows.slice(0, LISTED_ROWS).map(String).join(', ');
  return `Rows ${listed}${rows.length > LISTED_ROWS ? ' …' : ''}. `;
}

function sayOf(held: number, running: boolean, groups: number): string {
  if (groups === 0) return 'Nothing is wrong in this sheet.';
  if (held === 0) return 'Nothing keeps a row back. What follows is to be looked at.';
  return running
    ? 'Rows with a problem wait. The others go on. Mended rows can be sent while the run goes on.'
    : 'Rows with a problem are not created. The others can be.';
}
