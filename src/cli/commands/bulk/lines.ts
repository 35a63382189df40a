import type { BulkSite } from '@shared/bulk/bulk-site';
import type { ColumnGuess } from '@shared/bulk/guess-mapping';
import type { Mapping } from '@shared/bulk/mapping';
import { dryRun, type DryRun, type RunTerms } from '@shared/bulk/dry-run';
import { previewBody } from '@shared/bulk/final-body';
import type { Problem } from '@shared/bulk/problem';
import type { Plan, RowPlan } from '@shared/bulk/row-plan';
import type { Sheet } from '@shared/bulk/sheet';
import { browseUrl } from '../../../main/features/bulk/result-tables';
import type { RowEnd, RowResult } from '../../../main/features/bulk/results';
import { MOST_AT_ONCE } from '../../../main/gateway/create-issues';
import { columnName } from '../../../main/sheets/xlsx/cell-reference';

/** What Jira makes in a second by `POST issue/bulk`, one request after the other: 50 issues in two and a half seconds [assume]. */
const ISSUES_PER_SECOND = 20;
/** Its links are read before one is made, so that none is made twice: a read of one issue, and a write (contract §4). */
const PER_LINK = { requests: 2, points: 3 };

const TERMS: RunTerms = {
  perRequest: MOST_AT_ONCE,
  pointsFor: (creates) => creates,
  issuesPerSecond: ISSUES_PER_SECOND,
};

/** What a row would become: with the body that would be sent, its marker apart. */
export function rowLine(site: BulkSite, row: RowPlan): object {
  const { number, state, summary, form, parent } = row;
  const made = state === 'ready' ? previewBody(site, row) : null;
  return {
    row: number,
    state,
    summary,
    issueType: form?.issueType.name ?? null,
    ...(parent === null ? {} : { parent: parent.kind === 'issue' ? parent.key : `#${String(parent.number)}` }),
    ...(made?.ok === true ? { body: made.body } : {}),
    ...(made?.ok === true && made.links.length > 0 ? { links: made.links } : {}),
  };
}

/** What is wrong with a cell, and what could stand there: a problem keeps the row back, a warning does not. */
export function problemLine(kind: 'problem' | 'warning', row: number, problem: Problem, { header }: Sheet): object {
  const { code, column, fieldId, fieldName, wrong, sentence, closest } = problem;
  return {
    [kind]: code,
    row,
    cell: column === null ? null : `${columnName(column + 1)}${String(row)}`,
    column: column === null ? null : (header[column] ?? ''),
    field: fieldId,
    fieldName,
    wrong,
    sentence,
    closest: closest.map(({ text, label }) => ({ text, label })),
  };
}

/** Which columns are left out and why, and how the others are read where that was guessed. Pure. */
export function columnWords({ guessed, mapping }: ColumnsRead): readonly string[] {
  const named = ({ header, column }: ColumnGuess): string =>
    header.trim() === '' ? `Column ${columnName(column + 1)}` : header;
  const left = guessed.filter(({ target, isEmpty }) => target.kind === 'none' && !isEmpty);
  const unknown = left.filter(({ others }) => others.length === 0);
  const known = left.filter((guess) => !unknown.includes(guess));
  return [
    ...(unknown.length === 0 ? [] : [`Left out, no field is like it: ${unknown.map(named).join(', ')}.`]),
    ...known.map((guess) => `Left out: ${named(guess)}. ${guess.reason}`),
    ...guessed.flatMap((guess) => {
      const isWiki = mapping.columns[guess.column]?.text === 'wiki';
      const said = [guess.dates, guess.numbers, guess.unit, isWiki ? guess.text : null];
      return said
        .map((each) => each?.reason)
        .flatMap((reason) => (reason === undefined ? [] : [`${named(guess)}: ${reason}`]));
    }),
  ];
}

interface ColumnsRead {
  readonly guessed: readonly ColumnGuess[];
  readonly mapping: Mapping;
}

/**
 * What the run would cost. Pure.
 *
 * @param already rows that an earlier run has, by number: they are not created again
 */
export function dryRunSummary(
  site: BulkSite,
  plan: Plan,
  unmapped: readonly string[],
  already: ReadonlyMap<number, unknown> = new Map(),
): { readonly summary: object } {
  const isLeft = ({ state, number }: RowPlan): boolean => state === 'ready' && !already.has(number);
  const left = plan.rows.filter((row) => row.state !== 'ready' || isLeft(row));
  const ready = left.filter(isLeft).length;
  const run: DryRun = dryRun({ ...plan, rows: left, counts: { ...plan.counts, ready } }, TERMS);
  const links = left.reduce((sum, row) => {
    const made = row.state === 'ready' ? previewBody(site, row) : null;
    return sum + (made?.ok === true ? made.links.length : 0);
  }, 0);
  return {
    summary: {
      rows: plan.rows.length - plan.counts.blank,
      bodies: run.ready,
      already: already.size,
      keptBack: run.keptBack,
      problems: run.problems,
      warnings: run.warnings,
      links,
      calls: run.calls + links * PER_LINK.requests,
      points: run.points + links * PER_LINK.points,
      seconds: run.seconds,
      unmapped,
    },
  };
}

/** What became of a row. */
export function resultLine({ row, end, key, reason, changeId, links }: RowResult, siteUrl: string): object {
  return {
    row,
    state: end,
    ...(key === null ? {} : { key, url: browseUrl(siteUrl, key) }),
    ...(reason === '' ? {} : { reason }),
    ...(changeId === null ? {} : { changeId }),
    ...(links.length === 0 ? {} : { links }),
  };
}

/** How many rows ended how. Pure. */
export function countEnds(results: readonly RowResult[]): Readonly<Record<RowEnd, number>> & {
  readonly linksMissing: number;
} {
  const counts = {
    created: 0,
    refused: 0,
    'given-up': 0,
    'kept-back': 0,
    'on-its-way': 0,
    'waits-for-parent': 0,
    unsure: 0,
    linksMissing: 0,
  };
  for (const { end, links } of results) {
    counts[end] += 1;
    // Of a row that is not there nobody expects a link.
    if (end === 'created') counts.linksMissing += links.filter((link) => link.end !== 'created').length;
  }
  return counts;
}
