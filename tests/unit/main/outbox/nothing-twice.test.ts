import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '@shared/ipc/failure';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { Attempted } from '../../../../src/main/gateway/request';
import { QUIET_MS, type Sighting } from '../../../../src/main/outbox/decide';
import { Journal, type JournalledChange } from '../../../../src/main/outbox/journal';
import { createRunner, type Runner } from '../../../../src/main/outbox/runner';
import { asRemote, temporaryConnection } from '../storage/temporary-database';
import { aChange } from './a-change';
import { FakeTime } from './fake-time';

/** What happens to one send. `late`: Jira commits so many milliseconds after the connection broke. */
type SendFate =
  | { readonly kind: 'created' | 'offline' | 'lost' | 'refused' }
  /** No token could be had: nothing left, whatever the failure is called. */
  | { readonly kind: 'no-token'; readonly failure: Failure }
  | { readonly kind: 'limited'; readonly wait: number }
  | { readonly kind: 'lost-created'; readonly late: number }
  /** The program is killed while it waits for the answer. */
  | { readonly kind: 'killed'; readonly late: number | null };
type LookFate = 'sees' | 'fails' | 'hidden';
/** The database process ends before or after it has done what was asked. */
type StoreFate = 'works' | 'ends-before' | 'ends-after';

class Killed extends Error {}

const late = fc.oneof(fc.nat(5_000), fc.nat(QUIET_MS - 1_000));
const tokenFailure = fc.constantFrom<Failure>(
  { kind: 'unavailable', status: 503, detail: '' },
  { kind: 'no-answer', detail: 'ECONNRESET', wrote: false },
  { kind: 'unexpected-answer', what: 'token endpoint', detail: '' },
  { kind: 'sign-in-refused', error: 'invalid_scope', detail: '' },
  { kind: 'storage', detail: 'disk full' },
);
const sendFate: fc.Arbitrary<SendFate> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<SendFate>({ kind: 'created' }, { kind: 'offline' }, { kind: 'refused' }) },
  { weight: 3, arbitrary: fc.constant<SendFate>({ kind: 'lost' }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('no-token' as const), failure: tokenFailure }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('limited' as const), wait: fc.nat(90_000) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('lost-created' as const), late }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('killed' as const), late: fc.option(late) }) },
);
const lookFate = fc.constantFrom<LookFate>('sees', 'sees', 'sees', 'fails', 'hidden');
const storeFate = fc.oneof(
  { weight: 12, arbitrary: fc.constant<StoreFate>('works') },
  { weight: 1, arbitrary: fc.constantFrom<StoreFate>('ends-before', 'ends-after') },
);

/** A Jira with a project of its own, a program that is killed and started again, and what must hold throughout. */
class World {
  readonly time = new FakeTime();
  readonly journal = new Journal(temporaryConnection());
  readonly created: { id: string; at: number }[] = [];
  private lastByte = new Map<string, number>();
  private absentSeenAt = new Map<string, number>();
  /** By site: what is on its way elsewhere left before Jira named the moment. */
  private notBefore = new Map<string, number>();
  private killed = false;
  readonly broken: string[] = [];

  constructor(
    private readonly sends: SendFate[],
    private readonly looks: LookFate[],
    private readonly stores: StoreFate[],
    /** How long each send takes, waits of the gateway included. */
    private readonly durations: number[],
  ) {}

  private send({ id, cloudId }: JournalledChange): Promise<Attempted<{ id: string; key: string }>> {
    const { time } = this;
    const before = this.lastByte.get(id);
    const seen = this.absentSeenAt.get(id) ?? -Infinity;
    if (before !== undefined && seen < before + QUIET_MS)
      this.broken.push(`${id} sent again without two quiet minutes`);
    if (time.now < (this.notBefore.get(cloudId) ?? 0)) this.broken.push(`${id} sent before the moment that Jira named`);
    const fate = this.sends.shift() ?? { kind: 'created' };
    time.now += 700 + (this.durations.shift() ?? 0);
    const mayBeThere = (): void => void this.lastByte.set(id, time.now);
    switch (fate.kind) {
      case 'offline':
        return Promise.resolve(fail({ kind: 'offline', detail: 'ENOTFOUND' }));
      case 'no-token':
        return Promise.resolve({ ...fail(fate.failure), unsent: true });
      case 'limited':
        this.notBefore.set(cloudId, time.now + fate.wait);
        return Promise.resolve(fail({ kind: 'rate-limited', retryAt: time.now + fate.wait, reason: null }));
      case 'refused':
        return Promise.resolve(fail({ kind: 'jira-rejected', status: 400, messages: ['No.'], fieldErrors: {} }));
      case 'created':
        this.created.push({ id, at: time.now });
        return Promise.resolve(succeed({ id: `${this.created.length}`, key: `SHOP-${this.created.length}` }));
      case 'lost':
        mayBeThere();
        return Promise.resolve(fail({ kind: 'no-answer', detail: 'ECONNRESET', wrote: true }));
      case 'lost-created':
        mayBeThere();
        this.created.push({ id, at: time.now + fate.late });
        return Promise.resolve(fail({ kind: 'no-answer', detail: 'ECONNRESET', wrote: true }));
      case 'killed':
        mayBeThere();
        if (fate.late !== null) this.created.push({ id, at: time.now + fate.late });
        this.killed = true;
        return Promise.reject(new Killed());
    }
  }

  private look(id: string): Promise<Outcome<Sighting>> {
    const fate = this.looks.shift() ?? 'sees';
    if (fate === 'fails') return Promise.resolve(fail({ kind: 'unavailable', status: 503, detail: '' }));
    const nth = this.created.findIndex((one) => one.id === id && one.at <= this.time.now);
    const found = nth === -1 ? null : { id: `${nth + 1}`, key: `SHOP-${nth + 1}` };
    if (found === null && fate === 'sees') this.absentSeenAt.set(id, this.time.now);
    return Promise.resolve(succeed({ found, candidates: [], hidden: fate === 'hidden' ? 1 : 0, whole: true }));
  }

  private start(): Runner {
    this.killed = false;
    const steady = asRemote(this.journal);
    const dead = (): boolean => this.killed;
    const store = new Proxy(steady, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]): Promise<unknown> => {
          const fate = dead() ? 'ends-before' : (this.stores.shift() ?? 'works');
          if (fate === 'ends-before') throw new Error('The database process ended.');
          const answer: unknown = await Reflect.apply(method, target, args);
          if (fate === 'ends-after') throw new Error('The database process ended.');
          return answer;
        };
      },
    });
    return createRunner({
      journal: store,
      send: (change) => this.send(change),
      look: ({ id }) => this.look(id),
      now: () => this.time.now,
      after: this.time.after,
      changed: () => undefined,
      troubled: () => undefined,
    });
  }

  /** A moment that was named to a program which died before it was written down is known to nobody any more. */
  private forgetUnwritten(): void {
    this.notBefore.clear();
    for (const { cloudId, status } of this.journal.pending()) {
      const reason = status.state === 'queued' ? status.reason : null;
      if (reason?.kind === 'rate-limited') this.notBefore.set(cloudId, reason.retryAt);
    }
  }

  /** Lets the program run, restarting it whenever it was killed, until nothing is pending or the steps run out. */
  async run(steps: number): Promise<void> {
    let runner = this.start();
    for (let step = 0; step < steps && this.journal.pending().length > 0; step++) {
      runner.wake();
      await runner.idle();
      if (this.killed) {
        runner.stop();
        this.time.now += 3_000;
        this.journal.recover(this.time.now);
        this.forgetUnwritten();
        runner = this.start();
      } else this.time.step();
    }
    runner.stop();
  }
}

/** `npm test` seeds a run by its commit; a run by hand is another one each time. */
function seed(): number {
  const given = Number.parseInt(process.env['TEST_SEED'] ?? '', 16);
  return Number.isNaN(given) ? Date.now() : given | 0;
}

describe('whatever the network, Jira, the database and the person with the power switch do', () => {
  it('no issue is made twice, none that was made is called refused, and none is forgotten', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(sendFate, { maxLength: 12 }),
        fc.array(lookFate, { maxLength: 25 }),
        fc.array(storeFate, { maxLength: 80 }),
        fc.array(fc.nat(100_000), { maxLength: 8 }),
        async (count, sends, looks, stores, durations) => {
          const world = new World([...sends], [...looks], [...stores], [...durations]);
          const ids = Array.from({ length: count }, (_, at) => `c${at}`);
          // On two sites, which do not wait for each other.
          for (const [at, id] of ids.entries()) world.journal.add(aChange(id, { cloudId: `cloud-${at % 2}` }), null);
          await world.run(400);
          expect(world.broken).toEqual([]);
          for (const id of ids) {
            const status = world.journal.get(id)?.status;
            const made = world.created.filter((one) => one.id === id).length;
            expect(['applied', 'rejected', 'unsure']).toContain(status?.state);
            const mayBeMade = status?.state === 'applied' ? [1] : status?.state === 'rejected' ? [0] : [0, 1];
            expect(mayBeMade, `${id} ${JSON.stringify(status)}`).toContain(made);
          }
        },
      ),
      { numRuns: process.env['SOAK'] === undefined ? 150 : 5_000, seed: seed() },
    );
  }, 600_000);
});
