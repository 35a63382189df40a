import { z } from '@shared/schema';

/** The demo site's process, however it was started. */
export interface DemoChild {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (code: number | null) => void): void;
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
  /** Throws the demo's data away and begins with the first issues again. */
  reset(): Promise<DemoReady>;
  stop(): void;
}

export interface DemoPorts {
  readonly fork: () => DemoChild;
  /** Where its data is kept between starts. */
  readonly dataFile: string;
}

const SEED = 7;
const ISSUES = 300;

/** The built-in emulator of Jira Cloud: on a random port, with secrets made anew at each start. */
export function createDemoSite({ fork, dataFile }: DemoPorts): DemoSite {
  let child: DemoChild | null = null;
  let ready: Promise<DemoReady> | null = null;
  /** Who waits for an answer: the process answers each command once, in the order they came. */
  let waiting: { resolve(ready: DemoReady): void; reject(error: Error): void }[] = [];

  function running(): DemoChild {
    if (child !== null) return child;
    const started = fork();
    started.onMessage((text) => {
      const read = message.safeParse(text);
      if (!read.success) return;
      const first = waiting.shift();
      if (read.data.ready) first?.resolve(read.data);
      else first?.reject(new Error(read.data.message));
    });
    started.onExit((code) => {
      child = null;
      ready = null;
      for (const one of waiting) one.reject(new Error(`The demo site ended (${code ?? 'killed'}).`));
      waiting = [];
    });
    child = started;
    return started;
  }

  function command(words: Readonly<Record<string, unknown>>): Promise<DemoReady> {
    const next = new Promise<DemoReady>((resolve, reject) => {
      waiting.push({ resolve, reject });
    });
    running().post(words);
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
    async reset() {
      await start();
      return command({ type: 'reset' });
    },
    stop() {
      child?.post({ type: 'close' });
    },
  };
}
