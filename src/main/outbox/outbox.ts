import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BegunComment } from '@shared/ipc/begun-comment';
import type { ChangeGroup, GroupLines } from '@shared/ipc/change';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { LearnedDemand } from '@shared/jira/learned-demand';
import type { SiteRef } from '@shared/jira/site';
import type { JsonObject } from '@shared/json';
import type { IssueRef, JournalledChange, NewChange, NewGroup } from './journalled-change';
import { addFiles, type FileToAdd } from './add-files';
import type { BegunPlace } from './comment-drafts';
import type { KeptDraft } from './drafts';
import type { EarlierCreate } from './earlier-creates';
import { KINDS } from './kinds/all';
import { decisions, type Decisions, type OutboxPorts } from './person-decides';
import { changesInSteps, type Run } from './run';
import { siteOf } from './site-of';
import { stored } from './stored';

/** Of what is settled. */
const MOST_LISTED = 500;
/** So many changes cross to the database process at once: a few milliseconds of work. */
const AT_ONCE = 250;

/** What the features do with the outbox. Nothing is sent that was not journalled first. */
export interface Outbox extends Decisions {
  /**
   * Journals a change and answers where it stands once it settled, it turns out that it has to wait, or after `patience` milliseconds; with
   * a `patience` of zero, at once.
   */
  add(
    change: NewChange,
    options: {
      readonly replaces: string | null;
      readonly patience: number;
      /** What is journalled in the same commit, to be sent once this one is in Jira. */
      readonly followers?: readonly NewChange[];
    },
  ): Promise<Outcome<JournalledChange>>;
  /**
   * Journals changes that carry files, all of them or none. Each file is read once the one before it is on the disk, so that no two are
   * in memory; where one cannot be read, its failure is the answer, and the bytes of the others are dropped again.
   */
  addFiles(site: SiteRef, files: readonly FileToAdd[]): Promise<Outcome<JournalledChange[]>>;
  /** Journals many changes in one commit, to be sent in this order as far as they depend on each other. */
  addGroup(group: NewGroup, changes: readonly NewChange[]): Promise<Outcome<ChangeGroup>>;
  /**
   * Journals a run in one commit, see `changesOfRun`: its creates leave fifty a request, parents before their children. Asked again with the
   * same id, it is journalled once.
   */
  addRun(run: Run): Promise<Outcome<ChangeGroup>>;
  /** Everything that is neither applied nor given up, and the newest of the rest; without those of groups. */
  list(site: SiteRef): Promise<Outcome<JournalledChange[]>>;
  /** See `Journal.ofIssue`. */
  ofIssue(site: SiteRef, issue: IssueRef, since: number): Promise<Outcome<JournalledChange[]>>;
  groups(site: SiteRef): Promise<Outcome<ChangeGroup[]>>;
  /** One change; `null` for one of another account or site too. */
  change(site: SiteRef, changeId: string): Promise<Outcome<JournalledChange | null>>;
  groupLines(site: SiteRef, groupId: string, since: number): Promise<Outcome<GroupLines>>;
  ofGroup(site: SiteRef, groupId: string, offset: number, limit: number): Promise<Outcome<JournalledChange[]>>;
  /** See `EarlierCreates.of`. */
  earlierCreates(
    site: SiteRef,
    projectKey: string,
    summaries: readonly string[],
  ): Promise<Outcome<readonly EarlierCreate[]>>;
  /** Those of these changes that are there. */
  several(site: SiteRef, ids: readonly string[]): Promise<Outcome<readonly JournalledChange[]>>;
  pause(
    site: SiteRef,
    what: { changeId: string | null; groupId: string | null; paused: boolean },
  ): Promise<Outcome<null>>;
  paused(site: SiteRef): Promise<Outcome<boolean>>;
  unfinished(accountId: string): Promise<Outcome<number>>;
  /** Forgets the history and the drafts of an account that was removed. */
  forgetAccount(accountId: string): Promise<Outcome<null>>;
  /** The draft of this id; without one, the draft that stood in the form last. */
  loadDraft(site: SiteRef, id: string | null): Promise<Outcome<KeptDraft | null>>;
  listDrafts(site: SiteRef): Promise<Outcome<KeptDraft[]>>;
  /** `null` discards it. */
  saveDraft(site: SiteRef, id: string, draft: JsonObject | null): Promise<Outcome<null>>;
  /** Comments that were begun on an issue, by its id. */
  loadComments(site: SiteRef, issueId: string): Promise<Outcome<BegunComment[]>>;
  /** `null` forgets it. */
  saveComment(
    site: SiteRef,
    place: Pick<BegunPlace, 'issueId' | 'commentId'>,
    begun: Pick<BegunComment, 'body' | 'base'> | null,
  ): Promise<Outcome<null>>;
  /** What Jira asks for on create that createmeta does not tell. */
  learnedDemands(site: SiteRef, projectId: string, issueTypeId: string): Promise<Outcome<LearnedDemand[]>>;
}

export function createOutbox(ports: OutboxPorts): Outbox {
  const { journal, runner, now, changed } = ports;
  const withParts = (change: NewChange): NewChange => ({
    ...change,
    parts: KINDS[change.kind].parts(change.body),
  });

  /** The commit may be on the disk though its answer was lost with the process: then it was added, and is not added again. */
  async function journalled(
    change: NewChange,
    replaces: string | null,
    followers: readonly NewChange[],
  ): Promise<Outcome<JournalledChange>> {
    const added = await stored(() => journal.add(change, replaces, followers));
    if (added.ok) return added;
    const there = await stored(() => journal.get(siteOf(change), change.id));
    return there.ok && there.value !== null ? succeed(there.value) : added;
  }

  /** One commit, though it crosses to the database process in pieces: so that whoever waits meanwhile has their turn. */
  async function addInPieces(group: NewGroup, changes: readonly NewChange[]): Promise<ChangeGroup> {
    if (changes.length <= AT_ONCE) return journal.addGroup(group, changes.map(withParts));
    for (let at = 0; at < changes.length; at += AT_ONCE)
      await journal.stage(group.id, at, changes.slice(at, at + AT_ONCE).map(withParts));
    return journal.addStaged(group, changes.length);
  }

  async function addGroup(group: NewGroup, changes: readonly NewChange[]): Promise<Outcome<ChangeGroup>> {
    const added = await stored(() => addInPieces(group, changes));
    const there = added.ok ? added : await stored(() => journal.group(siteOf(group), group.id));
    if (!there.ok || there.value === null) return added;
    changed(siteOf(group));
    runner.wake();
    return succeed(there.value);
  }

  return {
    ...decisions(ports),
    async add(given, { replaces, patience, followers = [] }) {
      const change = withParts(given);
      const former = replaces === null ? succeed(null) : await stored(() => journal.get(siteOf(change), replaces));
      if (!former.ok) return former;
      const moved = movedOn(former.value);
      if (moved !== null) return fail({ kind: 'invalid-input', message: moved, fields: {} });
      const added = await journalled(change, replaces, followers.map(withParts));
      if (!added.ok) return added;
      // What a person holds back ends nowhere: nobody waits for it.
      const paused = patience > 0 ? await stored(() => journal.sitePaused(change.accountId, change.cloudId)) : null;
      const waits = paused !== null && !(paused.ok && paused.value);
      const settled = waits ? runner.settled(siteOf(change), change.id, patience) : null;
      changed(siteOf(change));
      runner.wake();
      if (settled === null) return added;
      const end = await stored(() => settled);
      // It is journalled: telling a failure now would have it written a second time.
      return succeed((end.ok ? end.value : null) ?? added.value);
    },
    addFiles: async (site, files) => {
      const added = await addFiles(journal, site, files, withParts);
      if (added.ok && added.value.length > 0) changed(site);
      runner.wake();
      return added;
    },
    addGroup,
    async addRun({ rows, ...group }) {
      const steps = changesInSteps({ ...group, rows });
      for (;;) {
        const { done, value: changes } = steps.next();
        if (done === true) return changes.ok ? addGroup(group, changes.value) : changes;
        await nextTurn();
      }
    },
    list: (site) => stored(async () => [...(await journal.list(site.accountId, site.cloudId, MOST_LISTED))]),
    ofIssue: ({ accountId, cloudId }, issue, since) =>
      stored(async () => [...(await journal.ofIssue(accountId, cloudId, issue, since))]),
    groups: (site) => stored(async () => [...(await journal.groups(site.accountId, site.cloudId))]),
    change: (site, changeId) => stored(() => journal.get(site, changeId)),
    groupLines: (site, groupId, since) => stored(() => journal.groupLines(site, groupId, since)),
    ofGroup: (site, groupId, offset, limit) =>
      stored(async () => [...(await journal.ofGroup(site, groupId, offset, limit))]),
    earlierCreates: (site, projectKey, summaries) => stored(() => journal.earlierCreates(site, projectKey, summaries)),
    several: (site, ids) => stored(() => journal.several(site, ids)),
    pause: (site, { changeId, groupId, paused }) =>
      stored(async () => {
        if (changeId !== null) await journal.pause(site, changeId, paused);
        else if (groupId !== null) await journal.pauseGroup(site, groupId, paused);
        else await journal.pauseSite(site.accountId, site.cloudId, paused);
        changed(site);
        runner.wake();
        return null;
      }),
    paused: (site) => stored(() => journal.sitePaused(site.accountId, site.cloudId)),
    unfinished: (accountId) => stored(() => journal.unfinished(accountId)),
    forgetAccount: (accountId) =>
      stored(async () => {
        await journal.forgetAccount(accountId);
        return null;
      }),
    loadDraft: (site, id) => stored(() => journal.loadDraft(site.accountId, site.cloudId, id)),
    listDrafts: (site) => stored(async () => [...(await journal.listDrafts(site.accountId, site.cloudId))]),
    loadComments: (site, issueId) =>
      stored(async () => [...(await journal.loadComments(site.accountId, site.cloudId, issueId))]),
    learnedDemands: (site, projectId, issueTypeId) =>
      stored(async () => [...(await journal.learnedDemands(site, projectId, issueTypeId))]),
    saveComment: ({ accountId: account, cloudId }, { issueId, commentId }, begun) =>
      stored(async () => {
        await journal.saveComment({ account, cloudId, issueId, commentId }, begun, now());
        return null;
      }),
    saveDraft: (site, id, draft) =>
      stored(async () => {
        if (draft === null) await journal.dropDraft(site.accountId, site.cloudId, id);
        else await journal.saveDraft(site.accountId, site.cloudId, id, draft, now());
        return null;
      }),
  };
}

/** Why the change that a form would replace can no longer be replaced, in words; `null` while it can. */
function movedOn(former: JournalledChange | null): string | null {
  if (former === null || former.status.state === 'rejected' || former.status.state === 'discarded') return null;
  // Held back since its form was opened again.
  if (former.status.state === 'queued' && former.paused) return null;
  return former.status.state === 'applied'
    ? `This form was sent before, and Jira has it as ${former.status.issueKey}. Create it again to have another one.`
    : 'This form was sent again from the outbox and is on its way. Create it again to have another one.';
}
