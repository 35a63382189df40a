import { useMemo, type KeyboardEvent, type ReactNode } from 'react';
import { Check, CircleAlert } from 'lucide-react';
import type { JsonObject } from '@shared/json';
import { Icon } from '../icon/icon';
import { CodeLine } from '../code/code-line';
import { classNames } from '../class-names';
import { useControlProps } from '../field/field-context';
import { checkJson } from './check-json';
import styles from './json-editor.module.css';

export interface JsonEditorProps {
  /** As typed; need not parse. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What Jira says of the field: shown beside it, member by member. */
  readonly schema?: JsonObject | undefined;
  /** Under the schema: an example, a link. */
  readonly aside?: ReactNode;
  readonly label?: string | undefined;
  readonly disabled?: boolean;
}

/**
 * JSON with line numbers, coloured under a transparent textarea, so that typing, undo and screen readers work as
 * they do everywhere. Tab leaves it; Ctrl or Cmd with ] and [ indents.
 */
export function JsonEditor({ value, onChange, schema, aside, label, disabled = false }: JsonEditorProps) {
  const control = useControlProps(label);
  const check = useMemo(() => checkJson(value), [value]);
  const lines = value.split('\n');

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const area = event.currentTarget;
    const next = breakLine(area.value, area.selectionStart, area.selectionEnd);
    // Before the next key: a caret that is set a frame later goes back behind what was typed in between.
    area.value = next.text;
    area.setSelectionRange(next.caret, next.caret);
    onChange(next.text);
  }

  return (
    <div className={classNames(styles.pair, schema && styles.withSchema)}>
      <div className={styles.edit}>
        <div className={styles.sheet}>
          <pre className={styles.shown} aria-hidden="true">
            {lines.map((line, index) => (
              <span
                key={index}
                className={classNames(styles.line, check.state === 'invalid' && check.line === index + 1 && styles.bad)}
              >
                <CodeLine text={line} language="json" />
                {'\n'}
              </span>
            ))}
          </pre>
          <textarea
            {...control}
            className={styles.area}
            value={value}
            disabled={disabled}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        <p role="status" className={classNames(styles.state, check.state === 'invalid' && styles.invalid)}>
          {check.state === 'valid' && (
            <>
              <Icon of={Check} size={14} /> Valid JSON
            </>
          )}
          {check.state === 'invalid' && (
            <>
              <Icon of={CircleAlert} size={14} /> Line {check.line}: {check.problem}
            </>
          )}
          {check.state === 'empty' && 'Empty'}
        </p>
      </div>
      {schema && (
        <div className={styles.schema}>
          <p className={styles.caption}>Schema from Jira</p>
          <pre className={styles.members} tabIndex={0} role="group" aria-label="Schema from Jira">
            {Object.entries(schema).map(([name, member]) => (
              <span key={name} className={styles.member}>
                <CodeLine text={`${JSON.stringify(name)}: ${JSON.stringify(member)}`} language="json" />
                {'\n'}
              </span>
            ))}
          </pre>
          {aside}
        </div>
      )}
    </div>
  );
}

/** Enter keeps the indent of the line and opens a bracket by two. */
function breakLine(text: string, from: number, to: number): { readonly text: string; readonly caret: number } {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const opens = /[[{]\s*$/.test(line);
  const deeper = opens ? `${indent}  ` : indent;
  const closing = opens && /^\s*[\]}]/.test(after) ? `\n${indent}` : '';
  return { text: `${before}\n${deeper}${closing}${after}`, caret: from + 1 + deeper.length };
}
