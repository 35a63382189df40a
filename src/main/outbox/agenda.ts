import type { SiteRef } from '@shared/jira/site';
import type { Connection } from '../storage/connection';
import type { ChangeRows } from './change-rows';
import type { JournalledChange } from './journalled-change';
import { isOfRun } from './lots';
import { Rests } from './rests';

/** What there is to do for one account on one site. */
export interface SiteAgenda {
  readonly accountId: string;
  readonly cloudId: string;
  /** May be sent now, oldest first: nothing holds them back but the account's rest. */
  readonly ready: readonly JournalledChange[];
  /** Due to be looked for. */
  readonly lost: readonly JournalledChange[];
  /** At rest, and due to be looked for once more: something of it may still arrive. */
  readonly late: readonly JournalledChange[];
  /** Said to be under way by a journal whose reader is not sending them: how that ended was never written down. */
  readonly stranded: readonly JournalledChange[];
  /** When the next of those that were looked for in vain, or are watched, is due, epoch milliseconds. */
  readonly nextLookAt: number | null;
  /** When the first issue or endpoint that Jira asked to spare may be tried again, epoch milliseconds. */
  readonly heldUntil: number | null;
  /** Until when Jira asked the account to wait, epoch milliseconds; zero when it did not. */
  readonly restsUntil: number;
}

export interface AgendaInput {
  readonly now: number;
  /** What the reader is sending or looking for at this moment. */
  readonly busy: readonly string[];
  /** How many of each sort are wanted for each site. */
  readonly limit: number;
  /** How many creates of one group go, or are looked for, together. Each such lot counts once against `limit`. Left out: each goes alone. */
  readonly together?: number;
  /** Groups of which creates are being sent: the next of them wait, so that issues are numbered in the order of the run. */
  readonly busyGroups?: readonly string[];
}

const AT_REST = `c.state IN ('applied', 'rejected', 'discarded')`;
const ON_ITS_WAY = `('queued', 'sending', 'unknown')`;

/** Accounts and sites with something on its way. From one to the next in the index, however many changes each of them has. */
const SITES = `
  WITH RECURSIVE site (account, cloud_id) AS (
    SELECT * FROM (SELECT account, cloud_id FROM change ORDER BY account, cloud_id LIMIT 1)
    UNION ALL
    SELECT n.account, n.cloud_id FROM site JOIN change n ON n.sequence =
      (SELECT c.sequence FROM change c WHERE (c.account, c.cloud_id) > (site.account, site.cloud_id)
       ORDER BY c.account, c.cloud_id LIMIT 1)
  )
  SELECT s.account, s.cloud_id FROM site s WHERE EXISTS
    (SELECT 1 FROM change c WHERE c.account = s.account AND c.cloud_id = s.cloud_id AND c.state IN ${ON_ITS_WAY})
    OR EXISTS (SELECT 1 FROM change c WHERE c.account = s.account AND c.cloud_id = s.cloud_id AND c.watch_at IS NOT NULL)`;

/** Earlier changes of the same issue that touch the same, or others of which Jira may be writing the same right now. */
const IN_THE_WAY = `
  SELECT 1 FROM change o
  WHERE o.subject = c.subject AND +o.account = c.account AND +o.cloud_id = c.cloud_id AND o.id <> c.id
    AND (o.state IN ('sending', 'unknown') OR (o.sequence < c.sequence AND o.state IN ('queued', 'unsure', 'conflict')))
    AND EXISTS (SELECT 1 FROM json_each(o.parts) a JOIN json_each(c.parts) b ON a.value = b.value)`;

/** It was asked to wait itself, or another one of its issue, or of its kind, which goes to the same endpoint. */
const HELD = `
  SELECT 1 FROM held h WHERE h.account = c.account AND h.cloud_id = c.cloud_id AND h.until > ?
    AND (h.change_id = c.id OR h.subject = c.subject OR h.kind = c.kind)`;

const OF_SITE = 'c.account = ? AND c.cloud_id = ?';
/** The same, found by the run and not by the site: what stands before it there may be thousands. */
const OF_RUN = '+c.account = ? AND +c.cloud_id = ?';

/** Of a site, not in hand, now: nothing holds it back but the account's rest. */
const READY = `
  c.state = 'queued' AND c.id NOT IN (SELECT value FROM json_each(?)) AND c.paused = 0
    AND NOT EXISTS (SELECT 1 FROM paused_site s WHERE s.account = c.account AND s.cloud_id = c.cloud_id)
    AND NOT EXISTS (SELECT 1 FROM change_group g WHERE g.id = c.group_id AND g.paused = 1)
    AND (c.after_id IS NULL OR p.state = 'applied')
    AND NOT EXISTS (${HELD})
    AND (c.subject IS NULL OR NOT EXISTS (${IN_THE_WAY}))`;

/** Finds out what may be done now, without reading what waits behind it: an outbox may hold thousands. */
export class Agenda {
  private readonly rests: Rests;

  constructor(
    private readonly connection: Connection,
    private readonly rows: ChangeRows,
  ) {
    this.rests = new Rests(connection);
  }

  read(input: AgendaInput): readonly SiteAgenda[] {
    const { now } = input;
    this.rests.putRight(now);
    const rests = this.rests.ofAccounts();
    const sites = this.connection.rows(SITES);
    return sites.map(([account, cloudId]) =>
      this.ofSite(String(account), String(cloudId), rests.get(String(account)) ?? 0, input),
    );
  }

  /**
   * What may be sent, oldest first: the first of a run stands with those that go with it, and the whole run is passed by while some of it is
   * being sent.
   */
  private ready(site: SiteRef, { now, busy, limit, together = 1, busyGroups = [] }: AgendaInput): JournalledChange[] {
    const { accountId, cloudId } = site;
    const read = (where: string, rest: string, value: string, most: number): readonly JournalledChange[] =>
      this.rows.select(
        `WHERE ${where} AND ${READY} AND ${rest} ORDER BY c.sequence LIMIT ?`,
        accountId,
        cloudId,
        JSON.stringify(busy),
        now,
        value,
        most,
      );
    const notOf = `(c.kind <> 'create' OR c.group_id IS NULL OR c.group_id NOT IN (SELECT value FROM json_each(?)))`;
    if (together === 1) return [...read(OF_SITE, notOf, '[]', limit)];
    const runs = new Map<string, { readonly behind: number; readonly changes: readonly JournalledChange[] }>();
    for (;;) {
      const without = JSON.stringify([...busyGroups, ...runs.keys()]);
      const firsts = read(OF_SITE, notOf, without, Math.max(1, limit - runs.size));
      const behind = firsts.findIndex(isOfRun);
      const groupId = firsts[behind]?.groupId ?? null;
      if (groupId === null || runs.size === limit)
        return inTurn(firsts.slice(0, limit - runs.size), [...runs.values()]);
      const changes = read(OF_RUN, `c.kind = 'create' AND c.group_id = ?`, groupId, together);
      runs.set(groupId, { behind, changes });
    }
  }

  private ofSite(accountId: string, cloudId: string, restsUntil: number, input: AgendaInput): SiteAgenda {
    const { now, busy, limit, together = 1 } = input;
    const site = 'WHERE c.account = ? AND c.cloud_id = ?';
    const free = 'AND c.id NOT IN (SELECT value FROM json_each(?))';
    const inHand = JSON.stringify(busy);
    const ready = this.ready({ accountId, cloudId }, input);
    const lost = this.rows.select(
      `${site} AND c.state = 'unknown' ${free} AND json_extract(c.status, '$.nextLookAt') <= ? ORDER BY c.sequence LIMIT ?`,
      accountId,
      cloudId,
      inHand,
      now,
      limit * together,
    );
    const late = this.rows.select(
      `${site} AND c.watch_at IS NOT NULL AND ${AT_REST} ${free} AND c.watch_at <= ? ORDER BY c.watch_at LIMIT ?`,
      accountId,
      cloudId,
      inHand,
      now,
      limit,
    );
    const stranded = this.rows.select(
      `${site} AND c.state = 'sending' ${free} ORDER BY c.sequence`,
      accountId,
      cloudId,
      inHand,
    );
    const [next] = this.connection.rows(
      `SELECT min(at) FROM (
         SELECT json_extract(c.status, '$.nextLookAt') AS at FROM change c ${site} AND c.state = 'unknown' ${free}
         UNION ALL SELECT c.watch_at FROM change c ${site} AND c.watch_at IS NOT NULL AND ${AT_REST} ${free})`,
      accountId,
      cloudId,
      inHand,
      accountId,
      cloudId,
      inHand,
    );
    const nextLookAt = next?.[0] ?? null;
    return {
      accountId,
      cloudId,
      ready,
      lost,
      late,
      stranded,
      nextLookAt: nextLookAt === null ? null : Number(nextLookAt),
      heldUntil: this.rests.nextHeldUntil({ accountId, cloudId }, now),
      restsUntil,
    };
  }
}

/** Each run at the place that its first has among the others. Pure. */
function inTurn(
  others: readonly JournalledChange[],
  runs: readonly { readonly behind: number; readonly changes: readonly JournalledChange[] }[],
): JournalledChange[] {
  const runsAt = (at: number): JournalledChange[] =>
    runs.filter(({ behind }) => behind === at).flatMap(({ changes }) => changes);
  const last = runs.filter(({ behind }) => behind >= others.length).flatMap(({ changes }) => changes);
  return [...others.flatMap((change, at) => [...runsAt(at), change]), ...last];
}
