import { whyNotSet } from '@shared/fields/why-not-set';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { useControlProps } from '../field/field-context';
import { FieldValue } from '../field-value/field-value';
import styles from './read-only-control.module.css';

/** A value that nobody sets here, with the reason why. */
export function ReadOnlyControl({ field, value }: { readonly field: CreateField; readonly value: JsonValue | null }) {
  const { id, 'aria-describedby': describedBy } = useControlProps(field.name);
  return (
    <div id={id} role="group" aria-label={field.name} aria-describedby={describedBy} className={styles.value}>
      {value !== null && <FieldValue value={value} schema={field.schema} />}
      <span className={styles.why}>{whyNotSet(field) ?? 'It cannot be set here.'}</span>
    </div>
  );
}
