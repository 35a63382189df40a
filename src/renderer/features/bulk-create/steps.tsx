import { Check } from 'lucide-react';
import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/icon/icon';
import styles from './bulk-create.module.css';

export const STEPS = ['File', 'Map', 'Dry run', 'Run', 'Result'] as const;
export type Step = (typeof STEPS)[number];

export interface StepsProps {
  readonly current: Step;
  /** Steps that can be gone to from here. */
  readonly open: ReadonlySet<Step>;
  readonly onGo: (step: Step) => void;
}

/** How far the sheet is: what lies behind has a tick, and can be gone back to. */
export function Steps({ current, open, onGo }: StepsProps) {
  const at = STEPS.indexOf(current);
  return (
    <ol className={styles.steps} aria-label="Steps">
      {STEPS.map((step, index) => {
        const words = (
          <>
            {index < at && <Icon of={Check} size={14} />}
            {step}
          </>
        );
        return (
          <li
            key={step}
            aria-current={step === current ? 'step' : undefined}
            className={classNames(index < at && styles.past)}
          >
            {open.has(step) && step !== current ? (
              <button type="button" className={styles.step} onClick={() => onGo(step)}>
                {words}
              </button>
            ) : (
              <span className={styles.step}>{words}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
