import { useState } from 'react';
import type { Change } from '@shared/ipc/change';
import { parseIssueKey } from '@shared/jira/issue-key';
import { Button } from '../../ui/button/button';
import { TextInput } from '../../ui/field/text-input';
import { KeyLink } from '../../ui/marks/key-link';
import { useSite } from '../../ui/session/site-context';
import styles from './outbox.module.css';

export interface UnsurePanelProps {
  readonly change: Change;
  readonly candidates: readonly { readonly key: string; readonly summary: string }[];
  readonly onResolve: (issueKey: string | null) => void;
}

/** It could not be told whether Jira has it. Equal buttons: the program never leans. */
export function UnsurePanel({ change, candidates, onResolve }: UnsurePanelProps) {
  const { openIssue } = useSite();
  const create = change.kind === 'create';
  return (
    <div className={styles.reasonBox} data-tone="warning">
      <strong>{question(create, candidates.length)}</strong>
      <p>
        You sent “{change.title}”, and no answer came. {why(create, candidates.length)}
      </p>
      <div className={styles.candidates}>
        {candidates.map((candidate) => (
          <div key={candidate.key} className={styles.candidate}>
            <KeyLink issueKey={candidate.key} onOpen={openIssue} />
            <span className={styles.candidateText}>{candidate.summary}</span>
            <Button size="small" onClick={() => onResolve(candidate.key)}>
              {create ? `It is ${candidate.key}` : 'This is it'}
            </Button>
          </div>
        ))}
        {create && <OtherIssue onResolve={onResolve} />}
        {!create && candidates.length === 0 && change.issueKey !== null && (
          <Button size="small" onClick={() => onResolve(change.issueKey)}>
            It is in Jira
          </Button>
        )}
        <Button size="small" onClick={() => onResolve(null)}>
          {candidates.length === 0 ? 'It is not in Jira, send it again' : 'None of them, send it again'}
        </Button>
      </div>
    </div>
  );
}

function question(create: boolean, candidates: number): string {
  if (!create) return 'Is it in Jira?';
  return candidates === 0 ? 'Is it in Jira?' : 'Is one of these the issue?';
}

function why(create: boolean, candidates: number): string {
  if (candidates > 0) return 'These agree with it but carry no marker, or a number in between cannot be seen.';
  return create
    ? 'It was not found, but not every number could be seen.'
    : 'Whether Jira has it could not be read. Look at the issue, then decide.';
}

/** The person has found the issue themselves: by its key, or by the link of its page. */
function OtherIssue({ onResolve }: { readonly onResolve: (issueKey: string) => void }) {
  const [text, setText] = useState('');
  const key = parseIssueKey(text)?.key ?? null;
  return (
    <form
      className={styles.candidate}
      onSubmit={(event) => {
        event.preventDefault();
        if (key !== null) onResolve(key);
      }}
    >
      <TextInput label="Key or link of the issue" placeholder="SHOP-12" size="small" value={text} onChange={setText} />
      <Button
        size="small"
        type="submit"
        disabled={key === null}
        title={key === null ? 'Enter a key such as SHOP-12' : undefined}
      >
        This is it
      </Button>
    </form>
  );
}
