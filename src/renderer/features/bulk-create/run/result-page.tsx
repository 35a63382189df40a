import { useState } from 'react';
import { Check, FileDown, Table2 } from 'lucide-react';
import type { Failure } from '@shared/ipc/failure';
import { call } from '../../../bridge';
import { Button } from '../../../ui/button/button';
import { FailureNotice } from '../../../ui/failure/failure-notice';
import { Icon } from '../../../ui/icon/icon';
import { KeyLink } from '../../../ui/marks/key-link';
import { useSite } from '../../../ui/session/site-context';
import type { RunTally } from '../session/run-rows';
import styles from './result-page.module.css';

export interface ResultPageProps {
  readonly sheetId: string;
  readonly tally: RunTally;
  /** Rows that are in no run. */
  readonly held: number;
  /** The first and the last key that were made; none: nothing was. */
  readonly keys: readonly string[];
  readonly onShowRows: () => void;
  readonly onOpenOutbox: () => void;
  readonly onNew: () => void;
}

const number = new Intl.NumberFormat('en');

/** What became of the sheet, and the files that say it row by row. */
export function ResultPage({ sheetId, tally, held, keys, onShowRows, onOpenOutbox, onNew }: ResultPageProps) {
  const { ref, openIssue } = useSite();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState<'all' | 'failed' | null>(null);
  const { created, toGo, refused, stopped, unsure } = tally;
  const failed = refused + stopped + held;
  const save = async (which: 'all' | 'failed'): Promise<void> => {
    setBusy(which);
    const outcome = await call('bulk.saveResults', { site: ref, id: sheetId, which });
    setBusy(null);
    setFailure(outcome.ok ? null : outcome.failure);
  };
  return (
    <section className={styles.page} aria-label="Result">
      <h2 className={styles.lead}>
        <Icon of={Check} tone="success" /> {number.format(created)} {created === 1 ? 'issue' : 'issues'} created
      </h2>
      {keys.length > 0 && (
        <p className={styles.keys}>
          {keys.map((key, index) => (
            <span key={key}>
              {index > 0 && ' to '}
              <KeyLink issueKey={key} onOpen={openIssue} prose />
            </span>
          ))}
        </p>
      )}
      <dl className={styles.counts}>
        <Line name="Refused by Jira" count={refused} />
        <Line name="Given up" count={stopped} />
        <Line name="Not sent, with a problem or not ready" count={held} />
        <Line name="On their way" count={toGo} />
        <Line name="Unsure whether Jira has them" count={unsure} />
      </dl>
      {failure !== null && <FailureNotice failure={failure} />}
      <div className={styles.acts}>
        <Button kind="primary" icon={FileDown} busy={busy === 'all'} onClick={() => void save('all')}>
          Save results
        </Button>
        {failed > 0 && (
          <Button icon={FileDown} busy={busy === 'failed'} onClick={() => void save('failed')}>
            Save {number.format(failed)} failed {failed === 1 ? 'row' : 'rows'}
          </Button>
        )}
        <Button icon={Table2} onClick={onShowRows}>
          Show the rows
        </Button>
        {(unsure > 0 || refused > 0) && <Button onClick={onOpenOutbox}>Open the outbox</Button>}
        <Button kind="quiet" onClick={onNew}>
          Begin another sheet
        </Button>
      </div>
      <p className={styles.note}>
        Results have the key, the link and the reason beside each row. Failed rows can be mended in a spreadsheet and
        dropped in again.
      </p>
    </section>
  );
}

function Line({ name, count }: { readonly name: string; readonly count: number }) {
  if (count === 0) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{number.format(count)}</dd>
    </>
  );
}
