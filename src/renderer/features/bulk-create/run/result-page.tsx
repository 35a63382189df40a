import { useEffect, useMemo, useRef, useState } from 'react';
import { Check, CircleAlert, CircleHelp, FileDown, Minus, OctagonX, type LucideIcon } from 'lucide-react';
import type { Failure } from '@shared/ipc/failure';
import { call } from '../../../bridge';
import { Button } from '../../../ui/button/button';
import { FailureNotice } from '../../../ui/failure/failure-notice';
import { Icon } from '../../../ui/icon/icon';
import { Count } from '../../../ui/marks/count';
import { KeyLink } from '../../../ui/marks/key-link';
import { useSite } from '../../../ui/session/site-context';
import type { RunTally } from '../session/run-rows';
import type { LeftRows } from './left-rows';
import styles from './result-page.module.css';

/** An issue of the run, with the row that it was. */
export interface CreatedRow {
  readonly row: number;
  readonly issueKey: string;
  readonly summary: string;
}

export interface ResultPageProps {
  readonly sheetId: string;
  readonly tally: RunTally;
  /** In the order of the sheet. */
  readonly created: readonly CreatedRow[];
  /** Why the others are not in Jira. */
  readonly left: readonly LeftRows[];
  readonly onShowRows: (which: 'all' | 'problems') => void;
  readonly onOpenOutbox: () => void;
  readonly onNew: () => void;
}

const number = new Intl.NumberFormat('en');
const FIRST = 6;
const MOST_REASONS = 12;
const LISTED = 6;

/** What became of the sheet: what is in Jira now, what is not and why, and the files that say it row by row. */
export function ResultPage({ sheetId, tally, created, left, onShowRows, onOpenOutbox, onNew }: ResultPageProps) {
  const { openIssue } = useSite();
  const [all, setAll] = useState(false);
  const lead = useRef<HTMLHeadingElement>(null);
  // What had the focus went with the rows.
  useEffect(() => {
    if (document.activeElement === document.body) lead.current?.focus({ preventScroll: true });
  }, []);
  const failed = useMemo(() => new Set(left.flatMap(({ rows }) => rows)).size, [left]);
  const first = created.slice(0, FIRST);
  const reasons = all ? left : left.slice(0, MOST_REASONS);
  return (
    <section className={styles.page} aria-label="Result">
      <div className={styles.inner}>
        <header className={styles.head}>
          <h2 ref={lead} tabIndex={-1} className={styles.lead}>
            {tally.created > 0 && <Icon of={Check} tone="success" />}
            {tally.created === 0
              ? 'No issue is created'
              : `${number.format(tally.created)} ${tally.created === 1 ? 'issue' : 'issues'} created`}
          </h2>
          <p className={styles.sum}>
            {tally.toGo > 0 && `${number.format(tally.toGo)} on their way. `}
            {failed === 0
              ? 'Every row is in Jira.'
              : `${number.format(failed)} ${failed === 1 ? 'row is' : 'rows are'} not created.`}
          </p>
        </header>
        <Files sheetId={sheetId} failed={failed} />
        {left.length > 0 && (
          <section aria-labelledby="bulk-left">
            <h3 id="bulk-left" className={styles.title}>
              Not created <Count value={failed} />
            </h3>
            <ul className={styles.list}>
              {reasons.map(({ key, title, sentence, rows, kind }) => (
                <li key={key} className={styles.reason}>
                  <span className={styles.mark} data-kind={kind}>
                    <Icon of={MARKS[kind]} />
                  </span>
                  <div className={styles.words}>
                    <p className={styles.what}>{title}</p>
                    {sentence !== '' && <p className={styles.sentence}>{sentence}</p>}
                  </div>
                  <p className={styles.rows}>
                    {number.format(rows.length)} {rows.length === 1 ? 'row' : 'rows'}: {listed(rows)}
                  </p>
                </li>
              ))}
            </ul>
            <div className={styles.acts}>
              {left.length > reasons.length && (
                <Button size="small" kind="quiet" onClick={() => setAll(true)}>
                  Show {left.length - reasons.length} more
                </Button>
              )}
              <Button size="small" onClick={() => onShowRows('problems')}>
                Mend them in the grid
              </Button>
              {left.some(({ kind }) => kind === 'decide' || kind === 'refused') && (
                <Button size="small" onClick={onOpenOutbox}>
                  Open the outbox
                </Button>
              )}
            </div>
          </section>
        )}
        {first.length > 0 && (
          <section aria-labelledby="bulk-created">
            <h3 id="bulk-created" className={styles.title}>
              Created <Count value={tally.created} />
            </h3>
            <ul className={styles.list}>
              {first.map(({ row, issueKey, summary }) => (
                <li key={row} className={styles.issue}>
                  <KeyLink issueKey={issueKey} onOpen={openIssue} />
                  <span className={styles.summary} title={summary}>
                    {summary}
                  </span>
                  <span className={styles.rows}>Row {row}</span>
                </li>
              ))}
            </ul>
            <div className={styles.acts}>
              <Button size="small" onClick={() => onShowRows('all')}>
                Show the rows
              </Button>
            </div>
          </section>
        )}
        <div className={styles.acts}>
          <Button kind="quiet" onClick={onNew}>
            Begin another sheet
          </Button>
        </div>
      </div>
    </section>
  );
}

const MARKS: Readonly<Record<LeftRows['kind'], LucideIcon>> = {
  decide: CircleHelp,
  refused: CircleAlert,
  held: OctagonX,
  other: Minus,
};

/** `4, 7, 12 …` Pure. */
function listed(rows: readonly number[]): string {
  return `${rows.slice(0, LISTED).map(String).join(', ')}${rows.length > LISTED ? ' …' : ''}`;
}

/** The files: everything with keys and reasons, and the failed rows alone. */
function Files({ sheetId, failed }: { readonly sheetId: string; readonly failed: number }) {
  const { ref } = useSite();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState<'all' | 'failed' | null>(null);
  const [saved, setSaved] = useState<'all' | 'failed' | null>(null);
  const save = async (which: 'all' | 'failed'): Promise<void> => {
    setBusy(which);
    setSaved(null);
    const outcome = await call('bulk.saveResults', { site: ref, id: sheetId, which });
    setBusy(null);
    setFailure(outcome.ok ? null : outcome.failure);
    if (outcome.ok && outcome.value) setSaved(which);
  };
  return (
    <div>
      <div className={styles.acts}>
        <Button kind="primary" icon={FileDown} busy={busy === 'all'} onClick={() => void save('all')}>
          Save results
        </Button>
        {failed > 0 && (
          <Button icon={FileDown} busy={busy === 'failed'} onClick={() => void save('failed')}>
            Save {number.format(failed)} failed {failed === 1 ? 'row' : 'rows'}
          </Button>
        )}
        <span className={styles.saved} role="status">
          {saved !== null && (
            <>
              <Icon of={Check} tone="success" />
              {saved === 'all' ? 'The results are saved.' : 'The failed rows are saved.'}
            </>
          )}
        </span>
      </div>
      <p className={styles.note}>
        Both are CSV files. Results name the key, the link and the reason beside each row; failed rows can be mended in
        a spreadsheet and dropped in again.
      </p>
      {failure !== null && <FailureNotice failure={failure} />}
    </div>
  );
}
