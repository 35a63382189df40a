import { useContext, useId, useMemo, type ReactNode } from 'react';
import { FieldContext } from '../field/field-context';
import styles from './part-of-field.module.css';

export interface PartOfFieldProps {
  /** What this part of the value is: "Original estimate". */
  readonly label: string;
  /** The field's own label goes to the first part. */
  readonly first?: boolean;
  readonly children: ReactNode;
}

/** One of several controls that make one value: a label of its own, the field's problem with all of them. */
export function PartOfField({ label, first = false, children }: PartOfFieldProps) {
  const field = useContext(FieldContext);
  const own = useId();
  const controlId = first ? (field?.controlId ?? own) : own;
  const context = useMemo(
    () => ({
      controlId,
      label: field === null ? label : `${field.label}, ${label.toLowerCase()}`,
      describedBy: field?.describedBy,
      invalid: field?.invalid ?? false,
      required: first && (field?.required ?? false),
    }),
    [controlId, field, first, label],
  );
  return (
    <FieldContext.Provider value={context}>
      <div className={styles.part}>
        <label htmlFor={controlId} className={styles.label}>
          {/* The first is named by the field's own label too. */}
          {!first && field !== null && <span className="visually-hidden">{field.label}</span>} {label}
        </label>
        {children}
      </div>
    </FieldContext.Provider>
  );
}

/** The parts of one field, side by side while there is room. */
export function PartsOfField({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div role="group" aria-label={name} className={styles.parts}>
      {children}
    </div>
  );
}
