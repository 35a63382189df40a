import type { JsonObject } from '@shared/json';
import { openMirrorObjects, type MirrorObjects, type RemoteMirror } from '../../../../src/main/mirror/mirror-objects';
import type { Connection } from '../../../../src/main/storage/connection';
import { asRemote, temporaryConnection } from '../storage/temporary-database';

/** The real tables of the mirror, in a file that goes with the test. */
export function aMirror(connection: Connection = temporaryConnection()): MirrorObjects {
  return openMirrorObjects(connection);
}

/** The same as if it lived in another process. */
export function remotely(mirror: MirrorObjects): RemoteMirror {
  return {
    mirror: asRemote(mirror.mirror),
    issues: asRemote(mirror.issues),
    issueText: asRemote(mirror.issueText),
    knowledge: asRemote(mirror.knowledge),
    attachments: asRemote(mirror.attachments),
    queries: asRemote(mirror.queries),
    sync: asRemote(mirror.sync),
    kinds: asRemote(mirror.kinds),
    seen: asRemote(mirror.seen),
    housekeeping: asRemote(mirror.housekeeping),
  };
}

/** An issue as Jira gives it, small. */
export function wireIssueOf(
  number: number,
  over: JsonObject = {},
): { readonly id: string; readonly key: string; readonly fields: JsonObject } {
  return {
    id: String(10_000 + number),
    key: `SHOP-${number}`,
    fields: {
      summary: `Issue ${number}`,
      issuetype: { id: '10004', name: 'Bug' },
      project: { id: '10020', key: 'SHOP' },
      status: { id: '1', name: 'To do', statusCategory: { key: 'new' } },
      priority: null,
      assignee: null,
      created: '2026-09-01T10:00:00.000+0200',
      updated: '2026-09-01T10:00:00.000+0200',
      description: null,
      ...over,
    },
  };
}

export function asText({ id, key, fields }: ReturnType<typeof wireIssueOf>): {
  id: string;
  key: string;
  fields: string;
} {
  return { id, key, fields: JSON.stringify(fields) };
}
