import type { Issue, SandboxSite } from './model';

/** Milliseconds until a change is found by searches; `Infinity`: never, until the index is flushed. */
export type IndexLag = number;

interface Awaited {
  id: string;
  /** `null`: it was deleted. */
  issue: Issue | null;
  at: number;
}

interface SiteIndex {
  /** What searches see. */
  indexed: Map<string, Issue>;
  /** The newest state that was noticed. */
  noticed: Map<string, Issue>;
  awaited: Awaited[];
  view: SandboxSite | undefined;
}

/**
 * Jira's search index, which lags behind the data (contract §9): searches see created, edited and deleted issues only
 * later, reads by key at once. Without a lag it costs nothing and holds nothing.
 */
export class SearchIndex {
  private readonly sites = new Map<SandboxSite, SiteIndex>();
  private held: IndexLag = 0;

  /** `now` is epoch milliseconds of a clock that only goes forward. */
  constructor(
    private readonly now: () => number,
    private readonly allSites: () => readonly SandboxSite[],
    lag: IndexLag = 0,
  ) {
    this.lag = lag;
  }

  get lag(): IndexLag {
    return this.held;
  }

  /** A new lag counts for changes that wait already, too. Taking it away flushes the index. */
  set lag(lag: IndexLag) {
    this.held = lag;
    if (lag > 0) for (const site of this.allSites()) this.of(site);
    else this.sites.clear();
  }

  /** To be called after something may have changed the world. */
  notice(): void {
    if (this.held === 0) return;
    for (const site of this.allSites()) noteChanges(this.of(site), site, this.now());
  }

  /** Everything that waits is found from now on. */
  flush(): void {
    this.notice();
    for (const index of this.sites.values()) settle(index, Infinity);
  }

  /**
   * The site as a search sees it now. Issues with an id in `reconcile` are as they really are, as `reconcileIssues`
   * of `search/jql` promises.
   */
  view(site: SandboxSite, reconcile: readonly string[]): SandboxSite {
    if (this.held === 0) return site;
    const index = this.of(site);
    noteChanges(index, site, this.now());
    settle(index, this.now() - this.held);
    index.view ??= { ...site, issues: [...index.indexed.values()] };
    // Permissions are asked at every search, not indexed.
    if (site.hiddenIssues !== undefined) index.view.hiddenIssues = site.hiddenIssues;
    if (reconcile.length === 0) return index.view;
    const fresh = new Map(index.indexed);
    const wanted = new Set(reconcile);
    for (const id of wanted) fresh.delete(id);
    for (const issue of site.issues) if (wanted.has(issue.id)) fresh.set(issue.id, issue);
    return { ...site, issues: [...fresh.values()] };
  }

  private of(site: SandboxSite): SiteIndex {
    const known = this.sites.get(site);
    if (known !== undefined) return known;
    const copies = new Map(site.issues.map((issue) => [issue.id, copyOf(issue)]));
    const made: SiteIndex = { indexed: copies, noticed: new Map(copies), awaited: [], view: undefined };
    this.sites.set(site, made);
    return made;
  }
}

function noteChanges(index: SiteIndex, site: SandboxSite, at: number): void {
  let alive = 0;
  for (const issue of site.issues) {
    const before = index.noticed.get(issue.id);
    if (before !== undefined) alive += 1;
    if (before !== undefined && isSame(before, issue)) continue;
    const copy = copyOf(issue);
    if (before === undefined) alive += 1;
    index.noticed.set(issue.id, copy);
    index.awaited.push({ id: issue.id, issue: copy, at });
  }
  if (alive === index.noticed.size) return;
  const living = new Set(site.issues.map((issue) => issue.id));
  for (const id of index.noticed.keys()) {
    if (living.has(id)) continue;
    index.noticed.delete(id);
    index.awaited.push({ id, issue: null, at });
  }
}

/** Takes in what was changed at `until` or before, in its order. */
function settle(index: SiteIndex, until: number): void {
  const left = index.awaited.findIndex((change) => change.at > until);
  const settled = index.awaited.splice(0, left === -1 ? index.awaited.length : left);
  for (const { id, issue } of settled) {
    if (issue === null) index.indexed.delete(id);
    else index.indexed.set(id, issue);
  }
  if (settled.length > 0) index.view = undefined;
}

const lists = ['comments', 'worklogs', 'attachments', 'links', 'history', 'watchers', 'votes'] as const;

/** Values are replaced, never written into; lists grow in place. */
function copyOf(issue: Issue): Issue {
  return {
    ...issue,
    values: { ...issue.values },
    properties: { ...issue.properties },
    comments: issue.comments.map((comment) => ({ ...comment })),
    worklogs: issue.worklogs.map((worklog) => ({ ...worklog })),
    attachments: [...issue.attachments],
    links: [...issue.links],
    history: [...issue.history],
    watchers: [...issue.watchers],
    votes: [...issue.votes],
  };
}

function isSame(before: Issue, now: Issue): boolean {
  return (
    before.updated === now.updated &&
    before.statusId === now.statusId &&
    before.issueTypeId === now.issueTypeId &&
    before.projectId === now.projectId &&
    before.number === now.number &&
    lists.every((name) => before[name].length === now[name].length) &&
    holdsSame(before.values, now.values) &&
    holdsSame(before.properties, now.properties) &&
    before.comments.every((comment, place) => comment.body === now.comments[place]?.body) &&
    before.worklogs.every((worklog, place) => worklog.updated === now.worklogs[place]?.updated)
  );
}

function holdsSame(before: Readonly<Record<string, unknown>>, now: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(before);
  return names.length === Object.keys(now).length && names.every((name) => before[name] === now[name]);
}
