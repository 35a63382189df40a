import { comment, createField, historyEntry, issue, linkType, transition } from '@shared/ipc/schemas';
import { fail, succeed } from '@shared/ipc/outcome';
import type { Failure } from '@shared/ipc/failure';
import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import { readEditFields } from '../../gateway/edit-meta';
import { readComments, readHistory, readIssue } from '../../gateway/issue';
import { readLinkTypes } from '../../gateway/issue-link';
import type { Gateway } from '../../gateway/request';
import { readTransitions } from '../../gateway/transition';
import type { Handlers } from '../../ipc/handle';
import { issueStore, threadStore } from '../../mirror/issue-stores';
import type { RemoteMirror } from '../../mirror/mirror-objects';
import type { ReadThrough } from '../../mirror/read-through';
import { topics } from '../../mirror/topics';
import { createLikesOf, createOffers } from './offers';
import { createWaysFrom } from './ways-from';

export interface IssuePorts {
  readonly gateway: Gateway;
  readonly readThrough: ReadThrough;
  readonly mirror: Pick<RemoteMirror, 'issues' | 'kinds' | 'knowledge' | 'mirror'>;
  readonly now: () => number;
  /** Jira does not give an issue that the mirror may have: it finds out why. */
  readonly gone: (site: SiteRef, idOrKey: string) => void;
  /** Lets the person choose a place and writes the attachment there as it comes; `false` when they chose none. */
  readonly saveAttachment: (
    site: { accountId: string; cloudId: string },
    attachmentId: string,
    filename: string,
  ) => Promise<{ ok: true; value: boolean } | { ok: false; failure: Failure }>;
}

/** An open issue is asked for again after this long, behind the mirror's answer. */
const FRESH_MS = 15_000;
/** What an admin changes once in a while. */
const VOCABULARY_FRESH_MS = 5 * 60_000;

export function issueHandlers({
  gateway,
  readThrough,
  mirror,
  gone,
  saveAttachment,
  now,
}: IssuePorts): Pick<
  Handlers,
  | 'issues.get'
  | 'issues.comments'
  | 'issues.history'
  | 'issues.saveAttachment'
  | 'changes.editFields'
  | 'changes.transitions'
  | 'changes.linkTypes'
> {
  const offers = createOffers({ readThrough, mirror, now });
  const waysFrom = createWaysFrom({
    readThrough,
    mirror,
    likesOf: createLikesOf(mirror),
    ask: (site, id) => readTransitions(gateway, site, id),
  });
  return {
    'issues.get': ({ site, issueKey }) =>
      readThrough({
        site,
        topic: `issue:${issueKey.toUpperCase()}`,
        schema: issue,
        freshFor: FRESH_MS,
        store: issueStore(mirror, site, issueKey, now()),
        fetch: async () => {
          const read = await readIssue(gateway, site, issueKey);
          if (!read.ok && read.failure.kind === 'not-found') gone(site, issueKey);
          return read;
        },
      }),
    'issues.comments': ({ site, issueKey }) =>
      readThrough({
        site,
        topic: `comments:${issueKey.toUpperCase()}`,
        schema: z.array(comment),
        freshFor: FRESH_MS,
        store: threadStore(mirror, site, issueKey, 'comments'),
        fetch: () => readComments(gateway, site, issueKey),
      }),
    'issues.history': ({ site, issueKey }) =>
      readThrough({
        site,
        topic: `history:${issueKey.toUpperCase()}`,
        schema: z.array(historyEntry),
        freshFor: FRESH_MS,
        store: threadStore(mirror, site, issueKey, 'history'),
        fetch: () => readHistory(gateway, site, issueKey),
      }),
    'changes.editFields': ({ site, issueKey }) =>
      offers(
        issueKey,
        {
          site,
          topic: `editmeta:${issueKey.toUpperCase()}`,
          schema: z.array(createField),
          freshFor: FRESH_MS,
          fetch: () => readEditFields(gateway, site, issueKey),
        },
        // The create form of the same project and type takes nearly the same values.
        ({ projectId, issueTypeId }) => [
          topics.editFieldsOf(projectId, issueTypeId),
          topics.createFields(projectId, issueTypeId),
        ],
      ),
    'changes.transitions': ({ site, issueKey, from = null }) =>
      from !== null
        ? waysFrom(site, issueKey, from)
        : offers(
            issueKey,
            {
              site,
              topic: `transitions:${issueKey.toUpperCase()}`,
              schema: z.array(transition),
              freshFor: FRESH_MS,
              fetch: () => readTransitions(gateway, site, issueKey),
            },
            ({ projectId, issueTypeId, statusId }) => [topics.transitionsOf(projectId, issueTypeId, statusId)],
          ),
    'changes.linkTypes': (site) =>
      readThrough({
        site,
        topic: topics.linkTypes,
        schema: z.array(linkType),
        freshFor: VOCABULARY_FRESH_MS,
        fetch: () => readLinkTypes(gateway, site),
      }),
    'issues.saveAttachment': async ({ site, attachmentId, filename }) => {
      if (!/^\d+$/.test(attachmentId)) return fail({ kind: 'not-found', what: 'the attachment', messages: [] });
      const saved = await saveAttachment(site, attachmentId, filename);
      return saved.ok ? succeed(saved.value) : saved;
    },
  };
}
