import type { RunNews, RunRowState } from '@shared/ipc/bulk';
import type { ChangeGroup } from '@shared/ipc/change';

/** What is known of the runs of a sheet. */
export interface Runs {
  readonly since: number;
  /** Newest first. */
  readonly groups: readonly ChangeGroup[];
  /** By the row's number: where its newest change stands. */
  readonly rows: ReadonlyMap<number, RunRowState>;
}

export const NO_RUNS: Runs = { since: 0, groups: [], rows: new Map() };

/** Takes in what has moved. Rows that were not told of stay the same objects. Pure. */
export function withNews(runs: Runs, news: RunNews): Runs {
  if (runs.since !== 0 && news.rows.length === 0) return { ...runs, since: news.since, groups: news.groups };
  const rows = new Map(runs.since === 0 ? [] : runs.rows);
  for (const row of news.rows) {
    const before = rows.get(row.row);
    // A row that was given up and sent again has two changes: what came later counts, and what is in Jira counts most.
    if (before !== undefined && before.changeId !== row.changeId && before.state === 'applied') continue;
    if (before !== undefined && before.changeId !== row.changeId && row.state === 'discarded') continue;
    rows.set(row.row, row);
  }
  return { since: news.since, groups: news.groups, rows };
}

/** How many rows stand where. */
export interface RunTally {
  readonly created: number;
  /** On their way: queued, being sent, looked for. */
  readonly toGo: number;
  /** They wait for a row that is refused, given up or unsure, and go on once that one is in Jira. */
  readonly behind: number;
  readonly sending: number;
  /** A person decides whether Jira has them. */
  readonly unsure: number;
  readonly refused: number;
  readonly stopped: number;
}

export function tallyOf(rows: ReadonlyMap<number, RunRowState>): RunTally {
  const tally = { created: 0, toGo: 0, behind: 0, sending: 0, unsure: 0, refused: 0, stopped: 0 };
  for (const { state, stands } of rows.values()) {
    if (state === 'applied') tally.created += 1;
    else if (state === 'rejected') tally.refused += 1;
    else if (state === 'discarded') tally.stopped += 1;
    else if (state === 'unsure' || state === 'conflict') tally.unsure += 1;
    else if (stands === true) tally.behind += 1;
    else tally.toGo += 1;
    if (state === 'sending') tally.sending += 1;
  }
  return tally;
}

/** Whether a row may be sent: it was never, or was given up before Jira had it. */
export function isFree(row: RunRowState | undefined): boolean {
  return row === undefined || (row.state === 'discarded' && !row.mayHaveLeft);
}

/** One look at how many are created. `at`: epoch milliseconds. */
export interface RateSample {
  readonly at: number;
  readonly created: number;
}

const LOOKS_BACK_MS = 20_000;

/** The samples of the last twenty seconds with a new one. Pure. */
export function withSample(samples: readonly RateSample[], sample: RateSample): readonly RateSample[] {
  const former = samples.filter(({ at, created }) => at >= sample.at - LOOKS_BACK_MS && created <= sample.created);
  return [...former, sample];
}

/** Issues a second; `null` until there is enough to tell. Pure. */
export function rateOf(samples: readonly RateSample[], now: number): number | null {
  const recent = samples.filter(({ at }) => at >= now - LOOKS_BACK_MS);
  const [first] = recent;
  const last = recent.at(-1);
  if (first === undefined || last === undefined || last.created <= first.created) return null;
  const seconds = (now - first.at) / 1000;
  return seconds < 1 ? null : (last.created - first.created) / seconds;
}

/** `about 4 min left`; empty where nothing can be told. Pure. */
export function timeLeft(toGo: number, rate: number | null): string {
  if (toGo === 0 || rate === null || rate <= 0) return '';
  const seconds = toGo / rate;
  if (seconds < 60) return 'less than a minute left';
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `about ${minutes} min left` : `about ${Math.round(minutes / 60)} h left`;
}
