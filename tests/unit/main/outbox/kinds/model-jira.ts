import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { Failure } from '@shared/ipc/failure';
import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';
import { QUIET_MS } from '../../../../../src/main/outbox/decide';
import type { Attempted, Gateway, GatewayRequest } from '../../../../../src/main/gateway/request';
import { FIELDS, historyItems, identity, itemsOf, PEOPLE, stored, type HistoryItem } from './model-fields';

export const STATUSES = ['1', '2', '3'].map((id) => ({ id, name: `Status ${id}` }));

/** What happens to a request on its way. `late`: Jira does it so many milliseconds after the connection broke. */
export type Fate =
  | {
      readonly kind: 'works' | 'lost-before' | 'lost-after' | 'busy' | 'unavailable' | 'killed-before' | 'killed-after';
    }
  | { readonly kind: 'late'; readonly after: number };

/** Something that somebody else does: just before a request is carried out, or between the two halves of a read. */
export interface RemoteEvent {
  readonly beforeRequest: number;
  readonly within: boolean;
  readonly who: 'ann' | 'bo' | 'me';
  readonly what:
    | { readonly do: 'edit'; readonly fieldId: string; readonly value: JsonValue }
    | { readonly do: 'move'; readonly statusId: string }
    | { readonly do: 'comment' }
    | { readonly do: 'delete' | 'hide' | 'show' };
}

export class Killed extends Error {}

export interface ModelWrite {
  readonly fieldId: string;
  readonly value: JsonValue;
  readonly previous: JsonValue;
  /** Whether the workbench wrote it, or anybody else: the same person in a browser as well. */
  readonly ours: boolean;
  readonly byMe: boolean;
  readonly previousOurs: boolean;
  /** Of ours: what the person had seen when it was sent. */
  readonly base: JsonValue;
}

interface Entry {
  readonly id: string;
  readonly author: string;
  readonly at: number;
  readonly items: HistoryItem[];
}

/** One issue of a Jira that keeps the contract: per field the last writer wins, every change is in the history, ids only grow. */
export class ModelJira implements Gateway {
  readonly fields: Record<string, JsonValue> = {};
  readonly comments: {
    readonly id: string;
    readonly author: string;
    readonly body: JsonValue;
    readonly change: string | null;
  }[] = [];
  /** Every value that a field was ever given. */
  readonly writes: ModelWrite[] = [];
  readonly refusedPaths: string[] = [];
  private readonly history: Entry[] = [];
  private readonly writtenByUs: Record<string, boolean> = {};
  /** What the person had seen of a field when the change on it was sent. */
  baseOf: (fieldId: string) => JsonValue = () => null;
  private readonly late: { readonly at: number; readonly work: () => void }[] = [];
  private updated = 0;
  private nextId = 9_990;
  private gone = false;
  private hiddenSince: number | null = null;
  private longestHidden = 0;
  requests = 0;

  constructor(
    private readonly clock: { now: number },
    private readonly events: RemoteEvent[],
    private readonly fates: Fate[],
    private readonly world: {
      /** How far Jira's clock is ahead of ours, milliseconds. */
      readonly skew: number;
      /** Of the person's time zone, minutes ahead of UTC. */
      readonly zone: number;
      /** Whether comments come with their properties where a list of them is asked for. */
      readonly listsProperties: boolean;
    },
  ) {
    for (const [id, { values }] of Object.entries(FIELDS)) this.fields[id] = values[1] ?? null;
    this.fields['status'] = { ...STATUSES[0] };
    this.updated = this.serverNow();
  }

  raw(): Promise<never> {
    throw new Error('Nothing here is read raw.');
  }

  async request(request: GatewayRequest): Promise<Attempted<unknown>> {
    await Promise.resolve();
    this.requests++;
    this.pass(2_500);
    this.happen(false);
    if (request.path.endsWith('/myself')) return succeed({ accountId: 'acc-me' });
    const fate = this.fates.shift() ?? { kind: 'works' };
    const write = request.intent === 'write';
    switch (fate.kind) {
      case 'works':
        return this.carryOut(request);
      case 'busy':
        if (!write) return this.carryOut(request);
        return fail({ kind: 'jira-rejected', status: 409, messages: ['At the same time.'], fieldErrors: {} });
      case 'unavailable':
        return fail({ kind: 'unavailable', status: 503, detail: '' });
      case 'lost-before':
        return fail(lost(write));
      case 'lost-after': {
        const answer = this.carryOut(request);
        return write && answer.ok ? fail(lost(true)) : answer;
      }
      case 'late':
        if (!write) return this.carryOut(request);
        this.late.push({ at: this.clock.now + fate.after, work: () => void this.carryOut(request) });
        return fail(lost(true));
      case 'killed-before':
        throw new Killed();
      case 'killed-after':
        this.carryOut(request);
        throw new Killed();
    }
  }

  /** Time goes by, and what was on its way arrives. */
  pass(milliseconds: number): void {
    this.clock.now += milliseconds;
    for (const one of this.late.splice(0)) {
      if (one.at <= this.clock.now) one.work();
      else this.late.push(one);
    }
  }

  /** Whether the issue was, for good or for as long as a look goes on, not to be read any more. */
  outOfSight(): boolean {
    return this.gone || this.hiddenSince !== null || this.longestHidden >= QUIET_MS;
  }

  private show(): void {
    if (this.hiddenSince !== null) this.longestHidden = Math.max(this.longestHidden, this.clock.now - this.hiddenSince);
    this.hiddenSince = null;
  }

  private serverNow(): number {
    return this.clock.now + this.world.skew;
  }

  private stamp(at: number): string {
    const { zone } = this.world;
    const local = new Date(at + zone * 60_000).toISOString().slice(0, -1);
    const minutes = Math.abs(zone);
    const two = (count: number): string => String(count).padStart(2, '0');
    return `${local}${zone < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
  }

  private happen(within: boolean): void {
    const due = this.events.filter((event) => event.beforeRequest <= this.requests && event.within === within);
    for (const event of due) {
      this.events.splice(this.events.indexOf(event), 1);
      this.pass(2_500);
      const { what, who } = event;
      if (what.do === 'delete') this.gone = true;
      else if (what.do === 'hide') this.hiddenSince ??= this.clock.now;
      else if (what.do === 'show') this.show();
      else if (this.gone) continue;
      else if (what.do === 'edit') this.commit(`acc-${who}`, { [what.fieldId]: what.value }, false);
      else if (what.do === 'move') {
        const status = STATUSES.find(({ id }) => id === what.statusId);
        if (status !== undefined) this.commit(`acc-${who}`, { status: { ...status } }, false);
      } else this.comments.push({ id: this.takeId(), author: `acc-${who}`, body: COMMENT, change: null });
    }
  }

  private takeId(): string {
    return String(this.nextId++);
  }

  private commit(by: string, values: Readonly<Record<string, JsonValue>>, ours = true): void {
    const items = Object.entries(values).flatMap(([fieldId, value]) => {
      const previous = this.fields[fieldId] ?? null;
      const previousOurs = this.writtenByUs[fieldId] ?? false;
      this.writes.push({
        fieldId,
        value,
        previous,
        ours,
        byMe: by === 'acc-me',
        previousOurs,
        base: ours ? this.baseOf(fieldId) : null,
      });
      this.fields[fieldId] = value;
      const lines = historyItems(fieldId, previous, value);
      if (lines.length > 0) this.writtenByUs[fieldId] = ours;
      return lines;
    });
    this.updated = this.serverNow();
    if (items.length > 0) this.history.push({ id: this.takeId(), author: by, at: this.updated, items });
  }

  private carryOut(request: GatewayRequest): Outcome<unknown> {
    const { path, method } = request;
    if (this.gone || this.hiddenSince !== null) return fail({ kind: 'not-found', what: 'the issue', messages: [] });
    const body = isJsonObject(request.body) ? request.body : {};
    if (method === 'GET' && /\/issue\/[^/]+$/.test(path)) return succeed(this.read());
    if (method === 'GET' && path.endsWith('/changelog'))
      return succeed(this.historyPage(Number(request.query?.['startAt'])));
    if (method === 'GET' && path.endsWith('/transitions')) {
      const transitions = STATUSES.map((to) => ({ id: `1${to.id}`, name: `To ${to.name}`, to, fields: {} }));
      return succeed({ transitions });
    }
    if (method === 'GET' && path.endsWith('/comment')) return succeed(this.commentPage());
    if (method === 'GET' && path.includes('/properties/')) return this.commentProperty(path);
    if (method === 'PUT' && path.endsWith('/assignee')) {
      const person = PEOPLE.find(({ accountId }) => accountId === body['accountId']);
      this.commit('acc-me', { assignee: person ?? null });
      return succeed(null);
    }
    if (method === 'PUT') {
      this.commit('acc-me', this.edited(body));
      return succeed(null);
    }
    if (path.endsWith('/transitions')) {
      const chosen = isJsonObject(body['transition']) ? body['transition']['id'] : undefined;
      const status = STATUSES.find(({ id }) => `1${id}` === chosen);
      if (status === undefined) return fail(refused('not valid'));
      this.commit('acc-me', { ...this.edited(body), status: { ...status } });
      return succeed(null);
    }
    if (path.endsWith('/comment')) {
      const [property] = itemsOf(body['properties']);
      const value = isJsonObject(property) ? property['value'] : undefined;
      const change = isJsonObject(value) && typeof value['id'] === 'string' ? value['id'] : null;
      this.comments.push({ id: this.takeId(), author: 'acc-me', body: body['body'] ?? null, change });
      return succeed({ id: '1' });
    }
    this.refusedPaths.push(`${method} ${path}`);
    return fail(refused('unknown'));
  }

  private edited({ fields, update }: JsonObject): Record<string, JsonValue> {
    const values: Record<string, JsonValue> = {};
    for (const [id, wire] of Object.entries(isJsonObject(fields) ? fields : {})) values[id] = stored(id, wire ?? null);
    for (const [id, verbs] of Object.entries(isJsonObject(update) ? update : {})) {
      let held = itemsOf(this.fields[id]);
      for (const verb of itemsOf(verbs)) {
        if (!isJsonObject(verb)) continue;
        const named = verb['add'] ?? verb['remove'] ?? null;
        held = held.filter((one) => identity(one) !== identity(named));
        if (verb['add'] !== undefined) held = [...held, stored(id, named)];
      }
      values[id] = held;
    }
    return values;
  }

  private read(): JsonObject {
    const fields = { ...this.fields, updated: this.stamp(this.updated) };
    // Jira may read the fields a moment before the history.
    this.happen(true);
    const histories = this.history.toReversed().slice(0, 3);
    return {
      id: '10500',
      key: 'SHOP-1',
      fields,
      changelog: {
        total: this.history.length,
        histories: histories.map((entry) => this.shown(entry)),
      },
    };
  }

  private historyPage(startAt: number): JsonObject {
    const page = this.history.slice(startAt, startAt + 2);
    return { startAt, total: this.history.length, values: page.map((entry) => this.shown(entry)) };
  }

  private shown({ id, author, at, items }: Entry): JsonObject {
    const person = PEOPLE.find(({ accountId }) => accountId === author) ?? null;
    return { id, author: person, created: this.stamp(at), items };
  }

  private commentPage(): JsonObject {
    const shown = this.comments.map(({ id, author, body, change }) => ({
      id,
      author: { accountId: author },
      body,
      ...(this.world.listsProperties
        ? { properties: change === null ? [] : [{ key: 'workbench.change', value: { id: change } }] }
        : {}),
    }));
    return { comments: shown.toReversed(), total: shown.length };
  }

  private commentProperty(path: string): Outcome<unknown> {
    const id = /\/comment\/(\d+)\//.exec(path)?.[1];
    const change = this.comments.find((comment) => comment.id === id)?.change ?? null;
    if (change === null) return fail({ kind: 'not-found', what: 'the property', messages: [] });
    return succeed({ key: 'workbench.change', value: { id: change } });
  }
}

export const COMMENT: JsonObject = {
  version: 1,
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: '+1' }] }],
};

function lost(wrote: boolean): Failure {
  return { kind: 'no-answer', detail: 'ECONNRESET', wrote };
}

function refused(message: string): Failure {
  return { kind: 'jira-rejected', status: 400, messages: [message], fieldErrors: {} };
}
