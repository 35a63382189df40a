import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Candidate, ChangeKind } from '@shared/ipc/change';
import type { Failure } from '@shared/ipc/failure';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { JsonObject } from '@shared/json';
import { QUIET_MS, type Sighting } from '../../../../src/main/outbox/decide';
import { amending, asWording, markerOf } from '../../../../src/main/outbox/former';
import type { FormerWording } from '../../../../src/main/outbox/former-wording';
import { Journal } from '../../../../src/main/outbox/journal';
import type { JournalledChange } from '../../../../src/main/outbox/journalled-change';
import { formerFirst } from '../../../../src/main/outbox/kinds/former-first';
import type { Kind, KindPorts, Sent } from '../../../../src/main/outbox/kinds/kind';
import { lookedForFirst } from '../../../../src/main/outbox/kinds/looked-for-first';
import { createRunner, type Runner } from '../../../../src/main/outbox/runner';
import { siteOf } from '../../../../src/main/outbox/site-of';
import { openConnection } from '../../../../src/main/storage/connection';
import { asRemote, KEY } from '../storage/temporary-database';
import { aChange, SITE } from './a-change';
import { FakeTime } from './fake-time';

/** What happens to one send. `late`: Jira commits so many milliseconds after the connection broke. */
export type SendFate =
  | { readonly kind: 'taken' | 'offline' | 'lost' | 'refused' }
  /** Nothing left, whatever the failure is called: no token could be had, or what is read before a write could not be. */
  | { readonly kind: 'unsent'; readonly failure: Failure }
  /** Somebody else changed the same: nothing left. For kinds that can come to that. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'limited'; readonly wait: number }
  | { readonly kind: 'lost-taken'; readonly late: number }
  /** It hangs somewhere on the way for as long as nobody mends or gives up the change, and arrives so long after that. */
  | { readonly kind: 'lost-held'; readonly late: number }
  /** The program is killed while it waits for the answer. */
  | { readonly kind: 'killed'; readonly late: number | null };
export type LookFate = 'sees' | 'fails' | 'hidden';
/** The database process ends before or after it has done what was asked. */
export type StoreFate = 'works' | 'ends-before' | 'ends-after';
/** What a person does between two moments, to the change at that place of the list. */
export interface Act {
  readonly act:
    'nothing' | 'pause' | 'resume' | 'pause-site' | 'resume-site' | 'retry' | 'discard' | 'edit' | 'replace';
  readonly at: number;
}

export interface Fates {
  readonly sends: SendFate[];
  readonly looks: LookFate[];
  readonly stores: StoreFate[];
  /** How long each send takes, waits of the gateway included. */
  readonly durations: number[];
  readonly acts: Act[];
}

/** What this world does to the program. Any other trouble is the test's own: a full disk, a mistake. */
class Killed extends Error {}
class StoreEnded extends Error {}

const WAITS: readonly JournalledChange['status']['state'][] = ['queued', 'rejected', 'conflict'];

/** Kinds that carry a marker or are found as something new: sent twice they are there twice. All others merge. */
const MARKED: ReadonlySet<ChangeKind> = new Set<ChangeKind>(['create', 'comment', 'worklog', 'attach']);
/** Of these, what is there can be made to say something else. */
const AMENDED: ReadonlySet<ChangeKind> = new Set<ChangeKind>(['create', 'comment']);
const PORTS = {} as Partial<KindPorts> as KindPorts;

/** A Jira, a program that is killed and started again, a person, and what must hold throughout. */
export class UnkindWorld {
  readonly time = new FakeTime();
  private readonly folder = mkdtempSync(join(tmpdir(), 'workbench-test-'));
  private readonly connection = openConnection(join(this.folder, 'outbox.db'), KEY, { durable: false });
  readonly journal = new Journal(this.connection);
  /** What Jira did, and when. */
  readonly done: { readonly id: string; readonly at: number }[] = [];
  /** What must never happen, and did. */
  readonly broken: string[] = [];
  /** What went wrong in the program without this world's doing. */
  readonly troubles: unknown[] = [];
  /** What hangs on the way, by its marker, and how long after it is mended or given up it arrives. */
  private readonly hangs = new Map<string, number>();
  private readonly lastByte = new Map<string, number>();
  private readonly onTheWay = new Set<JournalledChange>();
  private notBefore = 0;
  private killed = false;

  constructor(
    private readonly fates: Fates,
    /** By id, what of its issue a change touches. */
    private readonly parts: Map<string, readonly string[]>,
  ) {}

  /** As the kinds are put together: what is said anew is looked for as it was said before, and that is made to say it. */
  private kindOf(kind: ChangeKind): Kind {
    const plain: Kind = {
      parts: () => [],
      send: (_ports, change, remember) => this.post(change, remember),
      look: (_ports, change) => this.look(change),
    };
    if (!MARKED.has(kind)) return plain;
    const amend: Kind['amend'] = async (_ports, change, former, found, remember) => {
      await remember({ ...change.memo, ...amending(former.marker, found.id) });
      return succeed(found);
    };
    return lookedForFirst(formerFirst(AMENDED.has(kind) ? { ...plain, amend } : plain));
  }

  private async post(change: JournalledChange, remember: (memo: JsonObject) => Promise<void>): Promise<Sent> {
    // The program is dead: whatever it still does in this process, nothing of it leaves.
    if (this.killed) throw new Killed();
    await remember({ ...change.memo, at: this.time.now });
    if (this.killed) throw new Killed();
    this.checkBefore(change);
    this.onTheWay.add(change);
    try {
      return await this.answer(change);
    } finally {
      this.onTheWay.delete(change);
    }
  }

  private checkBefore(change: JournalledChange): void {
    const { id, after } = change;
    const { time } = this;
    const before = this.lastByte.get(markerOf(change));
    if (before !== undefined && time.now < before + QUIET_MS)
      this.broken.push(`${id} sent again without two quiet minutes`);
    if (time.now < this.notBefore) this.broken.push(`${id} sent before the moment that Jira named`);
    if (this.journal.get(siteOf(change), id)?.status.state !== 'sending')
      this.broken.push(`${id} sent before that was on the disk`);
    if (after !== null && this.journal.get(siteOf(change), after)?.status.state !== 'applied')
      this.broken.push(`${id} sent before ${after}, for which it waits`);
    if (after !== null && change.kind !== 'create' && change.issueKey === null)
      this.broken.push(`${id} sent about no issue`);
    if (MARKED.has(change.kind) && change.former.some((wording) => this.isThere(asWording(change, wording))))
      this.broken.push(`${id} sent beside what it said before, which was there`);
    for (const other of this.onTheWay) {
      const same = other.issueId !== null && other.issueId === change.issueId && other.cloudId === change.cloudId;
      if (same && this.shareAPart(other, change))
        this.broken.push(`${id} sent beside ${other.id}, which touches the same`);
    }
  }

  private shareAPart(one: JournalledChange, other: JournalledChange): boolean {
    const parts = this.parts.get(other.id) ?? [];
    return (this.parts.get(one.id) ?? []).some((part) => parts.includes(part));
  }

  private async answer(change: JournalledChange): Promise<Sent> {
    const { time } = this;
    const id = markerOf(change);
    const fate = this.fates.sends.shift() ?? { kind: 'taken' };
    time.now += 700 + (this.fates.durations.shift() ?? 0);
    const mayBeThere = (): void => void this.lastByte.set(id, time.now);
    const turns = async (): Promise<void> => {
      for (let turn = 0; turn < 9; turn++) await Promise.resolve();
      if (this.killed) throw new Killed();
    };
    switch (fate.kind) {
      case 'offline':
        return fail({ kind: 'offline', detail: 'ENOTFOUND' });
      case 'unsent':
        return { ...fail(fate.failure), unsent: true };
      case 'conflict':
        if (change.kind === 'edit') return { conflict: [] };
        return { ...fail({ kind: 'cancelled' }), unsent: true };
      case 'limited': {
        const retryAt = time.now + fate.wait;
        // From the moment at which the program has heard of it.
        void turns().then(
          () => (this.notBefore = Math.max(this.notBefore, retryAt)),
          () => undefined,
        );
        return fail({ kind: 'rate-limited', retryAt, reason: null });
      }
      case 'refused':
        return fail({ kind: 'jira-rejected', status: 400, messages: ['No.'], fieldErrors: {} });
      case 'taken':
        mayBeThere();
        this.done.push({ id, at: time.now });
        await turns();
        this.lastByte.delete(id);
        return succeed(this.issueOf(change));
      case 'lost':
        mayBeThere();
        return fail({ kind: 'no-answer', detail: 'ECONNRESET', wrote: true });
      case 'lost-taken':
        mayBeThere();
        this.done.push({ id, at: time.now + fate.late });
        return fail({ kind: 'no-answer', detail: 'ECONNRESET', wrote: true });
      case 'lost-held':
        mayBeThere();
        if (MARKED.has(change.kind)) this.hangs.set(id, fate.late);
        return fail({ kind: 'no-answer', detail: 'ECONNRESET', wrote: true });
      case 'killed':
        mayBeThere();
        if (fate.late !== null) this.done.push({ id, at: time.now + fate.late });
        this.killed = true;
        throw new Killed();
    }
  }

  private issueOf(change: JournalledChange): { readonly id: string; readonly key: string } {
    const { issueId, issueKey } = change;
    const id = markerOf(change);
    const nth = this.done.findIndex((one) => one.id === id) + 1;
    return { id: issueId ?? `${nth}`, key: issueKey ?? `SHOP-${nth}` };
  }

  private look(change: JournalledChange): Promise<Outcome<Sighting>> {
    const fate = this.fates.looks.shift() ?? 'sees';
    if (fate === 'fails') return Promise.resolve(fail({ kind: 'unavailable', status: 503, detail: '' }));
    const there = this.isThere(change);
    const found = there ? this.issueOf(change) : null;
    return Promise.resolve(succeed({ found, candidates: [], hidden: fate === 'hidden' ? 1 : 0, whole: true }));
  }

  private isThere(change: JournalledChange): boolean {
    return this.done.some((one) => one.id === markerOf(change) && one.at <= this.time.now);
  }

  private arrived(change: JournalledChange, wording: FormerWording): Promise<Outcome<Candidate | null>> {
    const sent = asWording(change, wording);
    if (!this.isThere(sent)) return Promise.resolve(succeed(null));
    const { id, key } = this.issueOf(sent);
    const itself = change.kind === 'create' && change.status.state === 'applied' && change.status.issueId === id;
    return Promise.resolve(succeed(itself ? null : { key, summary: '' }));
  }

  private start(): Runner {
    this.killed = false;
    const steady = asRemote(this.journal);
    const store = new Proxy(steady, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]): Promise<unknown> => {
          const fate = this.killed ? 'ends-before' : (this.fates.stores.shift() ?? 'works');
          if (fate === 'ends-before') throw new StoreEnded();
          const answer: unknown = await Reflect.apply(method, target, args);
          if (fate === 'ends-after') throw new StoreEnded();
          return answer;
        };
      },
    });
    return createRunner({
      journal: store,
      send: (change, remember) => this.kindOf(change.kind).send(PORTS, change, remember),
      look: (change) => this.look(change),
      arrived: (change, wording) => this.arrived(change, wording),
      now: () => this.time.now,
      after: this.time.after,
      changed: () => undefined,
      troubled: (error) => {
        if (!(error instanceof Killed || error instanceof StoreEnded)) this.troubles.push(error);
      },
    });
  }

  /** What was named to a program that died before it was written down is known to nobody any more. */
  private forgetUnwritten(): void {
    const agenda = this.journal.agenda({ now: this.time.now, busy: [], limit: 1 });
    this.notBefore = Math.max(0, ...agenda.map(({ restsUntil }) => restsUntil));
  }

  /** What hung on the way goes on now that something else takes its place, or nothing does. */
  private mendedOrGivenUp(change: JournalledChange): void {
    for (const { marker } of [...change.former, { marker: markerOf(change) }]) {
      const late = this.hangs.get(marker);
      if (late === undefined) continue;
      this.hangs.delete(marker);
      this.done.push({ id: marker, at: this.time.now + late });
    }
  }

  private act(ids: string[]): void {
    const { act, at } = this.fates.acts.shift() ?? { act: 'nothing', at: 0 };
    const id = ids[at % ids.length] ?? '';
    const there = this.journal.ofAccount(SITE.accountId, id);
    if (there === null) return;
    const site = siteOf(there);
    if (act === 'pause' || act === 'resume') this.journal.pause(site, id, act === 'pause');
    if (act === 'pause-site' || act === 'resume-site')
      this.journal.pauseSite(SITE.accountId, SITE.cloudId, act === 'pause-site');
    if (act === 'retry')
      this.journal.move(site, id, ['rejected'], { state: 'queued', reason: null }, 'Again', this.time.now);
    if (act === 'discard' && this.journal.move(site, id, WAITS, { state: 'discarded' }, 'Discarded', this.time.now))
      this.mendedOrGivenUp(there);
    if (act === 'edit' && there.kind !== 'create') {
      const said = { body: there.body, title: 'Said anew', parts: this.parts.get(id) ?? [] };
      if (this.journal.rewrite(site, id, WAITS, said, 'Anew', this.time.now)) this.mendedOrGivenUp(there);
    }
    if (act === 'replace' && there.kind === 'create') this.replace(there, ids);
  }

  private replace(former: JournalledChange, ids: string[]): void {
    const { state } = former.status;
    if (state !== 'queued' && state !== 'rejected') return;
    this.journal.mending(siteOf(former), former.id, true);
    const id = `${former.id}r`;
    this.journal.add(aChange(id, { ...siteOf(former), after: former.after }), former.id);
    this.parts.set(id, []);
    ids.push(id);
    this.mendedOrGivenUp(former);
  }

  /** The person lets everything go, and answers every conflict with what they had wanted. */
  private letGo(ids: readonly string[]): void {
    for (const id of ids) {
      const change = this.journal.ofAccount(SITE.accountId, id);
      if (change === null) continue;
      this.journal.pause(siteOf(change), id, false);
      if (change.status.state !== 'conflict') continue;
      const { body, title } = change;
      this.journal.rewrite(
        siteOf(change),
        id,
        ['conflict'],
        { body, title, parts: this.parts.get(id) ?? [] },
        'Chosen',
        this.time.now,
      );
    }
    this.journal.pauseSite(SITE.accountId, SITE.cloudId, false);
  }

  /** Lets the program run, restarting it whenever it was killed, until nothing moves any more or the steps run out. */
  async run(ids: string[], steps: number): Promise<void> {
    let runner = this.start();
    // Twice: what was let go in the first of two quiet rounds is taken up in the second.
    let quiet = 0;
    for (let step = 0; step < steps && quiet < 2; step++) {
      runner.wake();
      await runner.idle();
      this.act(ids);
      if (this.fates.acts.length === 0) this.letGo(ids);
      if (this.killed) {
        runner.stop();
        this.time.now += 3_000;
        this.journal.recover(this.time.now);
        this.forgetUnwritten();
        runner = this.start();
      } else quiet = this.time.step() || this.fates.acts.length > 0 || this.canMove() ? 0 : quiet + 1;
    }
    runner.stop();
  }

  /** Closes its database: the thousands of a property would be more files than a process may have open. */
  end(): void {
    this.connection.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Whether anything is on its way that waits for nobody's decision. */
  private canMove(): boolean {
    return this.journal.pending().some(({ status }) => status.state !== 'queued' || status.reason === null);
  }
}
