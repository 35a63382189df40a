import type { Change, ChangeKind, ChangeState } from '@shared/ipc/change';
import type { SiteRef } from '@shared/jira/site';
import type { JsonObject } from '@shared/json';
import type { Bindable, Connection, Row } from '../storage/connection';
import { Blockers } from './blockers';
import { markerOf, wasLookedFor } from './former';
import type { FormerWording } from './former-wording';
import type { JournalledChange } from './journalled-change';
import { waitsFor, type WaitedFor } from './waits-for';

const COLUMNS = `c.id, c.account, c.cloud_id, c.kind, c.title, c.subtitle, c.project_key, c.body, c.created_at, c.sent_at,
  c.status, c.issue_id, c.issue_key, c.after_id, c.group_id, c.paused, c.memo, c.form, c.began_at,
  c.former, c.watches`;

/** Reads changes from the journal. However many there are, it takes one statement for them, one for their history, and a few for what they wait for. */
export class ChangeRows {
  private readonly blockers: Blockers;

  constructor(private readonly connection: Connection) {
    this.blockers = new Blockers(connection);
  }

  /**
   * @param rest what follows `SELECT … FROM change c`: conditions, order and limit, over `c`, and `p`, which it waits for
   */
  select(rest: string, ...values: readonly Bindable[]): readonly JournalledChange[] {
    const rows = this.connection.rows(
      `SELECT ${COLUMNS} FROM change c LEFT JOIN change p ON p.id = c.after_id AND p.account = c.account AND p.cloud_id = c.cloud_id ${rest}`,
      ...values,
    );
    const ids = JSON.stringify(rows.map(([id]) => String(id)));
    if (rows.length === 0) return [];
    const histories = this.histories(ids);
    const waits = this.blockers.of(rows.map(([id]) => String(id)));
    return rows.map((row) => {
      const id = String(row[0]);
      return toChange(row, histories.get(id) ?? [], waits.get(id) ?? null);
    });
  }

  /** `null` for an id of another account or site too, as for one that nobody has. */
  one({ accountId, cloudId }: SiteRef, id: string): JournalledChange | null {
    return this.select('WHERE c.id = ? AND c.account = ? AND c.cloud_id = ?', id, accountId, cloudId)[0] ?? null;
  }

  /** Those of these that are of this account and site, in the order in which they were made. */
  several({ accountId, cloudId }: SiteRef, ids: readonly string[]): readonly JournalledChange[] {
    return this.select(
      'WHERE c.id IN (SELECT value FROM json_each(?)) AND +c.account = ? AND +c.cloud_id = ? ORDER BY c.sequence',
      JSON.stringify(ids),
      accountId,
      cloudId,
    );
  }

  private histories(ids: string): ReadonlyMap<string, Change['history']> {
    const histories = new Map<string, { at: number; text: string }[]>();
    const events = this.connection.rows(
      'SELECT change_id, at, text FROM event WHERE change_id IN (SELECT value FROM json_each(?)) ORDER BY rowid',
      ids,
    );
    for (const [changeId, at, text] of events) {
      const event = { at: Number(at), text: String(text) };
      const own = histories.get(String(changeId));
      if (own === undefined) histories.set(String(changeId), [event]);
      else own.push(event);
    }
    return histories;
  }
}

type Cell = Row[number] | undefined;
const textOrNull = (cell: Cell): string | null => (cell === null || cell === undefined ? null : String(cell));
const numberOrNull = (cell: Cell): number | null => (cell === null || cell === undefined ? null : Number(cell));
const objectOrNull = (cell: Cell): JsonObject | null =>
  cell === null || cell === undefined ? null : (JSON.parse(String(cell)) as JsonObject);

function toChange(row: Row, history: Change['history'], waitedFor: WaitedFor | null): JournalledChange {
  const [id, account, cloudId, kind, title, subtitle, projectKey, body, createdAt, sentAt, status] = row;
  const [issueId, issueKey, after, groupId, paused, memo, form, beganAt, formerText, watches] = row.slice(11);
  const former = JSON.parse(String(formerText)) as readonly FormerWording[];
  const marked = { id: String(id), kind: String(kind) as ChangeKind, former };
  const own = JSON.parse(String(status)) as ChangeState;
  return {
    id: marked.id,
    accountId: String(account),
    cloudId: String(cloudId),
    kind: marked.kind,
    marker: markerOf(marked),
    title: String(title),
    subtitle: String(subtitle),
    projectKey: String(projectKey),
    issueId: textOrNull(issueId),
    issueKey: textOrNull(issueKey),
    after: textOrNull(after),
    groupId: textOrNull(groupId),
    paused: Number(paused) !== 0,
    body: JSON.parse(String(body)) as JsonObject,
    memo: objectOrNull(memo),
    former,
    watches: Number(watches),
    mayHaveLeft: former.length > 0 || wasLookedFor({ memo: objectOrNull(memo) }),
    waitsFor: own.state !== 'queued' || waitedFor === null ? null : { id: waitedFor.id, title: waitedFor.title },
    form: objectOrNull(form),
    createdAt: Number(createdAt),
    beganAt: numberOrNull(beganAt),
    sentAt: numberOrNull(sentAt),
    status: waitsFor(own, waitedFor),
    history,
  };
}
