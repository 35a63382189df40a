/**
 * How the mirror's database came to its shape; see `migrate`. Never change a step that was released: append one.
 * `site` gives each (account, cloudId) a number, and every other table begins with it: rows of two accounts never meet.
 */
export const MIRROR_STEPS = [
  `CREATE TABLE entry (
     account TEXT NOT NULL, cloud_id TEXT NOT NULL, topic TEXT NOT NULL,
     body TEXT NOT NULL, fetched_at INTEGER NOT NULL,
     PRIMARY KEY (account, cloud_id, topic)
   ) WITHOUT ROWID`,
  `DELETE FROM entry WHERE topic GLOB 'issue:*' OR topic GLOB 'comments:*' OR topic GLOB 'history:*' OR topic GLOB 'search:*';
   CREATE TABLE site (
     no INTEGER PRIMARY KEY, account TEXT NOT NULL, cloud_id TEXT NOT NULL, UNIQUE (account, cloud_id)
   );
   -- doc is the number of the site and Jira's id in one: newest last, each site in one stretch.
   -- fields is Jira's own JSON, null where only a row of a list is known; row is that row as JSON.
   CREATE TABLE issue (
     doc INTEGER PRIMARY KEY, site INTEGER NOT NULL REFERENCES site (no) ON DELETE CASCADE,
     id TEXT NOT NULL, key TEXT NOT NULL, project TEXT, type TEXT, status TEXT, assignee TEXT,
     created INTEGER, updated INTEGER, state TEXT NOT NULL, fetched_at INTEGER NOT NULL,
     wants_comments INTEGER NOT NULL DEFAULT 0, row TEXT NOT NULL, fields TEXT
   );
   -- What lists and counts need, without touching the issues themselves.
   CREATE INDEX issue_listed ON issue (site, project, updated, created) WHERE state = 'there' AND fields IS NOT NULL;
   CREATE INDEX issue_by_state ON issue (site, state);
   CREATE INDEX issue_wants_comments ON issue (site) WHERE wants_comments = 1;
   -- Every key that an issue was ever seen under: those of before a move still find it.
   CREATE TABLE issue_key (
     site INTEGER NOT NULL REFERENCES site (no) ON DELETE CASCADE, key TEXT NOT NULL, doc INTEGER NOT NULL,
     PRIMARY KEY (site, key)
   ) WITHOUT ROWID;
   CREATE TABLE field (
     site INTEGER NOT NULL REFERENCES site (no) ON DELETE CASCADE, id TEXT NOT NULL, name TEXT NOT NULL, schema TEXT,
     PRIMARY KEY (site, id)
   ) WITHOUT ROWID;
   CREATE TABLE thread (
     doc INTEGER NOT NULL REFERENCES issue (doc) ON DELETE CASCADE, part TEXT NOT NULL,
     body TEXT NOT NULL, fetched_at INTEGER NOT NULL,
     PRIMARY KEY (doc, part)
   );
   CREATE TABLE person (
     site INTEGER NOT NULL REFERENCES site (no) ON DELETE CASCADE, account_id TEXT NOT NULL, name TEXT NOT NULL,
     body TEXT NOT NULL, PRIMARY KEY (site, account_id)
   ) WITHOUT ROWID;
   CREATE TABLE query (
     site INTEGER NOT NULL REFERENCES site (no) ON DELETE CASCADE, jql TEXT NOT NULL, docs TEXT NOT NULL,
     total INTEGER, tail TEXT, tokens TEXT NOT NULL, fetched_at INTEGER NOT NULL,
     PRIMARY KEY (site, jql)
   ) WITHOUT ROWID;
   CREATE TABLE sync (
     site INTEGER PRIMARY KEY REFERENCES site (no) ON DELETE CASCADE, paused INTEGER NOT NULL,
     scopes TEXT NOT NULL, progress TEXT NOT NULL
   );
   CREATE TABLE member (
     site INTEGER NOT NULL REFERENCES site (no) ON DELETE CASCADE, scope TEXT NOT NULL, doc INTEGER NOT NULL,
     PRIMARY KEY (site, scope, doc)
   ) WITHOUT ROWID;
   CREATE TABLE census (site INTEGER NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY (site, doc)) WITHOUT ROWID;
   CREATE TABLE attachment (
     site INTEGER NOT NULL REFERENCES site (no) ON DELETE CASCADE, id TEXT NOT NULL, part TEXT NOT NULL,
     doc INTEGER NOT NULL REFERENCES issue (doc) ON DELETE CASCADE, size INTEGER NOT NULL, state TEXT NOT NULL,
     used_at INTEGER NOT NULL, bytes BLOB,
     PRIMARY KEY (site, id, part)
   );
   CREATE INDEX attachment_of_issue ON attachment (doc);
   CREATE INDEX attachment_wanted ON attachment (site, size) WHERE state = 'wanted';
   -- Columns alone, no places within them: a third of the size, and no phrases.
   CREATE VIRTUAL TABLE issue_text USING fts5 (
     key, summary, description, comments, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4 5', detail = column
   )`,
  `-- When a person last opened an issue or saw it in a list, to the day. What has no row was only ever read ahead.
   CREATE TABLE opened (doc INTEGER PRIMARY KEY REFERENCES issue (doc) ON DELETE CASCADE, at INTEGER NOT NULL);
   INSERT INTO opened (doc, at) SELECT doc, fetched_at FROM issue;
   CREATE INDEX issue_by_project ON issue (site, project);
   CREATE INDEX issue_kind ON issue (site, project, type, status) WHERE state = 'there' AND fields IS NOT NULL;
   CREATE INDEX key_of_issue ON issue_key (doc)`,
  `-- Marks are parts of words: without them each sign of Hindi or Thai would be a word of its own.
   CREATE VIRTUAL TABLE issue_words USING fts5 (
     key, summary, description, comments, tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'",
     prefix = '2 3 4 5', detail = column
   );
   INSERT INTO issue_words (rowid, key, summary, description, comments)
     SELECT rowid, key, summary, description, comments FROM issue_text;
   DROP TABLE issue_text;
   ALTER TABLE issue_words RENAME TO issue_text`,
];
