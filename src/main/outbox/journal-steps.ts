import { COMMENT_DRAFT_STEPS, RICH_COMMENT_DRAFT_STEPS } from './comment-drafts';
import { FORM_FILE_STEPS } from './form-files';
import { LEARNED_DEMAND_STEPS, LEARNED_FORM_STEPS } from './learned-demands';
import { DRAFT_STEPS, MANY_DRAFTS_STEPS, SHELF_STEPS } from './drafts';
import { SHEET_ANSWER_STEPS } from './sheet-answers';
import { SHEET_STEPS } from './sheets';
import { TEMPLATE_STEPS } from './templates';

/** The shapes that `outbox.db` has had. A step is never changed once released. */
export const STEPS: readonly string[] = [
  `CREATE TABLE change (
     sequence INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, cloud_id TEXT NOT NULL, kind TEXT NOT NULL,
     title TEXT NOT NULL, subtitle TEXT NOT NULL, project_key TEXT NOT NULL, body TEXT NOT NULL,
     created_at INTEGER NOT NULL, sent_at INTEGER, state TEXT NOT NULL, status TEXT NOT NULL
   );
   CREATE INDEX change_by_state ON change (state, sequence);
   CREATE TABLE event (
     change_id TEXT NOT NULL REFERENCES change (id), at INTEGER NOT NULL, text TEXT NOT NULL
   );
   CREATE INDEX event_by_change ON event (change_id);
   CREATE TABLE draft (
     account TEXT NOT NULL, cloud_id TEXT NOT NULL, body TEXT NOT NULL, saved_at INTEGER NOT NULL,
     PRIMARY KEY (account, cloud_id)
   );`,
  ...DRAFT_STEPS,
  // Kinds beside the create: what they are about, what they wait for, what they carry. `subject` is the id, or
  // `after:` and the change that makes it; changes of one subject that share a part go one after the other.
  `ALTER TABLE change ADD COLUMN issue_id TEXT;
   ALTER TABLE change ADD COLUMN issue_key TEXT;
   ALTER TABLE change ADD COLUMN subject TEXT;
   ALTER TABLE change ADD COLUMN parts TEXT NOT NULL DEFAULT '[]';
   ALTER TABLE change ADD COLUMN after_id TEXT;
   ALTER TABLE change ADD COLUMN group_id TEXT;
   ALTER TABLE change ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE change ADD COLUMN memo TEXT;
   ALTER TABLE change ADD COLUMN form TEXT;
   ALTER TABLE change ADD COLUMN began_at INTEGER;
   UPDATE change SET began_at = created_at WHERE sent_at IS NOT NULL;
   CREATE INDEX change_by_site ON change (account, cloud_id, state, sequence);
   CREATE INDEX change_by_subject ON change (subject) WHERE subject IS NOT NULL;
   CREATE INDEX change_by_after ON change (after_id) WHERE after_id IS NOT NULL;
   CREATE INDEX change_by_group ON change (group_id, sequence) WHERE group_id IS NOT NULL;
   CREATE TABLE change_group (
     id TEXT PRIMARY KEY, account TEXT NOT NULL, cloud_id TEXT NOT NULL, title TEXT NOT NULL,
     created_at INTEGER NOT NULL, paused INTEGER NOT NULL DEFAULT 0
   );
   CREATE TABLE paused_site (account TEXT NOT NULL, cloud_id TEXT NOT NULL, PRIMARY KEY (account, cloud_id));
   CREATE TABLE file (change_id TEXT PRIMARY KEY REFERENCES change (id), name TEXT NOT NULL, size INTEGER NOT NULL);
   CREATE TABLE file_chunk (
     change_id TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (change_id, part)
   );
   -- Until when Jira asked an account to wait: known also to the next run of the program.
   CREATE TABLE rest (account TEXT PRIMARY KEY, until INTEGER NOT NULL);
   INSERT INTO rest
     SELECT account, max(json_extract(status, '$.reason.retryAt')) FROM change
     WHERE state = 'queued' AND json_extract(status, '$.reason.kind') = 'rate-limited' GROUP BY account;`,
  ...SHELF_STEPS,
  // `since`: when a rest was written down. `held`: changes that were asked to wait for a limit of their issue, then with a subject, or of
  // the endpoint of their kind, then with that; the rest of the account goes on.
  `ALTER TABLE rest ADD COLUMN since INTEGER NOT NULL DEFAULT 0;
   CREATE TABLE held (
     change_id TEXT PRIMARY KEY, account TEXT NOT NULL, cloud_id TEXT NOT NULL, subject TEXT, kind TEXT,
     until INTEGER NOT NULL, since INTEGER NOT NULL
   );
   CREATE INDEX held_by_site ON held (account, cloud_id, until);`,
  ...COMMENT_DRAFT_STEPS,
  // `former`: wordings that may have left before the change was said anew. `watch_at`: when one that is at rest is looked for once more,
  // since something of it may still arrive.
  `ALTER TABLE change ADD COLUMN former TEXT NOT NULL DEFAULT '[]';
   ALTER TABLE change ADD COLUMN watch_at INTEGER;
   ALTER TABLE change ADD COLUMN watches INTEGER NOT NULL DEFAULT 0;
   CREATE INDEX change_by_watch ON change (account, cloud_id, watch_at) WHERE watch_at IS NOT NULL;
   CREATE INDEX change_by_key ON change (account, cloud_id, issue_key) WHERE issue_key IS NOT NULL;`,
  ...MANY_DRAFTS_STEPS,
  ...TEMPLATE_STEPS,
  ...LEARNED_DEMAND_STEPS,
  ...FORM_FILE_STEPS,
  ...RICH_COMMENT_DRAFT_STEPS,
  ...LEARNED_FORM_STEPS,
  // Runs of thousands: passed by, counted and sent without reading the bodies of the rest.
  `DROP INDEX change_by_site;
   CREATE INDEX change_by_site ON change (account, cloud_id, state, sequence, group_id, kind);
   CREATE INDEX change_by_run ON change (group_id, state, sequence) WHERE group_id IS NOT NULL;`,
  ...SHEET_STEPS,
  ...SHEET_ANSWER_STEPS,
];
