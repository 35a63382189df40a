import type { ReactNode } from 'react';
import { CircleAlert } from 'lucide-react';
import { Icon } from '../icon/icon';
import { splitFirstSentence } from './first-sentence';
import styles from './refusal.module.css';

export interface AcceptedValue {
  readonly id: string;
  readonly label: string;
}

export interface RefusalProps {
  readonly id?: string | undefined;
  /** "Jira refused “Critical”. The option was disabled for Storefront." */
  readonly problem: string;
  readonly accepted?: readonly AcceptedValue[] | undefined;
  readonly onAccept?: ((value: AcceptedValue) => void) | undefined;
  readonly remedy?: ReactNode;
}

/** More than these are looked for in the control itself. */
const MOST_BUTTONS = 8;

/** What was refused, what would be accepted, and who can mend it. */
export function Refusal({ id, problem, accepted = [], onAccept, remedy }: RefusalProps) {
  const [what, rest] = splitFirstSentence(problem);
  const offered = accepted.slice(0, MOST_BUTTONS);
  const more = accepted.length - offered.length;
  return (
    <div id={id} className={styles.refusal}>
      <p className={styles.what}>
        <Icon of={CircleAlert} tone="danger" className={styles.icon} />
        <span>
          <strong>{what}</strong> {rest}
        </span>
      </p>
      {offered.length > 0 && onAccept && (
        <div className={styles.accepted}>
          <span className={styles.lead}>Accepted:</span>
          {offered.map((value) => (
            <button key={value.id} type="button" className={styles.pick} onClick={() => onAccept(value)}>
              {value.label}
            </button>
          ))}
          {more > 0 && <span>and {more} more in the list</span>}
        </div>
      )}
      {remedy && <p className={styles.remedy}>{remedy}</p>}
    </div>
  );
}
