import { useId, type ReactNode } from 'react';
import { classNames } from '../class-names';
import { FieldContext } from './field-context';
import { Refusal, type AcceptedValue } from './refusal';
import styles from './field.module.css';

export interface FieldProps {
  readonly label: string;
  readonly required?: boolean;
  /** At the right of the label: what kind of value, or what is missing. */
  readonly hint?: ReactNode;
  readonly hintTone?: 'quiet' | 'danger';
  /** Why the value is refused, by Jira or before sending: its first sentence is what happened. */
  readonly problem?: string | null;
  /** What would be accepted, as buttons. */
  readonly accepted?: readonly AcceptedValue[] | undefined;
  readonly onAccept?: ((value: AcceptedValue) => void) | undefined;
  /** Who can mend it, with a link; the last line of the problem. */
  readonly remedy?: ReactNode;
  /** Under everything. */
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

/** A label above, one control, and below it what is wrong with its value. */
export function Field(props: FieldProps) {
  const {
    label,
    required = false,
    hint,
    hintTone = 'quiet',
    problem = null,
    accepted,
    onAccept,
    remedy,
    extra,
    children,
  } = props;
  const id = useId();
  const hintId = hint ? `${id}-hint` : null;
  const problemId = problem === null ? null : `${id}-problem`;
  const extraId = extra ? `${id}-extra` : null;
  const describedBy = [problemId, hintId, extraId].filter((each) => each !== null).join(' ') || undefined;
  return (
    <FieldContext.Provider
      value={{ controlId: `${id}-control`, label, describedBy, invalid: problem !== null, required }}
    >
      <div className={styles.field}>
        <div className={styles.head}>
          <span className={styles.name}>
            <label htmlFor={`${id}-control`} className={styles.label}>
              {label}
            </label>
            {required && (
              <span aria-hidden="true" className={styles.required} title="Required">
                *
              </span>
            )}
          </span>
          {hint && (
            <span id={hintId ?? undefined} className={classNames(styles.hint, hintTone === 'danger' && styles.bad)}>
              {hint}
            </span>
          )}
        </div>
        {children}
        {problem !== null && (
          <Refusal
            id={problemId ?? undefined}
            problem={problem}
            accepted={accepted}
            onAccept={onAccept}
            remedy={remedy}
          />
        )}
        {extra && <div id={extraId ?? undefined}>{extra}</div>}
      </div>
    </FieldContext.Provider>
  );
}
