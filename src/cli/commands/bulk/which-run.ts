import { createHash } from 'node:crypto';
import type { Sheet } from '@shared/bulk/sheet';
import type { SiteRef } from '@shared/jira/site';
import { idFrom } from '../../../main/features/bulk/run-id';

/** What makes two calls the same run. */
export interface RunIdentity {
  readonly ref: SiteRef;
  readonly projectId: string;
  readonly sheet: Sheet;
  /** What was said of how it is read, see `Prepared.said`. */
  readonly said: string;
  /** `--as`: a name by which the same rows are another run. */
  readonly as: string;
}

const CONTENT = 24;

/**
 * The id of the run of a sheet, made from the sheet itself: a second call with the same rows finds the run of the first one, whatever became of
 * that call. Its first 24 characters stand for site, project and rows, the rest for how they are read. Pure.
 */
export function runIdOf({ ref, projectId, sheet, said, as }: RunIdentity): string {
  const rows = JSON.stringify([sheet.header, sheet.rows.map(({ number, cells }) => [number, cells])]);
  const digest = createHash('sha256').update(rows).digest('hex');
  const content = idFrom(['run', ref.accountId, ref.cloudId, projectId, as, digest]);
  return `${content.slice(0, CONTENT)}${idFrom(['read as', said]).slice(CONTENT)}`;
}

/** Whether two ids are runs of the same rows, though read in another way. Pure. */
export function areOfSameRows(one: string, other: string): boolean {
  return one.slice(0, CONTENT) === other.slice(0, CONTENT);
}
