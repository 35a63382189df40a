import { succeed, fail, type Outcome } from '@shared/ipc/outcome';
import type { JsonObject } from '@shared/json';
import type { WholeIssue } from '../../../../../src/main/gateway/whole-issues';
import type { SyncJira } from '../../../../../src/main/mirror/sync/sync-jira';

const PAGE = 4;

interface Version {
  readonly project: string;
  readonly red: boolean;
  readonly summary: string;
  readonly updated: number;
  readonly securable: boolean;
}
interface FakeIssue {
  readonly id: string;
  readonly created: number;
  now: Version;
  deleted: boolean;
  hidden: boolean;
  /** What the index shows: each version from `visible` on. */
  readonly indexed: { readonly at: number; readonly visible: number; readonly version: Version }[];
}

/** The program was ended at this request. */
export class Killed extends Error {}

/**
 * A Jira of a few issues, with a clock, a zone and an index of its own. Its index lags by whatever a test says, each change by its own
 * time, and shows old bodies meanwhile. Understands exactly the JQL that the sync writes, and fails on any other.
 */
export class FakeJira implements SyncJira {
  now = Date.UTC(2026, 9, 24, 12);
  zone = 'Europe/Berlin';
  lag: () => number = () => 0;
  /** Whether a wall time that comes twice is read as the later of the two. */
  laterReading = false;
  readonly issues = new Map<string, FakeIssue>();
  readonly closed = new Set<string>();
  /** The field `labels` was deleted: any query with it is refused as a whole. */
  noLabels = false;
  requests = 0;
  /** Ends the program at this request, counted from now; before it is answered, or after. */
  killAt: number | null = null;
  private walks = new Map<string, string[]>();
  private next = 1;

  create(project: string, red: boolean): void {
    const id = String(10_000 + this.next++);
    const version = { project, red, summary: `Issue ${id}`, updated: this.now, securable: false };
    this.issues.set(id, { id, created: this.now, now: version, deleted: false, hidden: false, indexed: [] });
    this.index(id);
  }

  change(id: string, change: Partial<Version>): void {
    const issue = this.issues.get(id);
    if (issue === undefined || issue.deleted) return;
    issue.now = { ...issue.now, ...change, updated: this.now };
    this.index(id);
  }

  private index(id: string): void {
    const issue = this.issues.get(id);
    issue?.indexed.push({ at: this.now, visible: this.now + this.lag(), version: issue.now });
  }

  forgetTokens(): void {
    this.walks = new Map();
  }

  isVisible({ deleted, hidden, now }: FakeIssue): boolean {
    return !deleted && !hidden && !this.closed.has(now.project);
  }

  async timeZone(): Promise<Outcome<string>> {
    return this.answer(() => succeed(this.zone));
  }

  async serverTime(): Promise<Outcome<number>> {
    return this.answer(() => succeed(this.now));
  }

  async search(
    _site: unknown,
    { jql, token, reconcile }: { jql: string; token: string | null; reconcile: readonly string[] },
  ): ReturnType<SyncJira['search']> {
    return this.answer(() => {
      if (this.refuses(jql)) return refusedQuery();
      const page = this.page(jql, token, PAGE, reconcile);
      if (page === null) return refusedToken();
      const issues = page.ids.flatMap((id) => this.shown(id, reconcile.includes(id)) ?? []);
      return succeed({ issues, names: {}, schema: {}, nextPageToken: page.next });
    });
  }

  async searchIds(
    _site: unknown,
    { jql, token }: { jql: string; token: string | null },
  ): ReturnType<SyncJira['searchIds']> {
    return this.answer(() => {
      if (this.refuses(jql)) return refusedQuery();
      const page = this.page(jql, token, PAGE * 3, []);
      return page === null ? refusedToken() : succeed({ ids: page.ids, nextPageToken: page.next });
    });
  }

  async count(_site: unknown, jql: string): Promise<Outcome<number>> {
    return this.answer(() => (this.refuses(jql) ? refusedQuery() : succeed(this.find(jql).length)));
  }

  async byIds(_site: unknown, ids: readonly string[]): ReturnType<SyncJira['byIds']> {
    return this.answer(() => succeed(ids.flatMap((id) => this.shown(id, true) ?? [])));
  }

  async tryJql(_site: unknown, jql: string): Promise<Outcome<null>> {
    return this.answer(() => (this.refuses(jql) ? refusedQuery() : succeed(null)));
  }

  async match(_site: unknown, ids: readonly string[], jqls: readonly string[]): ReturnType<SyncJira['match']> {
    return this.answer(() =>
      succeed(
        jqls.map((jql) =>
          this.refuses(jql)
            ? null
            : ids.filter((id) => {
                const issue = this.issues.get(id);
                return issue !== undefined && this.isVisible(issue) && inScope(jql, issue.now);
              }),
        ),
      ),
    );
  }

  async mayBrowse(_site: unknown, projectId: string): Promise<Outcome<boolean>> {
    return this.answer(() => succeed(!this.closed.has(projectId)));
  }

  comments = (): ReturnType<SyncJira['comments']> => this.answer(() => succeed([]));
  attachment = (): ReturnType<SyncJira['attachment']> => this.answer(() => succeed(null));
  linkTypes = (): ReturnType<SyncJira['linkTypes']> => this.answer(() => succeed([]));
  creatableProjects = (): ReturnType<SyncJira['creatableProjects']> => this.answer(() => succeed([]));
  issueTypes = (): ReturnType<SyncJira['issueTypes']> => this.answer(() => succeed([]));
  editFields = (): ReturnType<SyncJira['editFields']> => this.answer(() => succeed([]));
  transitions = (): ReturnType<SyncJira['transitions']> => this.answer(() => succeed([]));
  createFields = (): ReturnType<SyncJira['createFields']> => this.answer(() => succeed([]));

  /** A field of the query is not there any more. */
  private refuses(jql: string): boolean {
    return this.noLabels && jql.includes('labels');
  }

  private async answer<T>(work: () => Outcome<T>): Promise<Outcome<T>> {
    this.requests++;
    await Promise.resolve();
    if (this.killAt !== null && --this.killAt <= 0) {
      this.killAt = null;
      throw new Killed();
    }
    return work();
  }

  private page(
    jql: string,
    token: string | null,
    size: number,
    reconcile: readonly string[],
  ): { ids: string[]; next: string | null } | null {
    const [name = '', offset = '0'] = token?.split('/') ?? [];
    const extra = reconcile.filter((id) => {
      const issue = this.issues.get(id);
      return issue !== undefined && this.isVisible(issue) && inScope(jql, issue.now);
    });
    const found = token === null ? [...new Set([...extra, ...this.find(jql)])] : this.walks.get(name);
    if (found === undefined) return null;
    const from = Number(offset);
    const own = token === null ? `walk-${this.walks.size}-${this.requests}` : name;
    this.walks.set(own, found);
    const more = from + size < found.length;
    return { ids: found.slice(from, from + size), next: more ? `${own}/${from + size}` : null };
  }

  private indexedOf(issue: FakeIssue): Version | null {
    const shown = issue.indexed.filter(({ visible }) => visible <= this.now);
    return shown.toSorted((a, b) => a.at - b.at).at(-1)?.version ?? null;
  }

  private find(jql: string): string[] {
    const since = /updated >= ("[^"]+")/.exec(jql)?.[1];
    const until = /updated <= ("[^"]+")/.exec(jql)?.[1];
    const from = since === undefined ? -Infinity : this.read(since);
    const to = until === undefined ? Infinity : this.read(until);
    const rows = [...this.issues.values()].flatMap((issue) => {
      const version = this.indexedOf(issue);
      // Rights are looked at as they are now; the rest as the index knows it.
      if (version === null || !this.isVisible(issue) || !inScope(jql, version)) return [];
      return version.updated >= from && version.updated <= to ? [{ issue, version }] : [];
    });
    const order = /ORDER BY (updated|created) (ASC|DESC)$/.exec(jql);
    const by = ({ issue, version }: (typeof rows)[number]): number =>
      order?.[1] === 'created' ? issue.created : version.updated;
    const sign = order?.[2] === 'DESC' ? -1 : 1;
    return rows.toSorted((a, b) => sign * (by(a) - by(b))).map(({ issue }) => issue.id);
  }

  private shown(id: string, live: boolean): WholeIssue | null {
    const issue = this.issues.get(id);
    if (issue === undefined || !this.isVisible(issue)) return null;
    const version = live ? issue.now : (this.indexedOf(issue) ?? issue.now);
    return { id, key: `P${version.project}-${id}`, fields: fieldsOf(version) };
  }

  /** A quoted minute as Jira reads it: in the zone of the account. */
  private read(literal: string): number {
    const [, year, month, day, hour, minute] = (/"(\d+)\/(\d+)\/(\d+) (\d+):(\d+)"/.exec(literal) ?? []).map(Number);
    if (minute === undefined) throw new Error(`No minute: ${literal}`);
    const wall = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute);
    const moments: number[] = [];
    for (let offset = -14 * 60; offset <= 14 * 60; offset += 15) {
      const moment = wall - offset * 60_000;
      if (wallIn(this.zone, moment) === wall) moments.push(moment);
    }
    // In the hour that a clock leaves out, Jira takes some moment near it.
    if (moments.length === 0) return wall - (wallIn(this.zone, wall) - wall);
    return this.laterReading ? Math.max(...moments) : Math.min(...moments);
  }
}

export function fieldsOf({ project, red, summary, updated, securable }: Version): JsonObject {
  return {
    summary,
    project: { id: project, key: `P${project}` },
    labels: red ? ['red'] : [],
    updated: new Date(updated).toISOString().replace('Z', '+0000'),
    ...(securable ? { security: null } : {}),
  };
}

function refusedToken(): ReturnType<typeof fail> {
  return fail({ kind: 'jira-rejected', status: 400, messages: ['The token has expired.'], fieldErrors: {} });
}

function refusedQuery(): ReturnType<typeof fail> {
  return fail({ kind: 'jira-rejected', status: 400, messages: ["Field 'labels' does not exist."], fieldErrors: {} });
}

/** The scopes that the tests use: project 1, project 2, and the label red. */
export function inScope(jql: string, { project, red }: Pick<Version, 'project' | 'red'>): boolean {
  const projects = [...jql.matchAll(/project (?:=|in) \(?([\d, ]+)\)?/g)].flatMap(([, list = '']) => list.split(', '));
  return projects.includes(project) || (jql.includes('labels = red') && red);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function wallIn(zone: string, at: number): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(
    parts['year'] ?? 0,
    (parts['month'] ?? 1) - 1,
    parts['day'] ?? 1,
    parts['hour'] ?? 0,
    parts['minute'] ?? 0,
  );
}
