import { comment, historyEntry, issue } from '@shared/ipc/schemas';
import { fail, succeed } from '@shared/ipc/outcome';
import type { Failure } from '@shared/ipc/failure';
import { z } from '@shared/schema';
import { readComments, readHistory, readIssue } from '../../gateway/issue';
import type { Gateway } from '../../gateway/request';
import type { Handlers } from '../../ipc/handle';
import type { ReadThrough } from '../../mirror/read-through';

export interface IssuePorts {
  readonly gateway: Gateway;
  readonly readThrough: ReadThrough;
  /** Lets the person choose a place and writes the attachment there as it comes; `false` when they chose none. */
  readonly saveAttachment: (
    site: { accountId: string; cloudId: string },
    attachmentId: string,
    filename: string,
  ) => Promise<{ ok: true; value: boolean } | { ok: false; failure: Failure }>;
}

/** An open issue is asked for again after this long, behind the mirror's answer. */
const FRESH_MS = 15_000;

export function issueHandlers({
  gateway,
  readThrough,
  saveAttachment,
}: IssuePorts): Pick<Handlers, 'issues.get' | 'issues.comments' | 'issues.history' | 'issues.saveAttachment'> {
  return {
    'issues.get': ({ site, issueKey }) =>
      readThrough({
        site,
        topic: `issue:${issueKey.toUpperCase()}`,
        schema: issue,
        freshFor: FRESH_MS,
        fetch: () => readIssue(gateway, site, issueKey),
      }),
    'issues.comments': ({ site, issueKey }) =>
      readThrough({
        site,
        topic: `comments:${issueKey.toUpperCase()}`,
        schema: z.array(comment),
        freshFor: FRESH_MS,
        fetch: () => readComments(gateway, site, issueKey),
      }),
    'issues.history': ({ site, issueKey }) =>
      readThrough({
        site,
        topic: `history:${issueKey.toUpperCase()}`,
        schema: z.array(historyEntry),
        freshFor: FRESH_MS,
        fetch: () => readHistory(gateway, site, issueKey),
      }),
    'issues.saveAttachment': async ({ site, attachmentId, filename }) => {
      if (!/^\d+$/.test(attachmentId)) return fail({ kind: 'not-found', what: 'the attachment', messages: [] });
      const saved = await saveAttachment(site, attachmentId, filename);
      return saved.ok ? succeed(saved.value) : saved;
    },
  };
}
