import { beforeEach, describe, expect, it } from 'vitest';
import { FakeTime } from '../../outbox/fake-time';
import { createDemoSite, type DemoChild, type DemoSite } from '../../../../../src/main/features/demo/demo-site';

/** A process that is played by the test: it says what the test says, when the test says it. */
class FakeChild implements DemoChild {
  readonly told: unknown[] = [];
  private hear: (message: unknown) => void = () => undefined;
  private end: (code: number | null) => void = () => undefined;
  post(message: unknown): void {
    this.told.push(message);
  }
  onMessage(listener: (message: unknown) => void): void {
    this.hear = listener;
  }
  onExit(listener: (code: number | null) => void): void {
    this.end = listener;
  }
  says(message: unknown): void {
    this.hear(message);
  }
  killed = false;
  kill(): void {
    this.killed = true;
  }
  ends(code: number | null): void {
    this.end(code);
  }
}

let children: FakeChild[];
let demo: DemoSite;
let time: FakeTime;
beforeEach(() => {
  children = [];
  const fork = (): DemoChild => {
    const child = new FakeChild();
    children.push(child);
    return child;
  };
  time = new FakeTime();
  demo = createDemoSite({ fork, dataFile: '/data/world.bin', after: time.after });
});

/** The process that was started last. */
function child(): FakeChild {
  const last = children.at(-1);
  if (last === undefined) throw new Error('No process was started.');
  return last;
}

const readyOn = (port: number) => ({
  ready: true,
  authOrigin: `http://127.0.0.1:${port}`,
  apiOrigin: `http://127.0.0.1:${port + 1}`,
  serviceAccount: { clientId: 'id', clientSecret: 'secret' },
});
/** Lets what waits for a promise go on. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the demo site', () => {
  it('is one process, however many ask for it at once', async () => {
    const [one, other] = [demo.start(), demo.start()];
    child().says(readyOn(4000));
    await expect(one).resolves.toMatchObject({ authOrigin: 'http://127.0.0.1:4000' });
    await expect(other).resolves.toEqual(await one);
    await expect(demo.start()).resolves.toEqual(await one);
    expect(children).toHaveLength(1);
    expect(child().told).toEqual([{ type: 'start', seed: 7, issues: 300, dataFile: '/data/world.bin' }]);
  });

  it('says why it did not come up, and is tried again the next time', async () => {
    const first = demo.start();
    child().says({ ready: false, message: 'No port is free.' });
    await expect(first).rejects.toThrow('No port is free.');
    const second = demo.start();
    child().says(readyOn(4000));
    await expect(second).resolves.toMatchObject({ ready: true });
    expect(children).toHaveLength(1);
  });

  it.each([
    [3, 'ended (3)'],
    [null, 'ended (killed)'],
  ])('that ends with %s before it is up is a failure, and a new process the next time', async (code, said) => {
    const first = demo.start();
    child().ends(code);
    await expect(first).rejects.toThrow(said);
    const second = demo.start();
    child().says(readyOn(4100));
    await expect(second).resolves.toMatchObject({ authOrigin: 'http://127.0.0.1:4100' });
    expect(children).toHaveLength(2);
  });

  it('that died while it was up is started anew by whoever asks next', async () => {
    const first = demo.start();
    child().says(readyOn(4000));
    await first;
    child().ends(null);
    const second = demo.start();
    child().says(readyOn(4200));
    await expect(second).resolves.toMatchObject({ authOrigin: 'http://127.0.0.1:4200' });
  });

  it('that is silent for twenty seconds is an error, its process is ended, and the next start makes another', async () => {
    const first = demo.start();
    time.step();
    await expect(first).rejects.toThrow('did not answer within 20 seconds');
    expect(child().killed).toBe(true);
    const second = demo.start();
    const [late] = children;
    late?.says(readyOn(4000));
    late?.ends(null);
    child().says(readyOn(4100));
    await expect(second).resolves.toMatchObject({ authOrigin: 'http://127.0.0.1:4100' });
    expect(time.waiting).toBe(0);
  });

  it('tells where it runs now, and that it does not once its process has ended', async () => {
    expect(demo.running()).toBeNull();
    const started = demo.start();
    expect(demo.running()).toBeNull();
    child().says(readyOn(4000));
    expect(demo.running()).toEqual(await started);
    child().ends(1);
    expect(demo.running()).toBeNull();
  });

  it('takes no notice of messages that it does not know', async () => {
    const first = demo.start();
    for (const stray of [null, 'ready', {}, { ready: true }, { ready: 'yes' }]) child().says(stray);
    child().says(readyOn(4000));
    await expect(first).resolves.toMatchObject({ authOrigin: 'http://127.0.0.1:4000' });
  });

  it('is reset after it has started, and has new origins for all who ask then', async () => {
    const reset = demo.reset();
    child().says(readyOn(4000));
    await settle();
    expect(child().told.at(-1)).toEqual({ type: 'reset' });
    child().says(readyOn(4300));
    await expect(reset).resolves.toMatchObject({ authOrigin: 'http://127.0.0.1:4300' });
    await expect(demo.start()).resolves.toMatchObject({ authOrigin: 'http://127.0.0.1:4300' });
  });

  it('answers each of two resets that were asked for at once', async () => {
    const started = demo.start();
    child().says(readyOn(4000));
    await started;
    const both = Promise.all([demo.reset(), demo.reset()]);
    await settle();
    child().says(readyOn(4400));
    child().says(readyOn(4500));
    await expect(both).resolves.toMatchObject([
      { authOrigin: 'http://127.0.0.1:4400' },
      { authOrigin: 'http://127.0.0.1:4500' },
    ]);
  });

  it('is asked to keep its data when it is stopped, and not started for it', async () => {
    demo.stop();
    expect(children).toEqual([]);
    const started = demo.start();
    child().says(readyOn(4000));
    await started;
    demo.stop();
    expect(child().told.at(-1)).toEqual({ type: 'close' });
  });
});
