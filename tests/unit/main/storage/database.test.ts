import { describe, expect, it } from 'vitest';
import { openDatabase, type Child, type Database } from '../../../../src/main/storage/database';
import { openLater } from '../../../../src/main/storage/open-later';
import { serve } from '../../../../src/main/storage/remote';

class Counter {
  count = 0;
  next(): number {
    this.count++;
    return this.count;
  }
}

/** A database process that lives in this one, and can be made to end or to refuse to open. */
class FakeProcess {
  killed = false;
  readonly counter = new Counter();
  private readonly toParent: ((message: unknown) => void)[] = [];
  private readonly toChild: ((message: unknown) => void)[] = [];
  private readonly exits: ((code: number | null) => void)[] = [];
  private ended = false;

  constructor(private readonly opens: boolean) {}

  readonly child: Child = {
    port: {
      post: (message) => this.deliver(this.toChild, message),
      onMessage: (listener) => void this.toParent.push(listener),
    },
    onExit: (listener) => void this.exits.push(listener),
    kill: () => {
      this.killed = true;
      this.end(null);
    },
  };

  start(): Child {
    const { opens } = this;
    serve(
      {
        post: (message) => this.deliver(this.toParent, message),
        onMessage: (listener) => void this.toChild.push(listener),
      },
      {
        counter: this.counter,
        host: {
          open: () => {
            if (!opens) throw new Error('file is not a database');
            return { mirrorRebuilt: false };
          },
        },
      },
    );
    return this.child;
  }

  end(code: number | null): void {
    if (this.ended) return;
    this.ended = true;
    for (const exit of this.exits) exit(code);
  }

  private deliver(listeners: readonly ((message: unknown) => void)[], message: unknown): void {
    queueMicrotask(() => {
      if (!this.ended) for (const listener of listeners) listener(message);
    });
  }
}

function house(opens: (nth: number) => boolean = () => true): {
  processes: FakeProcess[];
  reports: string[];
  options: Parameters<typeof openDatabase>[0];
} {
  const processes: FakeProcess[] = [];
  const reports: string[] = [];
  return {
    processes,
    reports,
    options: {
      fork: () => {
        const process = new FakeProcess(opens(processes.length + 1));
        processes.push(process);
        return process.start();
      },
      folder: '/nowhere',
      key: 'ab'.repeat(32),
      report: (event, detail) => void reports.push(`${event} ${detail}`),
    },
  };
}

const counterOf = (database: Database): { next(): Promise<number> } => database.object<Counter>('counter');

describe('the database process', () => {
  it('is started again when it ends, and the next call reaches the new one', async () => {
    const { options, processes, reports } = house();
    const counter = counterOf(await openDatabase(options));
    await expect(counter.next()).resolves.toBe(1);
    processes[0]?.end(134);
    await expect(counter.next()).resolves.toBe(1);
    expect(processes).toHaveLength(2);
    expect(reports).toEqual(['restarted exit 134']);
  });

  it('rejects what was in flight when it ended: nobody is told of a success that is not known', async () => {
    const { options, processes } = house();
    const counter = counterOf(await openDatabase(options));
    const inFlight = counter.next();
    processes[0]?.end(null);
    await expect(inFlight).rejects.toThrow('ended (killed)');
  });

  it('says when all that was asked of it is done, also where it ends before', async () => {
    const { options, processes } = house();
    const database = await openDatabase(options);
    const told: string[] = [];
    const first = counterOf(database)
      .next()
      .then(() => told.push('first'));
    const second = counterOf(database)
      .next()
      .then(() => told.push('second'));
    // Calls leave in a later turn.
    await Promise.resolve();
    await Promise.resolve();
    await database.settled();
    await Promise.all([first, second]);
    told.push('settled');
    expect(told).toEqual(['first', 'second', 'settled']);
    const cut = counterOf(database).next();
    const settled = database.settled();
    processes[0]?.end(1);
    await expect(cut).rejects.toThrow('ended (1)');
    await settled;
  });

  it('is not started for ever when it ends each time', async () => {
    const { options, processes } = house();
    const counter = counterOf(await openDatabase(options));
    for (let nth = 0; nth < 20; nth++) processes.at(-1)?.end(1);
    expect(processes).toHaveLength(6);
    await expect(counter.next()).rejects.toThrow('ended');
  });

  it('may end any number of times when it worked in between', async () => {
    const { options, processes } = house();
    const counter = counterOf(await openDatabase(options));
    for (let nth = 0; nth < 12; nth++) {
      await counter.next();
      processes.at(-1)?.end(1);
    }
    await expect(counter.next()).resolves.toBe(1);
  });

  it('that does not open says why, and is not left behind', async () => {
    const { options, processes } = house(() => false);
    await expect(openDatabase(options)).rejects.toThrow('file is not a database');
    expect(processes.map(({ killed }) => killed)).toEqual([true]);
  });

  it('that ends while it opens is an error, and no other one goes on behind', async () => {
    const { options, processes } = house();
    const opening = openDatabase(options);
    processes[0]?.end(139);
    await expect(opening).rejects.toThrow('ended (139)');
    expect(processes.at(-1)?.killed).toBe(true);
    expect(processes.length).toBeLessThanOrEqual(2);
  });

  it('that is closed stays closed', async () => {
    const { options, processes } = house();
    const database = await openDatabase(options);
    database.close();
    expect(processes).toHaveLength(1);
    await expect(counterOf(database).next()).rejects.toThrow('ended');
  });
});

describe('databases whose key comes later', () => {
  it('let calls wait until they are open', async () => {
    const { options } = house();
    const late = openLater({ ...options, failed: () => undefined });
    const waiting = counterOf(late).next();
    late.open('ab'.repeat(32));
    late.open('cd'.repeat(32));
    await expect(waiting).resolves.toBe(1);
    await expect(late.opened).resolves.toBeUndefined();
  });

  it('tell who asked that they do not open, and open with the next call', async () => {
    const failures: unknown[] = [];
    const { options } = house((nth) => nth > 1);
    const late = openLater({ ...options, failed: (error) => void failures.push(error) });
    const waiting = counterOf(late).next();
    late.open('ab'.repeat(32));
    await expect(waiting).rejects.toThrow('file is not a database');
    expect(failures).toHaveLength(1);
    await expect(counterOf(late).next()).resolves.toBe(1);
    await expect(late.opened).resolves.toBeUndefined();
  });
});
