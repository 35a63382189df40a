import { useEffect, useMemo, useRef, useState } from 'react';
import { Check, FileDown, Search } from 'lucide-react';
import { rowsAre } from '@shared/bulk/rows-are';
import type { Failure } from '@shared/ipc/failure';
import { call } from '../../../bridge';
import { Button } from '../../../ui/button/button';
import { FailureNotice } from '../../../ui/failure/failure-notice';
import { Icon } from '../../../ui/icon/icon';
import { Count } from '../../../ui/marks/count';
import { KeyLink } from '../../../ui/marks/key-link';
import { useSite } from '../../../ui/session/site-context';
import type { RunTally } from '../session/run-rows';
import { jqlOfKeys, MOST_KEYS } from './jql-of-keys';
import { LeftList, MOST_REASONS } from './left-list';
import { countNotCreated, countToDecide, type LeftRows } from './left-rows';
import styles from './result-page.module.css';

/** An issue of the run, with the row that it was. */
export interface CreatedRow {
  readonly row: number;
  readonly issueKey: string;
  readonly summary: string;
}

export interface ResultPageProps {
  readonly sheetId: string;
  readonly tally: Pick<RunTally, 'created' | 'toGo' | 'behind'>;
  /** In the order of the sheet. */
  readonly created: readonly CreatedRow[];
  /** Why the others are not in Jira. */
  readonly left: readonly LeftRows[];
  readonly summaryOf: (row: number) => string;
  /** Rows that could be created now: stopped, or mended since. */
  readonly others: number;
  /** Creates those; answers why that could not be begun. */
  readonly onCreateOthers: () => Promise<Failure | null>;
  readonly onShowRows: (which: 'all' | 'problems') => void;
  readonly onGo: (row: number) => void;
  /** Opens a JQL in Search. */
  readonly onSearch: (jql: string) => void;
  readonly onOpenOutbox: () => void;
  readonly onNew: () => void;
}

const number = new Intl.NumberFormat('en');
const FIRST = 6;

/** What became of the sheet: what is in Jira now, what is not and why, and the files that say it row by row. */
export function ResultPage(props: ResultPageProps) {
  const { sheetId, tally, created, left, summaryOf, others, onShowRows, onGo, onSearch, onOpenOutbox, onNew } = props;
  const { openIssue } = useSite();
  const [all, setAll] = useState(false);
  const lead = useRef<HTMLHeadingElement>(null);
  // What had the focus went with the rows.
  useEffect(() => {
    if (document.activeElement === document.body) lead.current?.focus({ preventScroll: true });
  }, []);
  const failed = useMemo(() => countNotCreated(left), [left]);
  const unsure = useMemo(() => countToDecide(left), [left]);
  const first = created.slice(0, FIRST);
  const isWhole = failed + unsure === 0 && tally.toGo === 0 && tally.behind === 0;
  return (
    <section className={styles.page} aria-label="Result">
      <div className={styles.inner}>
        <header className={styles.head}>
          <h2 ref={lead} tabIndex={-1} className={styles.lead}>
            {tally.created > 0 && isWhole && <Icon of={Check} tone="success" />}
            {tally.created === 0
              ? 'No issue is created'
              : `${number.format(tally.created)} ${tally.created === 1 ? 'issue' : 'issues'} created`}
          </h2>
          <p className={styles.sum}>
            {tally.toGo > 0 && `${number.format(tally.toGo)} on their way. `}
            {failed > 0 && leftWords(failed, left)}
            {unsure > 0 && ` ${rowsAre(unsure)} unsure: decide in the outbox.`}
            {isWhole && 'Every row is in Jira.'}
          </p>
        </header>
        {others > 0 && <Others count={others} some={tally.created > 0} onCreate={props.onCreateOthers} />}
        <Files sheetId={sheetId} failed={failed} isNext={others === 0} />
        {left.length > 0 && (
          <section aria-labelledby="bulk-left">
            <h3 id="bulk-left" className={styles.title}>
              {unsure > 0 ? 'Not created, or unsure' : 'Not created'} <Count value={failed + unsure} />
            </h3>
            <LeftList left={left} summaryOf={summaryOf} onGo={onGo} all={all} />
            <div className={styles.acts}>
              {!all && left.length > MOST_REASONS && (
                <Button size="small" kind="quiet" onClick={() => setAll(true)}>
                  Show {left.length - MOST_REASONS} more
                </Button>
              )}
              {left.some(({ kind }) => kind === 'held' || kind === 'refused' || kind === 'behind') && (
                <Button size="small" onClick={() => onShowRows('problems')}>
                  Mend them in the grid
                </Button>
              )}
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
              {created.length > first.length && (
                <li className={styles.others}>and {number.format(created.length - first.length)} more</li>
              )}
            </ul>
            <div className={styles.acts}>
              <Button
                size="small"
                icon={Search}
                onClick={() => onSearch(jqlOfKeys(created.map(({ issueKey }) => issueKey)))}
              >
                {created.length > MOST_KEYS ? `Open the first ${number.format(MOST_KEYS)} in Search` : 'Open in Search'}
              </Button>
              <Button size="small" onClick={() => onShowRows('all')}>
                Show the rows
              </Button>
            </div>
          </section>
        )}
        <div className={styles.acts}>
          <Button onClick={onNew}>Begin another sheet</Button>
        </div>
      </div>
    </section>
  );
}

function countOf(left: readonly LeftRows[]): number {
  return new Set(left.flatMap(({ rows }) => rows)).size;
}

/** `170 rows were stopped.` `175 rows are not created: 170 of them were stopped.` Pure. */
function leftWords(failed: number, left: readonly LeftRows[]): string {
  const stopped = countOf(left.filter(({ kind }) => kind === 'stopped'));
  if (stopped === failed) return `${number.format(failed)} ${failed === 1 ? 'row was' : 'rows were'} stopped.`;
  const all = `${number.format(failed)} ${failed === 1 ? 'row is' : 'rows are'} not created`;
  return stopped === 0
    ? `${all}.`
    : `${all}: ${number.format(stopped)} of them ${stopped === 1 ? 'was' : 'were'} stopped.`;
}

interface OthersProps {
  readonly count: number;
  /** Whether some are created. */
  readonly some: boolean;
  readonly onCreate: () => Promise<Failure | null>;
}

/** What was stopped, or mended since, goes on from here. */
function Others({ count, some, onCreate }: OthersProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const create = async (): Promise<void> => {
    setBusy(true);
    setFailure(await onCreate());
    setBusy(false);
  };
  return (
    <div>
      <Button kind="primary" busy={busy} onClick={() => void create()}>
        Create {some ? 'the other ' : ''}
        {number.format(count)}
      </Button>
      {failure !== null && <FailureNotice failure={failure} />}
    </div>
  );
}

/** The files: everything with keys and reasons, and the rows alone that are not created. */
function Files({
  sheetId,
  failed,
  isNext,
}: {
  readonly sheetId: string;
  readonly failed: number;
  readonly isNext: boolean;
}) {
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
        <Button
          kind={isNext ? 'primary' : 'secondary'}
          icon={FileDown}
          busy={busy === 'all'}
          onClick={() => void save('all')}
        >
          Save results
        </Button>
        {failed > 0 && (
          <Button icon={FileDown} busy={busy === 'failed'} onClick={() => void save('failed')}>
            Save {number.format(failed)} {failed === 1 ? 'row' : 'rows'} not created
          </Button>
        )}
        <span className={styles.saved} role="status">
          {saved !== null && (
            <>
              <Icon of={Check} tone="success" />
              {saved === 'all' ? 'The results are saved.' : 'The rows not created are saved.'}
            </>
          )}
        </span>
      </div>
      <p className={styles.note}>
        {failed > 0
          ? 'Both are CSV files. Results name the key, the link and the reason beside each row; rows not created can be mended in a spreadsheet and dropped in again.'
          : 'A CSV file with the key and the link beside each row.'}
      </p>
      {failure !== null && <FailureNotice failure={failure} />}
    </div>
  );
}
