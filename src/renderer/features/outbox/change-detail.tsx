import { useState } from 'react';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { Change } from '@shared/ipc/change';
import { parseIssueKey } from '@shared/jira/issue-key';
import { Button } from '../../ui/button/button';
import { needsPerson, stateWord } from '../../ui/change/change-state';
import { JsonView } from '../../ui/code/json-view';
import { TextInput } from '../../ui/field/text-input';
import { HeadBar } from '../../ui/layout/head-bar';
import { KeyLink } from '../../ui/marks/key-link';
import { clockText, exactText } from '../../ui/marks/relative-time-text';
import { useSite } from '../../ui/session/site-context';
import styles from './outbox.module.css';

export interface ChangeDetailProps {
  readonly change: Change;
  readonly onRetry: () => void;
  readonly onDiscard: () => void;
  readonly onResolve: (issueKey: string | null) => void;
}

/** One change: what is happening, its history, the request it makes, and what a person can do about it. */
export function ChangeDetail({ change, onRetry, onDiscard, onResolve }: ChangeDetailProps) {
  const { openIssue } = useSite();
  const { status } = change;
  const mayRetry = status.state === 'rejected' || (status.state === 'queued' && status.reason !== null);
  const mayDiscard = needsPerson(status) || status.state === 'queued';
  return (
    <aside className={styles.detail} aria-label="Change">
      <HeadBar level={2} title={`Create ${change.subtitle}`} aside={stateWord(status)} />
      <div className={styles.detailScroll}>
        <p className={styles.detailTitle}>{change.title}</p>
        <Happening change={change} onOpenIssue={openIssue} onResolve={onResolve} />
        <h3>History</h3>
        <ol className={styles.history}>
          {change.history.map((event, index) => (
            <li key={index}>
              <time title={exactText(event.at)}>{clockText(event.at, 'second')}</time>
              <span>{event.text}</span>
            </li>
          ))}
        </ol>
        <h3>Request</h3>
        <div className={styles.request}>
          <p>
            <code>POST /rest/api/3/issue</code>
          </p>
          <JsonView label="Request body" json={change.body} />
        </div>
      </div>
      {(mayRetry || mayDiscard) && (
        <footer className={styles.detailFoot}>
          {mayRetry && <Button onClick={onRetry}>Try again</Button>}
          <span className={styles.gap} />
          {mayDiscard && <Button onClick={onDiscard}>Discard</Button>}
        </footer>
      )}
      {status.state === 'unknown' && (
        <p className={styles.locked}>It may exist in Jira. It can be discarded once the search has ended.</p>
      )}
    </aside>
  );
}

function Happening({
  change,
  onOpenIssue,
  onResolve,
}: {
  readonly change: Change;
  readonly onOpenIssue: (issueKey: string) => void;
  readonly onResolve: (issueKey: string | null) => void;
}) {
  const { status } = change;
  switch (status.state) {
    case 'applied':
      return (
        <p>
          Jira has it as <KeyLink issueKey={status.issueKey} onOpen={onOpenIssue} prose />.
        </p>
      );
    case 'rejected':
      return (
        <Reason
          title={describeFailure(status.failure).title}
          detail={describeFailure(status.failure).detail}
          tone="danger"
        />
      );
    case 'queued':
      return status.reason === null ? (
        <p>It is sent in its turn.</p>
      ) : (
        <Reason
          title={describeFailure(status.reason).title}
          detail="It is sent as soon as that has passed."
          tone="plain"
        />
      );
    case 'unknown':
      return (
        <Reason
          title="No answer came, so it is looked for"
          detail="It is found by its marker, or counted as absent after two quiet minutes and sent again. If a number in the range stays hidden, you decide."
          tone="plain"
        />
      );
    case 'unsure':
      return (
        <div className={styles.reasonBox}>
          <strong>{status.candidates.length === 0 ? 'Is it in Jira?' : 'Is one of these the issue?'}</strong>
          <p>
            It was sent, and no answer came.{' '}
            {status.candidates.length === 0
              ? 'It was not found, but not every number could be seen.'
              : 'These agree with it but carry no marker, or a number in between cannot be seen.'}
          </p>
          <div className={styles.candidates}>
            {status.candidates.map((candidate) => (
              <div key={candidate.key} className={styles.candidate}>
                <KeyLink issueKey={candidate.key} onOpen={onOpenIssue} />
                <span>{candidate.summary}</span>
                <Button size="small" onClick={() => onResolve(candidate.key)}>
                  This is it
                </Button>
              </div>
            ))}
            <OtherIssue onResolve={onResolve} />
            <Button size="small" onClick={() => onResolve(null)}>
              {status.candidates.length === 0 ? 'It is not in Jira, send it again' : 'None of them, send it again'}
            </Button>
          </div>
        </div>
      );
    case 'sending':
      return <p>It is being sent.</p>;
    case 'discarded':
      return status.replacedBy === undefined ? (
        <p>It was given up and is not sent.</p>
      ) : (
        <p>It was mended in the form and sent anew, as a change of its own.</p>
      );
  }
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

function Reason({
  title,
  detail,
  tone,
}: {
  readonly title: string;
  readonly detail: string;
  readonly tone: 'danger' | 'plain';
}) {
  return (
    <div className={styles.reasonBox} data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <strong>{title}</strong>
      {detail !== '' && <p>{detail}</p>}
    </div>
  );
}
