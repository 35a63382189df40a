import { succeed } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { createHttpTokenExchange } from '../../../src/main/accounts/token-exchange';
import { createHttpFetch } from '../../../src/main/gateway/http-fetch';
import { createGateway, type Gateway } from '../../../src/main/gateway/request';
import { RequestLog } from '../../../src/main/gateway/request-log';
import { Journal } from '../../../src/main/outbox/journal';
import { createRunner, type Runner } from '../../../src/main/outbox/runner';
import { throughKinds } from '../../../src/main/outbox/through-kinds';
import { openConnection, type Connection } from '../../../src/main/storage/connection';
import type { Remote } from '../../../src/main/storage/remote';
import type { Sandbox } from '../../../src/sandbox/server';
import { asRemote, KEY } from '../../unit/main/storage/temporary-database';
import type { VirtualTime } from './virtual-time';

/** The program, as far as it writes: journal, runner, kinds and gateway over real HTTP. It can be killed and started again. */
export class FaultyProgram {
  private connection: Connection | null = null;
  private current: { journal: Journal; runner: Runner; dying: AbortController; requestsLeft: number } | null = null;
  private readonly http = createHttpFetch(null, () => []);
  private token: string | null = null;
  kills = 0;

  constructor(
    private readonly sandbox: Sandbox,
    private readonly time: VirtualTime,
    private readonly file: string,
    /** After how many requests the program is killed next; `Infinity` for never. */
    private readonly nextKill: () => number,
    private readonly troubled: (error: unknown) => void,
    /** Whether it is killed once that request is answered, with nothing of it written down, or while it is on its way. */
    private readonly diesAnswered: () => boolean = () => false,
  ) {}

  get journal(): Journal {
    if (this.current === null) throw new Error('The program does not run.');
    return this.current.journal;
  }

  get runner(): Runner {
    if (this.current === null) throw new Error('The program does not run.');
    return this.current.runner;
  }

  get isDead(): boolean {
    return this.current?.dying.signal.aborted ?? true;
  }

  start(): void {
    const dying = new AbortController();
    this.connection = openConnection(this.file, KEY, { durable: true });
    const journal = new Journal(this.connection);
    journal.recover(this.time.now);
    const remote = this.untilDeath(asRemote(journal), dying.signal);
    const gateway = this.gateway(dying);
    const now = (): number => this.time.now;
    const runner = createRunner({
      journal: remote,
      ...throughKinds({ journal: remote, gateway, now }),
      now,
      after: this.time.after,
      changed: () => undefined,
      troubled: (error) => {
        if (!dying.signal.aborted) this.troubled(error);
      },
    });
    this.current = { journal, runner, dying, requestsLeft: this.nextKill() };
  }

  /** Ends it where it stands: connections break, nothing is written any more. */
  async end(): Promise<void> {
    this.current?.dying.abort();
    this.current?.runner.stop();
    await this.current?.runner.idle();
    this.connection?.close();
    this.connection = null;
    this.current = null;
  }

  private untilDeath(journal: Remote<Journal>, death: AbortSignal): Remote<Journal> {
    return new Proxy(journal, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]): Promise<unknown> => {
          if (death.aborted) throw new Error('The program was killed.');
          return Reflect.apply(method, target, args) as unknown;
        };
      },
    });
  }

  private gateway(dying: AbortController): Gateway {
    const { sandbox, http, time } = this;
    return createGateway({
      fetch: async (url, init) => {
        const left = this.current === null ? Infinity : --this.current.requestsLeft;
        const dies = left === 0;
        const answered = dies && this.diesAnswered();
        if (dies) this.kills++;
        // The request is on its way when the program dies.
        if (dies && !answered) queueMicrotask(() => setImmediate(() => dying.abort()));
        const signal = init.signal instanceof AbortSignal ? [init.signal] : [];
        const answer = http(url, { ...init, signal: AbortSignal.any([dying.signal, ...signal]) });
        return answered ? answer.finally(() => dying.abort()) : answer;
      },
      accessTokenFor: async (_account, options) => {
        if (this.token === null || options?.rejected === this.token) {
          const exchange = createHttpTokenExchange({ fetch: http, now: () => time.now });
          const origins = { auth: sandbox.authOrigin, api: sandbox.apiOrigin };
          const minted = await exchange.clientCredentials({ ...sandbox.serviceAccount, origins });
          if (!minted.ok) return minted;
          this.token = minted.value.access;
        }
        return succeed(this.token);
      },
      apiOriginOf: () => sandbox.apiOrigin,
      now: () => time.now,
      wait: async (milliseconds) => {
        await time.quiet();
        time.advance(milliseconds);
      },
      random: () => 0,
      log: new RequestLog(),
      reached: () => undefined,
      siteGone: () => undefined,
    });
  }
}

export function siteRefOf(cloudId: string): SiteRef {
  return { accountId: 'account-1', cloudId };
}
