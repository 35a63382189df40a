import { connect, StorageError, type MessagePort, type Remote } from './remote';

/** A running database process, however it was started. */
export interface Child {
  readonly port: MessagePort;
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}

interface Host {
  open(folder: string, key: string): { mirrorRebuilt: boolean };
}

/** Starts, restarts and speaks to the database process. */
export interface Database {
  /** A view that survives restarts of the process: what was in flight is rejected, the next call reaches the new one. */
  object<T extends object>(name: string): Remote<T>;
  /** Resolves once nothing that was asked is under way. */
  settled(): Promise<void>;
  close(): void;
}

export interface DatabaseOptions {
  readonly fork: () => Child;
  readonly folder: string;
  /** 64 hexadecimal digits. */
  readonly key: string;
  /** The process ended unasked, or the mirror had to be rebuilt: for the log and the person. */
  readonly report: (event: 'restarted' | 'mirror-rebuilt', detail: string) => void;
}

/** An outbox that does not open five times in a row will not open the sixth time. */
const MOST_RESTARTS = 5;

export async function openDatabase({ fork, folder, key, report }: DatabaseOptions): Promise<Database> {
  let closing = false;
  let restarts = 0;
  let current = start();
  try {
    await current.opened;
  } catch (error) {
    // A file that does not open will not open by itself; a process that nobody talks to is not left behind.
    closing = true;
    current.child.kill();
    throw error;
  }

  function start(): { connection: ReturnType<typeof connect>; child: Child; opened: Promise<void> } {
    const child = fork();
    const connection = connect(child.port);
    child.onExit((code) => {
      connection.ended(`The database process ended (${code ?? 'killed'}).`);
      if (closing || restarts >= MOST_RESTARTS) return;
      restarts++;
      report('restarted', `exit ${code ?? 'by signal'}`);
      current = start();
      // Whoever calls next waits for this and is told; here it must only not go unhandled.
      current.opened.catch((error: unknown) => report('restarted', String(error)));
    });
    const opened = connection
      .object<Host>('host')
      .open(folder, key)
      .then(({ mirrorRebuilt }) => {
        if (mirrorRebuilt) report('mirror-rebuilt', folder);
      });
    return { connection, child, opened };
  }

  return {
    object<T extends object>(name: string): Remote<T> {
      const handler: ProxyHandler<object> = {
        get: (_target, method) => {
          if (typeof method !== 'string' || method === 'then') return undefined;
          return async (...args: unknown[]): Promise<unknown> => {
            const { connection, opened } = current;
            await opened;
            const remote: Record<string, (...args: unknown[]) => Promise<unknown>> = connection.object(name);
            const call = remote[method];
            if (call === undefined) throw new StorageError(`No ${name}.${method}`);
            const value = await call(...args);
            restarts = 0;
            return value;
          };
        },
      };
      return new Proxy({}, handler) as Remote<T>;
    },
    settled: () => current.connection.settled(),
    close() {
      closing = true;
      current.child.kill();
    },
  };
}
