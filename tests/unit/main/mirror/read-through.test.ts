import { beforeEach, describe, expect, it } from 'vitest';
import { MAINTENANCE, type Failure } from '@shared/ipc/failure';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { z } from '@shared/schema';
import { MirrorTables } from '../../../../src/main/mirror/mirror-tables';
import { createReadThrough, type Read, type ReadThrough } from '../../../../src/main/mirror/read-through';
import type { Remote } from '../../../../src/main/storage/remote';
import { asRemote, temporaryConnection } from '../storage/temporary-database';

const SITE = { accountId: 'account-1', cloudId: 'cloud-1' };
const OFFLINE = { kind: 'offline', detail: 'ENOTFOUND' } as const;

let tables: MirrorTables;
let now: number;
let changes: string[];
let troubles: string[];
let readThrough: ReadThrough;

function make(remote: Remote<MirrorTables> = asRemote(tables)): ReadThrough {
  return createReadThrough({
    tables: remote,
    now: () => now,
    changed: (_site, topic) => void changes.push(topic),
    troubled: (topic, why) => void troubles.push(`${topic}: ${why}`),
  });
}

beforeEach(() => {
  tables = new MirrorTables(temporaryConnection());
  now = 1_000_000;
  changes = [];
  troubles = [];
  readThrough = make();
});

/** A Jira of one value, which counts how often it is asked. */
class Jira {
  asked = 0;
  answer: Outcome<string>;
  private gate: Promise<void> = Promise.resolve();
  private open: () => void = () => undefined;
  private answered: Promise<unknown> = Promise.resolve();

  constructor(value: string) {
    this.answer = succeed(value);
  }

  hold(): void {
    this.gate = new Promise((resolve) => {
      this.open = resolve;
    });
  }
  release(): void {
    this.open();
  }
  /** Resolves a while after the last answer, when everything behind it is done. */
  async settled(): Promise<void> {
    await this.answered;
    for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
  }

  read(over: Partial<Read<string>> = {}): Read<string> {
    return {
      site: SITE,
      topic: 'thing',
      schema: z.string(),
      freshFor: 60_000,
      fetch: () => {
        this.asked++;
        const answer = this.gate.then(() => this.answer);
        this.answered = answer;
        return answer;
      },
      ...over,
    };
  }
}

describe('a read', () => {
  it('asks Jira where the mirror has nothing, and keeps the answer', async () => {
    const jira = new Jira('one');
    await expect(readThrough(jira.read())).resolves.toEqual(succeed({ value: 'one', fetchedAt: now, trouble: null }));
    expect(tables.read('account-1', 'cloud-1', 'thing')).toEqual({ body: 'one', fetchedAt: now });
    expect(changes).toEqual([]);
  });

  it('is answered from the mirror while that is fresh, without a request', async () => {
    const jira = new Jira('one');
    await readThrough(jira.read());
    now += 60_000;
    await expect(readThrough(jira.read())).resolves.toMatchObject({ value: { value: 'one', fetchedAt: 1_000_000 } });
    expect(jira.asked).toBe(1);
  });

  it('is answered at once when stale, and refreshed behind; who shows it is told what changed', async () => {
    const jira = new Jira('one');
    await readThrough(jira.read());
    now += 60_001;
    jira.answer = succeed('two');
    jira.hold();
    await expect(readThrough(jira.read())).resolves.toMatchObject({ value: { value: 'one' } });
    jira.release();
    await jira.settled();
    expect(changes).toEqual(['thing']);
    await expect(readThrough(jira.read())).resolves.toMatchObject({ value: { value: 'two', fetchedAt: now } });
  });

  it('tells nobody when the refresh brought the same', async () => {
    const jira = new Jira('one');
    await readThrough(jira.read());
    now += 60_001;
    await readThrough(jira.read());
    await jira.settled();
    expect([jira.asked, changes]).toEqual([2, []]);
  });

  it('is refreshed when the clock was set back: the age tells nothing then', async () => {
    const jira = new Jira('one');
    await readThrough(jira.read());
    now -= 3_600_000;
    await readThrough(jira.read());
    expect(jira.asked).toBe(2);
    await jira.settled();
  });

  it('asks Jira once for two screens that want the same, and again for another site', async () => {
    const jira = new Jira('one');
    jira.hold();
    const both = Promise.all([readThrough(jira.read()), readThrough(jira.read())]);
    const other = readThrough(jira.read({ site: { ...SITE, cloudId: 'cloud-2' } }));
    await new Promise(setImmediate);
    jira.release();
    await both;
    await other;
    expect(jira.asked).toBe(2);
  });

  it('can ask for nothing but Jira’s own answer, and gets its failure then', async () => {
    const jira = new Jira('one');
    await readThrough(jira.read());
    jira.answer = fail(OFFLINE);
    await expect(readThrough(jira.read({ ask: 'jira' }))).resolves.toEqual(fail(OFFLINE));
  });

  it('shows what it has without a network, and says to the log that the refresh failed', async () => {
    const jira = new Jira('one');
    await readThrough(jira.read());
    now += 86_400_000;
    jira.answer = fail(OFFLINE);
    await expect(readThrough(jira.read())).resolves.toMatchObject({
      ok: true,
      value: { value: 'one', fetchedAt: 1_000_000 },
    });
    await jira.settled();
    expect(troubles).toEqual(['thing: offline']);
  });

  it('fails without a network where there is nothing', async () => {
    const jira = new Jira('one');
    jira.answer = fail(OFFLINE);
    await expect(readThrough(jira.read())).resolves.toEqual(fail(OFFLINE));
  });

  it('asks Jira when the mirror holds what another version wrote', async () => {
    tables.write('account-1', 'cloud-1', 'thing', { old: true }, now);
    const jira = new Jira('one');
    await expect(readThrough(jira.read())).resolves.toMatchObject({ value: { value: 'one' } });
  });

  it('works without a mirror, only slower', async () => {
    const broken = new Proxy({}, { get: () => () => Promise.reject(new Error('ended')) }) as Remote<MirrorTables>;
    const jira = new Jira('one');
    await expect(make(broken)(jira.read())).resolves.toMatchObject({ ok: true, value: { value: 'one' } });
    await make(broken)(jira.read());
    expect(troubles).toEqual([
      'thing: Error: ended',
      'thing: Error: ended',
      'thing: Error: ended',
      'thing: Error: ended',
    ]);
  });

  it('says to the log what kind of failure it was and with which status, none of Jira’s words, and once', async () => {
    const jira = new Jira('one');
    await readThrough(jira.read());
    const refreshed = async (answer: Outcome<string>): Promise<void> => {
      now += 60_001;
      jira.answer = answer;
      await readThrough(jira.read());
      await jira.settled();
    };
    const rejected = fail({
      kind: 'jira-rejected',
      status: 400,
      messages: ["The value 'Salaries of Mia' does not exist for the field 'project'."],
      fieldErrors: { summary: 'Salaries of Mia' },
    });
    await refreshed(rejected);
    await refreshed(rejected);
    await refreshed(fail(OFFLINE));
    await refreshed(fail(OFFLINE));
    await refreshed(succeed('one'));
    await refreshed(fail(OFFLINE));
    expect(troubles).toEqual(['thing: jira-rejected 400', 'thing: offline', 'thing: offline']);
  });

  it('says once for as long as it lasts that the mirror broke, and quotes nothing that it could not read', async () => {
    let broken = true;
    const unreadable = (): Promise<never> =>
      Promise.reject(new SyntaxError('Unexpected token \'S\', "Salaries of Mia" is not valid JSON'));
    const jira = new Jira('one');
    const remote = asRemote(tables);
    const read = make({
      ...remote,
      read: (...key) => (broken ? unreadable() : remote.read(...key)),
      write: remote.write,
    });
    await read(jira.read());
    await read(jira.read());
    broken = false;
    await read(jira.read());
    broken = true;
    await read(jira.read());
    const told = 'thing: SyntaxError: Unexpected token \'S\', "…" is not valid JSON';
    expect(troubles).toEqual([told, told]);
  });
});

describe('something near in place of an answer', () => {
  const NEAR = { value: 'near', fetchedAt: 5 };
  const near = (over: Partial<Read<string>> = {}): Partial<Read<string>> => ({
    instead: (trouble) => Promise.resolve({ ...NEAR, trouble }),
    ...over,
  });

  it.each<[Failure]>([
    [OFFLINE],
    [{ kind: 'no-answer', detail: 'TimeoutError', wrote: false }],
    [{ kind: 'unavailable', status: 503, detail: '', retryAt: 2_000_000 }],
    [{ kind: 'rate-limited', retryAt: 2_000_000, reason: 'jira-quota-global-based' }],
    [{ kind: 'signed-out', accountId: 'account-1' }],
    [{ kind: 'site-gone', cloudId: 'cloud-1' }],
  ])('is given where Jira could not be asked, with why: $kind', async (failure) => {
    const jira = new Jira('one');
    jira.answer = fail(failure);
    expect(await readThrough(jira.read(near()))).toEqual(succeed({ ...NEAR, trouble: failure }));
  });

  it('is not given where Jira answered, whatever it said', async () => {
    const jira = new Jira('one');
    expect(await readThrough(jira.read(near()))).toMatchObject({ value: { value: 'one' } });
    const no = fail({ kind: 'not-permitted', messages: ['No.'] });
    const other = new Jira('other');
    other.answer = no;
    expect(await readThrough(other.read(near({ topic: 'other' })))).toEqual(no);
  });

  it('is given after a moment of silence, once; Jira’s answer is told as soon as it comes', async () => {
    let pass: () => void = () => undefined;
    const waited: number[] = [];
    const jira = new Jira('one');
    jira.hold();
    readThrough = createReadThrough({
      tables: asRemote(tables),
      now: () => now,
      changed: (_site, topic) => void changes.push(topic),
      troubled: (topic, why) => void troubles.push(`${topic}: ${why}`),
      wait: (milliseconds) => {
        waited.push(milliseconds);
        return new Promise((resolve) => {
          pass = resolve;
        });
      },
    });
    const asked = readThrough(jira.read(near()));
    await new Promise(setImmediate);
    pass();
    expect(await asked).toEqual(succeed({ ...NEAR, trouble: null }));
    expect(waited).toEqual([1_500]);
    expect(changes).toEqual([]);
    jira.release();
    await jira.settled();
    expect(changes).toEqual(['thing']);
    expect(await readThrough(jira.read(near()))).toMatchObject({ value: { value: 'one', trouble: null } });
  });

  it('is given at once while Jira is known to be out of reach, and a failure that lasts is told once', async () => {
    const jira = new Jira('one');
    jira.answer = fail({ kind: 'unavailable', status: 503, detail: '', retryAt: 2_000_000 });
    await readThrough(jira.read(near()));
    jira.answer = fail({ kind: 'rate-limited', retryAt: 2_000_000, reason: MAINTENANCE });
    for (let again = 0; again < 5; again++) {
      expect(await readThrough(jira.read(near()))).toMatchObject({ ok: true, value: { value: 'near' } });
      await jira.settled();
    }
    // Each announcement has every screen ask again: told for every 503, a search would ask in a circle.
    expect(changes).toEqual([]);
    // Nor is Jira asked before the moment that it named.
    expect(jira.asked).toBe(1);
    now = 2_000_001;
    await readThrough(jira.read(near()));
    await jira.settled();
    expect(jira.asked).toBe(2);
  });

  it('of an answer that is old is told once during maintenance, however often the screens ask, and Jira is let be', async () => {
    const jira = new Jira('one');
    await readThrough(jira.read());
    now += 61_000;
    jira.answer = fail({ kind: 'unavailable', status: 503, detail: '', retryAt: 2_000_000 });
    for (let again = 0; again < 5; again++) {
      await readThrough(jira.read());
      await jira.settled();
    }
    expect(changes).toEqual(['thing']);
    expect(jira.asked).toBe(2);
  });

  it('is waited for no longer than Jira where there is nothing near either', async () => {
    const jira = new Jira('one');
    jira.answer = fail(OFFLINE);
    expect(await readThrough(jira.read({ instead: () => Promise.resolve(null) }))).toEqual(fail(OFFLINE));
  });
});

describe('the mirror', () => {
  it('shows one account nothing of another, and forgets one alone', () => {
    tables.write('account-1', 'cloud-1', 'thing', 1, now);
    tables.write('account-2', 'cloud-1', 'thing', 2, now);
    tables.forgetAccount('account-1');
    expect(tables.read('account-1', 'cloud-1', 'thing')).toBeNull();
    expect(tables.read('account-2', 'cloud-1', 'thing')?.body).toBe(2);
    tables.forget('account-2', 'cloud-1', 'thing');
    expect(tables.read('account-2', 'cloud-1', 'thing')).toBeNull();
  });

  it('tells whether a write was new, the same or another', () => {
    const write = (body: unknown): string => tables.write('a', 'c', 't', body, now);
    expect([write({ x: 1 }), write({ x: 1 }), write({ x: 2 })]).toEqual(['new', 'same', 'changed']);
  });

  it('puts nothing into the mirror that nobody could ask for again', async () => {
    const jira = new Jira('one');
    await expect(readThrough({ ...jira.read(), keep: false })).resolves.toMatchObject({ value: { value: 'one' } });
    expect(tables.read(SITE.accountId, SITE.cloudId, 'thing')).toBeNull();
  });

  it('says once, with the old answer, that Jira would not renew it', async () => {
    const jira = new Jira('one');
    await readThrough(jira.read());
    now += 61_000;
    jira.answer = fail({ kind: 'not-found', what: 'the thing', messages: [] });
    await readThrough(jira.read());
    await jira.settled();
    const second = await readThrough(jira.read());
    await jira.settled();
    expect(second).toMatchObject({ value: { value: 'one', trouble: { kind: 'not-found' } } });
    expect(changes).toEqual(['thing']);

    jira.answer = succeed('one');
    await readThrough(jira.read());
    await jira.settled();
    await expect(readThrough(jira.read())).resolves.toMatchObject({ value: { value: 'one', trouble: null } });
  });
});
