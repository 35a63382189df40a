import type { Change } from '@shared/ipc/change';
import { Button } from '../../ui/button/button';
import { needsPerson, onItsWay, stateWord } from '../../ui/change/change-state';
import { JsonView } from '../../ui/code/json-view';
import { HeadBar } from '../../ui/layout/head-bar';
import { clockText, exactText } from '../../ui/marks/relative-time-text';
import { AddToCreate } from './add-to-create';
import type { ChangeActions } from './change-actions';
import { headOf } from './change-words';
import { Happening } from './happening';
import { requestBodyOf } from './request-body';
import { requestOf } from './request-of';
import { Written } from './written';
import styles from './outbox.module.css';

export interface ChangeDetailProps {
  readonly change: Change;
  readonly actions: ChangeActions;
  /** The row of the sheet that it is made of. */
  readonly row?: number | null;
}

/** One change: what is happening, its history, the request it makes, and what a person can do about it. */
export function ChangeDetail({ change, actions, row = null }: ChangeDetailProps) {
  const { status } = change;
  const waits = status.state === 'queued';
  const mayRetry =
    status.state === 'rejected' ||
    (waits && status.reason !== null && !change.paused && (change.waitsFor ?? null) === null);
  // A conflict is dropped where it is decided.
  const mayDiscard = (needsPerson(status) && status.state !== 'conflict') || waits;
  const { edit, showInSheet } = actions;
  return (
    <aside className={styles.detail} aria-label="Change">
      <HeadBar level={2} title={headOf(change, row)} aside={waits && change.paused ? 'Paused' : stateWord(status)} />
      <div className={styles.detailScroll}>
        <p className={styles.detailTitle}>{change.title}</p>
        <Written change={change} />
        <Happening change={change} actions={actions} />
        {change.kind === 'create' && onItsWay(status) && <AddToCreate change={change} />}
        <h3>History</h3>
        <ol className={styles.history}>
          {change.history.map((event, index) => (
            <li key={index} data-now={index === change.history.length - 1 || undefined}>
              <time title={exactText(event.at)}>{clockText(event.at, 'second')}</time>
              <span>{event.text}</span>
            </li>
          ))}
        </ol>
        <h3>Request</h3>
        <div className={styles.request}>
          <p>
            <code>{requestOf(change)}</code>
          </p>
          <JsonView label="Request body" json={requestBodyOf(change)} />
        </div>
      </div>
      {(mayRetry || mayDiscard || showInSheet !== null) && (
        <footer className={styles.detailFoot}>
          {mayRetry && <Button onClick={actions.retry}>Try again</Button>}
          {edit !== null && <Button onClick={edit}>Edit</Button>}
          {showInSheet !== null && <Button onClick={showInSheet}>Show in the sheet</Button>}
          {waits && <Button onClick={() => actions.pause(!change.paused)}>{change.paused ? 'Resume' : 'Pause'}</Button>}
          <span className={styles.gap} />
          {mayDiscard && <Button onClick={actions.discard}>Discard</Button>}
        </footer>
      )}
      {status.state === 'unknown' && (
        <p className={styles.locked}>It may be in Jira. It can be discarded once the search has ended.</p>
      )}
    </aside>
  );
}
