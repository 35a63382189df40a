import type { Connection } from '../storage/connection';
import type { Remote } from '../storage/remote';
import { AttachmentTables } from './attachment-tables';
import { HousekeepingTables } from './housekeeping-tables';
import { IssueKinds } from './issue-kinds';
import { IssueTables } from './issue-tables';
import { IssueText } from './issue-text';
import { IssueThreads } from './issue-threads';
import { MirrorTables } from './mirror-tables';
import { QueryTables } from './query-tables';
import { RemovedAccounts } from './removed-accounts';
import { SeenValues } from './seen-values';
import { SiteKnowledge } from './site-knowledge';
import { SiteNumbers } from './site-numbers';
import { SyncTables } from './sync-tables';

/** Everything of the mirror, by the names under which the database process serves it. */
export interface MirrorObjects {
  readonly mirror: MirrorTables;
  readonly issues: IssueTables;
  readonly issueText: IssueText;
  readonly knowledge: SiteKnowledge;
  readonly attachments: AttachmentTables;
  readonly queries: QueryTables;
  readonly sync: SyncTables;
  readonly kinds: IssueKinds;
  readonly seen: SeenValues;
  readonly housekeeping: HousekeepingTables;
}

/** The same, seen from another process. */
export type RemoteMirror = { readonly [K in keyof MirrorObjects]: Remote<MirrorObjects[K]> };

/** 64 MiB of pages: full text of 100,000 issues reads the same few thousand again and again. */
const CACHE_KIB = 65_536;

/** Brings the mirror's database to its newest shape and opens its parts. Throws when a newer Workbench wrote it. */
export function openMirrorObjects(connection: Connection): MirrorObjects {
  connection.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
  const removed = new RemovedAccounts();
  const sites = new SiteNumbers(connection, removed);
  const knowledge = new SiteKnowledge(connection, sites);
  const issueText = new IssueText(connection, sites);
  const forget = (): void => {
    sites.forget();
    knowledge.forget();
    issueText.forget();
  };
  const mirror = new MirrorTables(connection, forget, removed);
  connection.onRollback(forget);
  const attachments = new AttachmentTables(connection, sites);
  return {
    mirror,
    issueText,
    knowledge,
    attachments,
    issues: new IssueTables(
      connection,
      sites,
      issueText,
      new IssueThreads(connection, issueText),
      knowledge,
      attachments,
    ),
    queries: new QueryTables(connection, sites),
    sync: new SyncTables(connection, sites),
    kinds: new IssueKinds(connection, sites),
    seen: new SeenValues(connection, sites),
    housekeeping: new HousekeepingTables(connection, sites, issueText, attachments),
  };
}

/** Views of all parts, from a process that holds them. */
export function remoteMirror(database: { object<T extends object>(name: string): Remote<T> }): RemoteMirror {
  return {
    mirror: database.object('mirror'),
    issues: database.object('issues'),
    issueText: database.object('issueText'),
    knowledge: database.object('knowledge'),
    attachments: database.object('attachments'),
    queries: database.object('queries'),
    sync: database.object('sync'),
    kinds: database.object('kinds'),
    seen: database.object('seen'),
    housekeeping: database.object('housekeeping'),
  };
}
