import { useState } from 'react';
import type { Problem } from '@shared/bulk/problem';
import { Button } from '../../../ui/button/button';
import { LinkButton } from '../../../ui/button/link-button';
import { Kbd } from '../../../ui/kbd/kbd';
import { classNames } from '../../../ui/class-names';
import { closeness, leadWords, problemWords } from './problem-words';
import styles from './problem-popover.module.css';

export interface ProblemPopoverProps {
  readonly problem: Problem;
  readonly projectKey: string;
  /** How many rows have the same problem with the same text. */
  readonly alike: number;
  readonly isWarning: boolean;
  readonly onUse: (text: string) => void;
  readonly onFixAll: (text: string) => void;
  readonly onEdit: () => void;
  /** Whether a number alone takes a value; else it is what somebody writes in the cell. */
  readonly plain: boolean;
  /** How many values Jira accepts, where it lists them. */
  readonly values: number | null;
  /** How many rows have a value, by its folded text. */
  readonly uses: ReadonlyMap<string, number>;
}

/** What is wrong in the cell, what is closest to it, and the one button that mends all alike. The keys act while the grid has the focus. */
export function ProblemPopover(props: ProblemPopoverProps) {
  const { problem, projectKey, alike, isWarning, onUse, onFixAll, onEdit, values, uses, plain } = props;
  const closest = problem.closest;
  /** The sheet has no column for it: the answer is one for all rows. */
  const forAll = problem.column === null;
  // Nothing says what all rows are: none of several is the likely one.
  const [chosen, setChosen] = useState(forAll && closest.length > 1 ? -1 : 0);
  const taken = chosen === -1 ? undefined : closest[Math.min(chosen, closest.length - 1)];
  const all = taken !== undefined && !forAll && alike > 1;
  const key = (index: number): string => `${plain ? '' : 'Ctrl '}${String(index + 1)}`;
  return (
    <div className={styles.popover} role="region" aria-label={isWarning ? 'Warning' : 'Problem'}>
      <p className={styles.sentence} role="status">
        {problemWords(problem, projectKey)}
      </p>
      {closest.length > 0 && (
        <>
          <p className={styles.note}>{leadWords(problem)}</p>
          <div className={styles.closest} role="group" aria-label="Closest values">
            {closest.map((choice, index) => (
              <button
                key={choice.text}
                type="button"
                aria-pressed={index === chosen}
                className={classNames(styles.choice, index === chosen && styles.chosen)}
                onClick={() => setChosen(index)}
                onDoubleClick={() => onUse(choice.text)}
              >
                <span className={styles.label} title={choice.label}>
                  {choice.label}
                </span>
                <span className={styles.why}>{closeness(choice, problem.wrong, uses)}</span>
                <Kbd keys={key(index)} />
              </button>
            ))}
          </div>
        </>
      )}
      <div className={styles.foot}>
        {all && (
          <Button
            kind="primary"
            size="small"
            title={`Alt and ${String(chosen + 1)}`}
            onClick={() => onFixAll(taken.text)}
          >
            Fix all alike ({alike.toLocaleString('en')})
          </Button>
        )}
        {taken !== undefined && (
          <Button
            kind={all ? 'secondary' : 'primary'}
            size="small"
            title={`Key ${key(chosen)}`}
            onClick={() => onUse(taken.text)}
          >
            {forAll ? 'All rows' : 'This cell'}
          </Button>
        )}
        <span className={styles.gap} />
        {problem.column !== null && (
          <LinkButton onClick={onEdit}>{values === null ? 'Edit the cell' : `All ${String(values)} values`}</LinkButton>
        )}
      </div>
    </div>
  );
}
