import { useState } from 'react';
import type { Problem } from '@shared/bulk/problem';
import { Button } from '../../../ui/button/button';
import { LinkButton } from '../../../ui/button/link-button';
import { Kbd } from '../../../ui/kbd/kbd';
import { classNames } from '../../../ui/class-names';
import styles from './problem-popover.module.css';

export interface ProblemPopoverProps {
  readonly problem: Problem;
  /** How many rows have the same problem with the same text. */
  readonly alike: number;
  readonly isWarning: boolean;
  readonly onUse: (text: string) => void;
  readonly onFixAll: (text: string) => void;
  readonly onEdit: () => void;
  /** How many values Jira accepts, where it lists them. */
  readonly values: number | null;
}

/** What is wrong in the cell, what is closest to it, and the one button that mends all alike. The keys act while the grid has the focus. */
export function ProblemPopover({ problem, alike, isWarning, onUse, onFixAll, onEdit, values }: ProblemPopoverProps) {
  const [chosen, setChosen] = useState(0);
  const closest = problem.closest;
  const taken = closest[Math.min(chosen, closest.length - 1)];
  return (
    <div className={styles.popover} role="region" aria-label={isWarning ? 'Warning' : 'Problem'}>
      <p className={styles.sentence} role="status">
        {problem.sentence}
      </p>
      {closest.length > 0 && (
        <>
          <p className={styles.note}>{problem.wrong === '' ? 'Jira accepts:' : 'Closest that Jira accepts:'}</p>
          <div className={styles.closest} role="group" aria-label="Closest values">
            {closest.map(({ text, label }, index) => (
              <button
                key={text}
                type="button"
                aria-pressed={index === chosen}
                className={classNames(styles.choice, index === chosen && styles.chosen)}
                onClick={() => setChosen(index)}
                onDoubleClick={() => onUse(text)}
              >
                <span className={styles.label}>{label}</span>
                <Kbd keys={String(index + 1)} />
              </button>
            ))}
          </div>
        </>
      )}
      <div className={styles.foot}>
        {taken !== undefined && alike > 1 && (
          <Button kind="primary" size="small" title="Alt and the number" onClick={() => onFixAll(taken.text)}>
            Fix all alike ({alike})
          </Button>
        )}
        {taken !== undefined && (
          <Button kind={alike > 1 ? 'secondary' : 'primary'} size="small" onClick={() => onUse(taken.text)}>
            This cell
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
