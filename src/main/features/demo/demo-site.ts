import { z } from '@shared/schema';

/** The demo site's process, however it was started. */
export interface DemoChild {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}

const message = z.discriminatedUnion('ready', [
  z.object({
    ready: z.literal(true),
    authOrigin: z.string(),
    apiOrigin: z.string(),
    serviceAccount: z.object({ clientId: z.string(), clientSecret: z.string() }),
  }),
  z.object({ ready: z.literal(false), message: z.string() }),
]);
export type DemoReady = Extract<z.output<typeof message>, { ready: true }>;

export interface DemoSite {
  /** Starts the emulator if it does not run, and answers where it listens. Rejects when it does not come up. */
  start(): Promise<DemoReady>;
  /** Where it listens now, `null` while it does not: not yet, or its process has ended. */
  running(): DemoReady | null;
  /** Throws the demo's data away and begins with the first issues again. */
  reset(): Promise<DemoReady>;
  stop(): void;
}

export interface DemoPorts {
  readonly fork: () => DemoChild;
  /** Where its data is kept between starts. */
  readonly dataFile: string;
  /** Calls `work` after so many milliseconds; answers how to call it off. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
}

const SEED = 7;
const ISSUES = 300;
/** It takes a second or two. A process that is still silent then will stay so. */
const LONGEST_START_MS = 20_000;

interface Waiting {
  resolve(ready: DemoReady): void;
  reject(error: Error): void;
}

/** The built-in emulator of Jira Cloud: on a random port, with secrets made anew at each start. */
export function createDemoSite({ fork, dataFile, after }: DemoPorts): DemoSite {
  let child: DemoChild | null = null;
  let ready: Promise<DemoReady> | null = null;
  let up: DemoReady | null = null;
  /** Who waits for an answer: the process answers each command once, in the order they came. */
  let waiting: Waiting[] = [];

  function running(): DemoChild {
    if (child !== null) return child;
    const started = fork();
    started.onMessage((text) => {
      const read = message.safeParse(text);
      if (!read.success || child !== started) return;
      const first = waiting.shift();
      if (read.data.ready) first?.resolve(read.data);
      else first?.reject(new Error(read.data.message));
    });
    started.onExit((code) => {
      if (child === started) giveUp(`The demo site ended (${code ?? 'killed'}).`);
    });
    child = started;
    return started;
  }

  /** Lets go of the process, so that the next start makes another. */
  function giveUp(why: string): void {
    child = null;
    ready = null;
    up = null;
    const all = waiting;
    waiting = [];
    for (const one of all) one.reject(new Error(why));
  }

  function command(words: Readonly<Record<string, unknown>>): Promise<DemoReady> {
    const told = running();
    const next = new Promise<DemoReady>((resolve, reject) => {
      const callOff = after(LONGEST_START_MS, () => {
        if (child === told) giveUp(`The demo site did not answer within ${LONGEST_START_MS / 1000} seconds.`);
        told.kill();
      });
      waiting.push({
        resolve: (value) => {
          callOff();
          up = value;
          resolve(value);
        },
        reject: (error) => {
          callOff();
          reject(error);
        },
      });
    });
    told.post(words);
    ready = next;
    next.catch(() => {
      // Whoever asked is told; the next start tries again.
      if (ready === next) ready = null;
    });
    return next;
  }

  const start = (): Promise<DemoReady> => ready ?? command({ type: 'start', seed: SEED, issues: ISSUES, dataFile });

  return {
    start,
    running: () => up,
    async reset() {
      await start();
      return command({ type: 'reset' });
    },
    stop() {
      child?.post({ type: 'close' });
    },
  };
}
