import { jsonObject, jsonValue, z } from '../schema';
import { account } from './account';
import { aged } from './aged';
import { call, nothing, type Call } from './call';
import { change } from './change';
import { comment, createField, historyEntry, issue, issueRow, issueType, project, siteRef, user } from './schemas';

/** How the secrets of this computer are kept, see `docs/decisions`. */
const protectionMode = z.enum(['keyring', 'passphrase', 'session']);

const protection = z.object({
  mode: z.enum(['keyring', 'passphrase', 'session', 'unchosen']),
  locked: z.boolean(),
  /** Why it is locked, in words. */
  reason: z.string().nullable(),
  /** Whether this computer offers a keyring. */
  keyringAvailable: z.boolean(),
});

const signInAttempt = z.object({
  attemptId: z.string(),
  /** The whole authorize link; it holds no secret and may be pasted into any browser of this computer. */
  url: z.string(),
  redirectUri: z.string(),
  expiresAt: z.number(),
});

/** Who has come. `insteadOf` is the name of the account that was to be signed in again, when somebody else signed in. */
const arrived = z.object({ account, insteadOf: z.string().nullable() });

const issueRef = z.object({ site: siteRef, issueKey: z.string().min(1) });
const createRef = z.object({ site: siteRef, projectId: z.string().min(1), issueTypeId: z.string().min(1) });
const formInput = createRef.and(z.object({ values: z.record(z.string(), jsonValue) }));

/**
 * Every call from the renderer to main: channel, input, output. Types, the preload and the handlers are derived from this
 * table; `ipc/handle.ts` checks the sender and parses both sides of every call. Each answers an `Outcome`.
 */
export const contract = {
  'app.info': call(
    nothing,
    z.object({
      version: z.string(),
      electron: z.string(),
      /** An Electron out of support, used for development and tests only. */
      fallbackRuntime: z.boolean(),
      platform: z.string(),
      userData: z.string(),
    }),
  ),
  'app.openExternal': call(z.object({ url: z.string() }), nothing),
  'app.copy': call(z.object({ text: z.string() }), nothing),
  'app.theme': call(
    z.object({ theme: z.enum(['system', 'light', 'dark']).nullable() }),
    z.enum(['system', 'light', 'dark']),
  ),
  'app.network': call(nothing, z.object({ online: z.boolean(), since: z.number(), quotaLeft: z.number().nullable() })),

  'connect.app': call(
    nothing,
    z.object({
      configured: z.boolean(),
      /** First and last characters of the client id, enough to tell two apps apart. */
      clientIdHint: z.string().nullable(),
      redirectUri: z.string(),
      /** Host of the authorize page when it is not Atlassian's. */
      foreignHost: z.string().nullable(),
    }),
  ),
  'connect.enterApp': call(nothing, z.boolean()),
  'connect.begin': call(z.object({ again: z.string().nullable() }), signInAttempt),
  'connect.openBrowser': call(z.object({ attemptId: z.string() }), nothing),
  'connect.finish': call(z.object({ attemptId: z.string() }), arrived),
  'connect.cancel': call(z.object({ attemptId: z.string() }), nothing),
  'connect.addServiceAccount': call(z.object({ again: z.string().nullable() }), arrived),
  'connect.openDemo': call(nothing, account),

  'protection.get': call(nothing, protection),
  'protection.choose': call(z.object({ mode: protectionMode }), protection),
  'protection.unlock': call(nothing, protection),

  'accounts.list': call(nothing, z.array(account)),
  'accounts.refreshSites': call(z.object({ accountId: z.string() }), account),
  'accounts.remove': call(z.object({ accountId: z.string() }), nothing),
  'workspace.get': call(nothing, siteRef.nullable()),
  'workspace.choose': call(siteRef.nullable(), nothing),

  'issues.search': call(
    z.object({ site: siteRef, jql: z.string(), nextPageToken: z.string().nullable() }),
    aged(z.object({ rows: z.array(issueRow), nextPageToken: z.string().nullable(), total: z.number().nullable() })),
  ),
  'issues.get': call(issueRef, aged(issue)),
  'issues.comments': call(issueRef, aged(z.array(comment))),
  'issues.history': call(issueRef, aged(z.array(historyEntry))),
  'issues.saveAttachment': call(
    issueRef.and(z.object({ attachmentId: z.string(), filename: z.string() })),
    z.boolean(),
  ),

  'create.projects': call(z.object({ site: siteRef }), aged(z.array(project))),
  'create.issueTypes': call(z.object({ site: siteRef, projectId: z.string() }), aged(z.array(issueType))),
  'create.fields': call(createRef.and(z.object({ fresh: z.boolean() })), aged(z.array(createField))),
  'create.searchUsers': call(
    z.object({ site: siteRef, projectKey: z.string(), fieldId: z.string(), query: z.string() }),
    z.array(user),
  ),
  'create.searchIssues': call(
    z.object({ site: siteRef, projectId: z.string(), query: z.string() }),
    z.array(z.object({ key: z.string(), summary: z.string() })),
  ),
  'create.suggestLabels': call(
    z.object({ site: siteRef, fieldId: z.string(), fieldName: z.string(), query: z.string() }),
    z.array(z.string()),
  ),
  /**
   * `replaces` is the refused change whose form this is: it leaves the outbox as the new one enters it. `filled` are the fields
   * that the person has filled in: one that Jira has taken away since is refused, never left out in silence.
   */
  'create.submit': call(
    formInput.and(z.object({ replaces: z.string().nullable(), filled: z.array(z.string()) })),
    change,
  ),
  'create.loadDraft': call(siteRef, jsonObject.nullable()),
  'create.saveDraft': call(z.object({ site: siteRef, draft: jsonObject.nullable() }), z.number()),

  'outbox.list': call(siteRef, z.array(change)),
  'outbox.retry': call(z.object({ changeId: z.string() }), change),
  'outbox.discard': call(z.object({ changeId: z.string() }), change),
  /** The person's answer to `unsure`: this key is the one, or none is and it is sent again. */
  'outbox.resolve': call(z.object({ changeId: z.string(), issueKey: z.string().nullable() }), change),

  'settings.requests': call(
    nothing,
    z.array(
      z.object({
        at: z.number(),
        method: z.string(),
        path: z.string(),
        status: z.number().nullable(),
        milliseconds: z.number(),
        tries: z.number(),
        note: z.string().nullable(),
        curl: z.string(),
      }),
    ),
  ),
  'demo.reset': call(nothing, nothing),
} satisfies Record<string, Call<never, unknown> | Call<unknown, unknown>>;

export type Contract = typeof contract;
export type Channel = keyof Contract;
export type Input<C extends Channel> = Contract[C] extends Call<infer I, unknown> ? I : never;
export type Output<C extends Channel> = Contract[C] extends Call<infer _I, infer O> ? O : never;
