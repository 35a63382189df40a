import { jsonValue, z } from '../schema';
import { account } from './account';
import { aged } from './aged';
import { fits, id, issueKey, TOO_LARGE } from './bounds';
import { begunCommentCalls } from './begun-comment';
import { bulkCalls } from './bulk';
import { call, nothing, type Call } from './call';
import { change, changeGroup, groupLines } from './change';
import { changeInput } from './change-input';
import { draftCalls } from './drafts';
import { formFileCalls, sentFiles } from './form-files';
import { givenFile } from './given-file';
import { pickerCalls } from './pickers';
import { limitsNow, loggedRequest } from './requests';
import { mirrorHits, syncScope, syncState } from './sync';
import { templateCalls } from './templates';
import {
  comment,
  createField,
  historyEntry,
  issue,
  issueRow,
  issueType,
  linkType,
  project,
  siteRef,
  transition,
} from './schemas';

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

const issueRef = z.object({ site: siteRef, issueKey });
const changedIssue = z.object({ id, key: issueKey });
const createRef = z.object({ site: siteRef, projectId: id, issueTypeId: id });
const values = z.record(id, jsonValue).refine(fits, TOO_LARGE);
const formInput = createRef.and(z.object({ values }));

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
  'app.network': call(nothing, z.object({ online: z.boolean(), since: z.number() })),
  'app.limits': call(siteRef, limitsNow),

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

  /** Full text of the mirrored issues: every word, the last one may be unfinished. Answers without a network. */
  'mirror.search': call(
    z.object({ site: siteRef, text: z.string().max(500), limit: z.number().int().positive().max(50) }),
    mirrorHits,
  ),
  'sync.state': call(siteRef, syncState),
  /** What of the site is mirrored. Begins to read what is new of it, and answers at once. */
  'sync.setScopes': call(z.object({ site: siteRef, scopes: z.array(syncScope).max(50) }), syncState),
  'sync.now': call(siteRef, syncState),
  'sync.pause': call(z.object({ site: siteRef, paused: z.boolean() }), syncState),
  /** Every project that may be mirrored. */
  'sync.projects': call(siteRef, aged(z.array(project))),

  'create.projects': call(z.object({ site: siteRef }), aged(z.array(project))),
  'create.issueTypes': call(z.object({ site: siteRef, projectId: z.string() }), aged(z.array(issueType))),
  'create.fields': call(createRef.and(z.object({ fresh: z.boolean() })), aged(z.array(createField))),
  /** Ids of the issue types of a project whose fields are on this computer: those a form can be filled in for without a network. */
  'create.keptTypes': call(z.object({ site: siteRef, projectId: z.string() }), z.array(z.string())),
  /** What Jira has refused creates of this project and type without, though its fields are called optional. Newest first. */
  'create.learned': call(
    createRef,
    z.array(z.object({ fieldId: id, message: z.string(), ofValue: z.string().optional(), learnedAt: z.number() })),
  ),
  /**
   * `replaces` is the refused change whose form this is: it leaves the outbox as the new one enters it. `filled` are the fields
   * that the person has filled in: one that Jira has taken away since is refused, never left out in silence.
   */
  'create.submit': call(
    formInput.and(
      z.object({
        replaces: id.nullable(),
        filled: z.array(id).max(1_000),
        /** The draft that is sent: it comes back when Jira refuses it. */
        draftId: id.nullable(),
        /** Files that follow the issue, by id: in the same commit as the create. */
        files: sentFiles,
      }),
    ),
    change,
  ),

  ...draftCalls,
  ...formFileCalls,
  ...templateCalls,
  ...pickerCalls,
  ...bulkCalls,

  /** What this account may change on the issue, with the verbs and the values that Jira takes (editmeta). */
  'changes.editFields': call(issueRef, aged(z.array(createField))),
  /** What can be done with the issue from its present status, and what the screens on the way ask for. */
  'changes.transitions': call(
    // `from`: the id of the status that a waiting change takes the issue to; left out, the one that Jira has.
    issueRef.and(z.object({ from: z.string().nullable().optional() })),
    aged(z.array(transition)),
  ),
  'changes.linkTypes': call(siteRef, aged(z.array(linkType))),
  /**
   * Journals what a person wants done to an issue and answers at once: it is sent behind. `after` has to be in Jira first; without an
   * issue, it is done to the one that `after` makes.
   */
  'changes.add': call(
    z.object({ site: siteRef, issue: changedIssue.nullable(), input: changeInput, after: id.nullable() }),
    change,
  ),
  ...begunCommentCalls,
  /**
   * Opens main's file dialog and journals one change for each file; none when the person closes it. Without an issue, they belong to
   * the one that the change `after` makes.
   */
  'changes.attach': call(
    z.object({ site: siteRef, issue: changedIssue.nullable(), after: id.nullable() }),
    z.array(change),
  ),

  /** Files that were pasted or dropped: one change for each, all of them or none. */
  'changes.attachGiven': call(
    z.object({ site: siteRef, issue: changedIssue, files: z.array(givenFile).min(1).max(20) }),
    z.array(change),
  ),

  // A change or a group of another account or site is answered like one that is not there, and stays as it is.

  /** Without those of groups, the newest 500, newest first. */
  'outbox.list': call(siteRef, z.array(change)),
  /** Newest first. */
  'outbox.groups': call(siteRef, z.array(changeGroup)),
  /** The lines of a group, or those that have moved since an earlier answer. `since` 0 answers all of them. */
  'outbox.groupLines': call(
    z.object({ site: siteRef, groupId: id, since: z.number().int().nonnegative() }),
    groupLines,
  ),
  /** One change with all that is known of it; `null` where it is not there. */
  'outbox.change': call(z.object({ site: siteRef, changeId: id }), change.nullable()),
  /** Holds back one change, a group, or, with neither, all of the site; or lets it go. What is being sent goes on. */
  'outbox.pause': call(
    z.object({
      site: siteRef,
      changeId: id.nullable(),
      groupId: id.nullable(),
      paused: z.boolean(),
    }),
    nothing,
  ),
  /** Whether the whole site is held back. */
  'outbox.paused': call(siteRef, z.boolean()),
  'outbox.retry': call(z.object({ site: siteRef, changeId: id }), change),
  'outbox.discard': call(z.object({ site: siteRef, changeId: id }), change),
  /** All refused changes of a group. */
  'outbox.retryGroup': call(z.object({ site: siteRef, groupId: id }), changeGroup),
  /** Everything of a group that was refused or was not sent yet, or what was refused alone. What may be in Jira stays until that is known. */
  'outbox.discardGroup': call(
    z.object({ site: siteRef, groupId: id, refusedOnly: z.boolean().optional() }),
    changeGroup,
  ),
  /** Looks once more for what of a group is `unsure`. What arrived late needs no look, and stays. */
  'outbox.lookAgain': call(z.object({ site: siteRef, groupId: id }), changeGroup),
  /**
   * The person's answer to `unsure`: this key is the one, or none is and it is sent again. An issue that differs from what was sent is
   * taken once the person has `confirmed` it: before that, what differs is the failure's field `confirm`.
   */
  'outbox.resolve': call(
    z.object({ site: siteRef, changeId: id, issueKey: issueKey.nullable(), confirmed: z.boolean().optional() }),
    change,
  ),
  /** The person's answer to `conflict`: a value of the catalogue for each field of it. It is sent with them, over theirs. */
  'outbox.settle': call(z.object({ site: siteRef, changeId: id, choices: values }), change),
  /** Says something else instead: for a change that waits, was refused or is a conflict. The kind stays. */
  'outbox.edit': call(z.object({ site: siteRef, changeId: id, input: changeInput }), change),
  /**
   * Puts a create that was refused, or waits, back into the create form (`create.loadDraft`), with `replaces`; one that waits is held
   * back meanwhile. `kept`: another draft stood there; it comes back once this form is sent or cleared.
   */
  'outbox.reopen': call(z.object({ site: siteRef, changeId: id }), z.object({ kept: z.boolean() })),
  /** The form that mends a waiting change is open, and holds it back, or is left, and lets it go on. */
  'outbox.mending': call(z.object({ site: siteRef, changeId: id, open: z.boolean() }), nothing),

  'settings.requests': call(nothing, z.array(loggedRequest)),
  'demo.reset': call(nothing, nothing),
} satisfies Record<string, Call<never, unknown> | Call<unknown, unknown>>;

export type Contract = typeof contract;
export type Channel = keyof Contract;
export type Input<C extends Channel> = Contract[C] extends Call<infer I, unknown> ? I : never;
export type Output<C extends Channel> = Contract[C] extends Call<infer _I, infer O> ? O : never;
