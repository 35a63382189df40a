import { useState } from 'react';
import type { Candidate, Change, LateArrival } from '@shared/ipc/change';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { Failure } from '@shared/ipc/failure';
import { parseIssueKey } from '@shared/jira/issue-key';
import { Button } from '../../ui/button/button';
import { TextInput } from '../../ui/field/text-input';
import { KeyLink } from '../../ui/marks/key-link';
import { RelativeTime } from '../../ui/marks/relative-time';
import { Dialog } from '../../ui/overlay/dialog';
import { useSite } from '../../ui/session/site-context';
import { aboutCandidate, againWord, isoOf, question, why } from './unsure-words';
import styles from './outbox.module.css';

type Resolve = (issueKey: string | null, confirmed: boolean) => Promise<Failure | null>;

export interface UnsurePanelProps {
  readonly change: Change;
  readonly candidates: readonly Candidate[];
  readonly late: LateArrival | null;
  readonly onResolve: Resolve;
}

/** It could not be told whether Jira has it. Equal buttons: the program never leans. */
export function UnsurePanel({ change, candidates, late, onResolve }: UnsurePanelProps) {
  const { openIssue } = useSite();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asking, setAsking] = useState(false);
  const create = change.kind === 'create';
  const resolve = (issueKey: string | null): void => void onResolve(issueKey, false).then(setFailure);
  const again = againWord(change.kind, candidates.length, late);
  return (
    <div className={styles.reasonBox} data-tone="warning">
      <strong>{question(change.kind, candidates.length, late)}</strong>
      <p>
        You sent “{change.title}”{late === null && ', and no answer came'}. {why(change.kind, candidates.length, late)}
      </p>
      <div className={styles.candidates}>
        {candidates.map((candidate, index) => {
          const created = isoOf(candidate.created);
          return (
            <div key={`${candidate.key} ${index}`} className={styles.candidate}>
              <KeyLink issueKey={candidate.key} onOpen={openIssue} />
              <span className={styles.candidateText}>
                {candidate.summary}
                <span className={styles.quiet}>
                  {' '}
                  {aboutCandidate(candidate)} {created !== null && <RelativeTime iso={created} />}
                </span>
              </span>
              <Button size="small" onClick={() => resolve(candidate.key)}>
                {create ? `It is ${candidate.key}` : 'This is it'}
              </Button>
            </div>
          );
        })}
        {create && late === null && <OtherIssue onResolve={onResolve} />}
        {!create && candidates.length === 0 && change.issueKey !== null && (
          <Button size="small" onClick={() => resolve(change.issueKey)}>
            It is in Jira
          </Button>
        )}
        {again !== null && (
          <Button size="small" onClick={() => setAsking(true)}>
            {again}
          </Button>
        )}
        {failure !== null && <Told failure={failure} />}
      </div>
      {asking && (
        <Dialog
          open
          onOpenChange={(open) => !open && setAsking(false)}
          title={`Send “${change.title}” again`}
          description="If Jira has it after all, this makes a second one."
          footer={
            <>
              <Button kind="quiet" onClick={() => setAsking(false)}>
                Do not send
              </Button>
              <Button
                onClick={() => {
                  setAsking(false);
                  resolve(null);
                }}
              >
                Send it again
              </Button>
            </>
          }
        />
      )}
    </div>
  );
}

function Told({ failure }: { readonly failure: Failure }) {
  const { title, detail } = describeFailure(failure);
  return (
    <p role="alert" className={styles.candidateTrouble}>
      {failure.kind === 'invalid-input' ? failure.message : `${title} ${detail}`}
    </p>
  );
}

/** The person has found the issue themselves: by its key, or by the link of its page. What differs from what was sent they confirm. */
function OtherIssue({ onResolve }: { readonly onResolve: Resolve }) {
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const key = parseIssueKey(text)?.key ?? null;
  const confirms = failure?.kind === 'invalid-input' && failure.fields['confirm'] !== undefined;
  return (
    <>
      <form
        className={styles.candidate}
        onSubmit={(event) => {
          event.preventDefault();
          if (key !== null) void onResolve(key, confirms).then(setFailure);
        }}
      >
        <TextInput
          label="Key or link of the issue"
          placeholder="SHOP-12"
          size="small"
          value={text}
          onChange={(next) => {
            setText(next);
            setFailure(null);
          }}
        />
        <Button
          size="small"
          type="submit"
          disabled={key === null}
          title={key === null ? 'Enter a key such as SHOP-12' : undefined}
        >
          {confirms ? 'It is that one all the same' : 'This is it'}
        </Button>
      </form>
      {failure !== null && <Told failure={failure} />}
    </>
  );
}
