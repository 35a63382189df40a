import type { JsonValue } from '@shared/json';
import { classNames } from '../class-names';
import { CodeLine } from './code-line';
import { layOutJson } from './json-layout';
import styles from './json-view.module.css';

export interface JsonViewProps {
  /** Name of the region: "Request body". */
  readonly label: string;
  /** A value, laid out by us; or, in `text`, bytes to be shown as they are. */
  readonly json?: JsonValue;
  readonly text?: string;
  /** Line numbers, from 1, that Jira refused. */
  readonly badLines?: readonly number[];
  /** Line numbers that a person looks for: a marker, a changed value. */
  readonly markedLines?: readonly number[];
}

/** JSON with colours and line numbers, as the payload panel shows it. */
export function JsonView({ label, json = null, text, badLines = [], markedLines = [] }: JsonViewProps) {
  const shown = text ?? layOutJson(json);
  return (
    <pre className={styles.view} tabIndex={0} role="group" aria-label={label}>
      <code className={styles.lines}>
        {shown.split('\n').map((line, index) => {
          const bad = badLines.includes(index + 1);
          return (
            <span
              key={index}
              className={classNames(styles.line, bad && styles.bad, markedLines.includes(index + 1) && styles.marked)}
            >
              {bad && <span className="visually-hidden">Refused: </span>}
              <CodeLine text={line} language="json" />
              {'\n'}
            </span>
          );
        })}
      </code>
    </pre>
  );
}
