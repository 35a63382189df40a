import type { CreateField } from '@shared/jira/field';
import styles from '../create.module.css';

/** "40 fields, 2 filled in". Pure. */
export function optionalWords(fields: readonly CreateField[], typed: ReadonlySet<string>): string {
  const filled = fields.filter(({ fieldId }) => typed.has(fieldId)).length;
  const all = fields.length === 1 ? 'One field' : `${fields.length.toLocaleString('en')} fields`;
  return filled === 0 ? all : `${all}, ${filled.toLocaleString('en')} filled in`;
}

/** What the folded fields are called: first those that hold something, which must not be forgotten. */
export function OptionalSummary({
  fields,
  typed,
}: {
  readonly fields: readonly CreateField[];
  readonly typed: ReadonlySet<string>;
}) {
  const filled = fields.filter(({ fieldId }) => typed.has(fieldId));
  const others = fields.filter(({ fieldId }) => !typed.has(fieldId));
  return (
    <>
      {filled.length > 0 && <span className={styles.filled}>{filled.map(({ name }) => name).join(', ')}</span>}
      {filled.length > 0 && others.length > 0 && ' · '}
      {others.map(({ name }) => name).join(', ')}
    </>
  );
}
