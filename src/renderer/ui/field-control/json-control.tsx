import { useMemo } from 'react';
import type { CreateField } from '@shared/jira/field';
import type { JsonObject, JsonValue } from '@shared/json';
import { LinkButton } from '../button/link-button';
import { CodeLine } from '../code/code-line';
import { JsonEditor } from '../json-editor/json-editor';
import type { Pickers } from './pickers';
import { asJsonText } from './read-value';
import { acceptedText, useLastAccepted } from './use-last-accepted';
import styles from './json-control.module.css';

export interface JsonControlProps {
  readonly field: CreateField;
  readonly pickers: Pickers;
  readonly value: JsonValue | null;
  readonly onChange: (value: JsonValue | null) => void;
  readonly disabled: boolean;
}

/** A type without a control of its own, as JSON: beside it what Jira says of the field, and a value that it has taken. */
export function JsonControl({ field, pickers, value, onChange, disabled }: JsonControlProps) {
  const accepted = useLastAccepted(field, pickers);
  const schema = useMemo(() => schemaShown(field), [field]);
  return (
    <JsonEditor
      label={field.name}
      disabled={disabled}
      value={asJsonText(value)}
      schema={schema}
      onChange={(next) => onChange(next === '' ? null : { text: next })}
      aside={
        accepted !== null && (
          <div className={styles.accepted}>
            <p className={styles.caption}>Accepted in {accepted.issueKey}</p>
            <pre className={styles.value} tabIndex={0} role="group" aria-label={`Accepted in ${accepted.issueKey}`}>
              {acceptedText(accepted)
                .split('\n')
                .map((line, index) => (
                  <span key={index}>
                    <CodeLine text={line} language="json" />
                    {'\n'}
                  </span>
                ))}
            </pre>
          </div>
        )
      }
    />
  );
}

/** Why it is JSON, and the way to a value that Jira takes. */
export function JsonHint({ field, pickers, onChange, disabled }: Omit<JsonControlProps, 'value'>) {
  const accepted = useLastAccepted(field, pickers);
  return (
    <>
      A type Workbench cannot draw, so it is sent as JSON.{' '}
      {accepted !== null && !disabled && (
        <LinkButton onClick={() => onChange({ text: acceptedText(accepted) })}>
          Use the value of {accepted.issueKey}
        </LinkButton>
      )}
    </>
  );
}

function schemaShown(field: CreateField): JsonObject {
  return {
    ...field.schema,
    ...(field.operations.length > 0 ? { operations: field.operations } : {}),
    ...(field.allowedValues === undefined ? {} : { allowedValues: field.allowedValues }),
  };
}
