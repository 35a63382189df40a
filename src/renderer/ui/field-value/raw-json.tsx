import type { JsonValue } from '@shared/json';
import { CodeLine } from '../code/code-line';
import styles from './field-value.module.css';

/** Longer than this only its beginning is drawn; the title and the JSON of the issue have it whole. */
const SHOWN = 400;

/** A value that has no drawing, in one compact run of mono. */
export function RawJson({ value }: { readonly value: JsonValue }) {
  const text = JSON.stringify(value);
  return (
    <code className={styles.raw} title={text.slice(0, 4000)}>
      <CodeLine text={text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text} language="json" />
    </code>
  );
}
