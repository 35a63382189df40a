import { openDatabase, type Database, type DatabaseOptions } from './database';
import type { Remote } from './remote';

/** Databases whose key is not known yet: calls wait until they are open. */
export interface LateDatabase extends Database {
  /** Opens them; once open, a second call does nothing. */
  open(key: string): void;
  /** Resolves as soon as they are open. */
  readonly opened: Promise<void>;
}

/** An opening that failed is rejected to whoever waited for it, reported, and tried again with the next call. */
export function openLater(
  options: Omit<DatabaseOptions, 'key'> & { readonly failed: (error: unknown) => void },
): LateDatabase {
  let key: string | null = null;
  let database: Promise<Database> | null = null;
  let current: Database | null = null;
  let tellKey: () => void = () => undefined;
  const keyKnown = new Promise<void>((resolve) => (tellKey = resolve));
  let tellOpened: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (tellOpened = resolve));

  async function ready(): Promise<Database> {
    await keyKnown;
    database ??= openNow(key ?? '');
    return database;
  }

  function openNow(withKey: string): Promise<Database> {
    const opening = openDatabase({ ...options, key: withKey });
    opening.then(
      (open) => {
        current = open;
        tellOpened();
      },
      (error: unknown) => {
        database = null;
        options.failed(error);
      },
    );
    return opening;
  }

  return {
    opened,
    open(given) {
      key ??= given;
      tellKey();
      // Whoever calls is told of a failure; opening early only saves them the wait.
      ready().catch(() => undefined);
    },
    object<T extends object>(name: string): Remote<T> {
      const handler: ProxyHandler<object> = {
        get: (_target, method) => {
          if (typeof method !== 'string' || method === 'then') return undefined;
          return async (...args: unknown[]): Promise<unknown> => {
            const remote: Record<string, (...args: unknown[]) => Promise<unknown>> = (await ready()).object(name);
            return remote[method]?.(...args);
          };
        },
      };
      return new Proxy({}, handler) as Remote<T>;
    },
    settled: () => current?.settled() ?? Promise.resolve(),
    close() {
      current?.close();
    },
  };
}
