import type { ChangeKind, ChangeLine, ChangeState, GroupLines } from '@shared/ipc/change';
import type { SiteRef } from '@shared/jira/site';
import type { JsonObject } from '@shared/json';
import type { Connection, Row } from '../storage/connection';
import { Blockers } from './blockers';
import { wasLookedFor } from './former';
import { waitsFor, type WaitedFor } from './waits-for';

const COLUMNS = `c.id, c.kind, c.title, c.subtitle, c.issue_key, c.after_id, c.paused, c.created_at, c.status, c.former, c.memo,
  (SELECT r.number FROM sheet_row r WHERE r.change_id = c.id)`;

/**
 * What moved: what was told of it since, and what waits for that, over any number of changes that wait themselves: whether a change can go on
 * by itself is not told of it but of the one before it.
 */
const MOVED = `WITH RECURSIVE moved (id) AS (
    SELECT change_id FROM event WHERE rowid >= ?1
    UNION
    SELECT w.id FROM change w JOIN moved ON w.after_id = moved.id WHERE w.state = 'queued'
  ) SELECT ${COLUMNS} FROM moved JOIN change c ON c.id = moved.id
  WHERE c.group_id = ?2 AND +c.account = ?3 AND +c.cloud_id = ?4 ORDER BY c.sequence`;

const ALL = `SELECT ${COLUMNS} FROM change c
  WHERE c.group_id = ?1 AND +c.account = ?2 AND +c.cloud_id = ?3 ORDER BY c.sequence`;

/** Reads groups of thousands for a list, inside the database process: neither bodies nor histories. */
export class GroupLineRows {
  private readonly blockers: Blockers;

  constructor(private readonly connection: Connection) {
    this.blockers = new Blockers(connection);
  }

  /** @param since as an earlier answer said; 0 for all */
  of(site: SiteRef, groupId: string, since: number): GroupLines {
    const { accountId, cloudId } = site;
    const [[newest] = [0]] = this.connection.rows('SELECT coalesce(max(rowid), 0) FROM event');
    const rows =
      since === 0
        ? this.connection.rows(ALL, groupId, accountId, cloudId)
        : this.connection.rows(MOVED, since, groupId, accountId, cloudId);
    const waits = rows.length === 0 ? NOBODY : this.blockers.of(rows.map(([id]) => String(id)));
    const [[sheetId] = [null]] = this.connection.rows(
      `SELECT r.sheet_id FROM change c JOIN sheet_row r ON r.change_id = c.id
       WHERE c.group_id = ? AND +c.account = ? AND +c.cloud_id = ? LIMIT 1`,
      groupId,
      accountId,
      cloudId,
    );
    return {
      // Never 0 again: an outbox without events has nothing to tell twice.
      since: Math.max(1, Number(newest)),
      sheetId: sheetId === null || sheetId === undefined ? null : String(sheetId),
      lines: rows.map((row) => toLine(site, groupId, row, waits.get(String(row[0])) ?? null)),
    };
  }
}

const NOBODY: ReadonlyMap<string, WaitedFor> = new Map();

function toLine(site: SiteRef, groupId: string, row: Row, waitedFor: WaitedFor | null): ChangeLine {
  const [id, kind, title, subtitle, issueKey, after, paused, createdAt, status, former, memo] = row;
  const number = row[11];
  const own = JSON.parse(String(status)) as ChangeState;
  const kept = memo === null || memo === undefined ? null : (JSON.parse(String(memo)) as JsonObject);
  return {
    id: String(id),
    ...site,
    kind: String(kind) as ChangeKind,
    title: String(title),
    subtitle: String(subtitle),
    issueKey: issueKey === null || issueKey === undefined ? null : String(issueKey),
    after: after === null || after === undefined ? null : String(after),
    groupId,
    paused: Number(paused) !== 0,
    createdAt: Number(createdAt),
    waitsFor: own.state !== 'queued' || waitedFor === null ? null : { id: waitedFor.id, title: waitedFor.title },
    mayHaveLeft: String(former) !== '[]' || wasLookedFor({ memo: kept }),
    status: waitsFor(own, waitedFor),
    row: number === null || number === undefined ? null : Number(number),
  };
}
