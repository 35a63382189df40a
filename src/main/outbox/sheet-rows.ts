import type { KnownIssue } from '@shared/bulk/duplicates';
import type { RunRowState } from '@shared/ipc/bulk';
import type { ChangeState } from '@shared/ipc/change';
import { isJsonObject, type JsonObject } from '@shared/json';
import type { SiteRef } from '@shared/jira/site';
import type { Connection, Row } from '../storage/connection';
import { Blockers } from './blockers';
import { wasLookedFor } from './former';
import { waitsFor, type WaitedFor } from './waits-for';

/** Where the rows of a sheet stand, and up to which event that is known. */
export interface RowsOfRuns {
  readonly since: number;
  readonly groupIds: readonly string[];
  readonly rows: readonly RunRowState[];
}

/** Issues of a project that creates of the journal have become. */
export interface MadeIssues {
  /** Made by other sheets, and by the form. */
  readonly others: readonly KnownIssue[];
  /** Keys of those that the sheet itself has made. */
  readonly own: readonly string[];
}

/** Those that were made last: two of the largest sheets that people have. */
const MOST_MADE = 20_000;

const MADE = `SELECT json_extract(c.status, '$.issueKey'), json_extract(c.body, '$.fields.summary'),
    json_extract(c.body, '$.fields.issuetype.id'),
    coalesce(json_extract(p.status, '$.issueKey'), json_extract(c.body, '$.fields.parent.key')),
    EXISTS (SELECT 1 FROM sheet_row r WHERE r.change_id = c.id AND r.sheet_id = ?4)
  FROM change c LEFT JOIN change p ON p.id = c.after_id
  WHERE c.account = ?1 AND c.cloud_id = ?2 AND c.kind = 'create' AND c.state = 'applied'
    AND json_extract(c.body, '$.fields.project.id') = ?3
  ORDER BY c.sequence DESC LIMIT ${MOST_MADE}`;

const COLUMNS = 'r.number, r.change_id, r.group_id, c.state, c.status, c.former, c.memo';
const OF_SHEET = 'r.account = ?1 AND r.cloud_id = ?2 AND r.sheet_id = ?3';

const ALL = `SELECT ${COLUMNS} FROM sheet_row r JOIN change c ON c.id = r.change_id
  WHERE ${OF_SHEET} ORDER BY c.sequence`;

/**
 * What was told of since, and what waits for that: whether a change can go on is not told of it but of the one before it. The newest event
 * again: one that says the same as the last takes its place, and its number.
 */
const MOVED = `WITH RECURSIVE moved (id) AS (
    SELECT change_id FROM event WHERE rowid >= ?4
    UNION
    SELECT w.id FROM change w JOIN moved ON w.after_id = moved.id WHERE w.state = 'queued'
  ) SELECT ${COLUMNS} FROM sheet_row r JOIN change c ON c.id = r.change_id
  WHERE ${OF_SHEET} AND (c.state = 'discarded' OR r.change_id IN (SELECT id FROM moved)) ORDER BY c.sequence`;

/** Reads what became of the rows of sheets, inside the database process. */
export class SheetRows {
  private readonly blockers: Blockers;

  constructor(private readonly connection: Connection) {
    this.blockers = new Blockers(connection);
  }

  /**
   * Where the rows of a sheet stand that have become changes, or those alone that have moved since an earlier answer. A row that was
   * given up and sent again stands where its newest change does. `since` 0 answers all.
   */
  of({ accountId, cloudId }: SiteRef, sheetId: string, since: number): RowsOfRuns {
    const [[newest] = [0]] = this.connection.rows('SELECT coalesce(max(rowid), 0) FROM event');
    const place = [accountId, cloudId, sheetId] as const;
    const rows = since === 0 ? this.connection.rows(ALL, ...place) : this.connection.rows(MOVED, ...place, since);
    const groups = this.connection.rows(
      `SELECT DISTINCT r.group_id FROM sheet_row r JOIN change_group g ON g.id = r.group_id WHERE ${OF_SHEET}`,
      ...place,
    );
    const queued = rows.flatMap(([, id, , state]) => (state === 'queued' ? [String(id)] : []));
    const waits = queued.length === 0 ? NOBODY : this.blockers.of(queued);
    return {
      // Never 0 again: an outbox without events has nothing to tell twice.
      since: Math.max(1, Number(newest)),
      groupIds: groups.map(([groupId]) => String(groupId)),
      rows: rows.map((row) => this.rowState(row, waits)),
    };
  }

  /** What rows of a sheet may double though no sync has brought it yet: what was made here. */
  made({ accountId, cloudId }: SiteRef, projectId: string, sheetId: string): MadeIssues {
    const rows = this.connection.rows(MADE, accountId, cloudId, projectId, sheetId);
    const others = rows.flatMap(([key, summary, issueTypeId, parent, isOwn]): readonly KnownIssue[] => {
      if (isOwn === 1 || typeof summary !== 'string' || typeof issueTypeId !== 'string') return [];
      return [{ key: String(key), summary, issueTypeId, parentKey: typeof parent === 'string' ? parent : null }];
    });
    return { others, own: rows.flatMap(([key, , , , isOwn]) => (isOwn === 1 ? [String(key)] : [])) };
  }

  /** A change that was mended by another one stands where that one does. */
  private rowState(row: Row, waits: ReadonlyMap<string, WaitedFor>): RunRowState {
    const [number, changeId, groupId, state, status, former, memo] = row;
    let [id, at, kept] = [String(changeId), state as ChangeState['state'], statusOf(status)];
    const looked = wasLookedFor({ memo: memo === null ? null : objectOf(memo) });
    while (kept.state === 'discarded' && kept.replacedBy !== undefined) {
      const [next] = this.connection.rows('SELECT state, status FROM change WHERE id = ?', kept.replacedBy);
      if (next === undefined) break;
      [id, at, kept] = [kept.replacedBy, next[0] as ChangeState['state'], statusOf(next[1])];
    }
    const other = waits.get(id) ?? null;
    // What a person holds back is held with its run, and said there.
    const stands = kept.state === 'queued' && other !== null && other.state !== 'queued';
    const shown = stands ? waitsFor(kept, other) : kept;
    return {
      row: Number(number),
      changeId: id,
      groupId: String(groupId),
      state: at,
      issueKey: shown.state === 'applied' ? shown.issueKey : null,
      failure: shown.state === 'rejected' ? shown.failure : shown.state === 'queued' ? shown.reason : null,
      mayHaveLeft: String(former) !== '[]' || looked,
      ...(stands ? { stands } : {}),
    };
  }
}

const NOBODY: ReadonlyMap<string, WaitedFor> = new Map();

function statusOf(status: unknown): ChangeState {
  return JSON.parse(String(status)) as ChangeState;
}

function objectOf(text: unknown): JsonObject | null {
  const kept: unknown = JSON.parse(String(text));
  return isJsonObject(kept) ? kept : null;
}
