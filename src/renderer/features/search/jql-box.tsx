import { CornerDownLeft } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { parseIssueKey, type IssueReference } from '@shared/jira/issue-key';
import { Button } from '../../ui/button/button';
import styles from './search.module.css';

export interface JqlBoxProps {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly value: string;
  readonly busy: boolean;
  readonly onChange: (text: string) => void;
  readonly onRun: (jql: string) => void;
  /** A key or a pasted Jira link is not a query: it opens the issue. */
  readonly onOpen: (reference: IssueReference) => void;
}

/** One box for a JQL, an issue key, or a link that somebody sent. */
export function JqlBox({ ref, value, busy, onChange, onRun, onOpen }: JqlBoxProps) {
  const reference = parseIssueKey(value);

  function submit(): void {
    if (reference === null) onRun(value);
    else onOpen(reference);
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Enter runs; Shift+Enter begins a new line.
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    submit();
  }

  return (
    <div className={styles.jqlBox}>
      <textarea
        ref={ref}
        aria-label="JQL, issue key or Jira link"
        className={styles.jql}
        rows={1}
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button size="small" icon={CornerDownLeft} busy={busy} onClick={submit}>
        {reference === null ? 'Run' : `Open ${reference.key}`}
      </Button>
    </div>
  );
}
