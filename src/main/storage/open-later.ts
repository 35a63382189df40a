import { openDatabase, type Database, type DatabaseOptions } from './database';
import type { Remote } from './remote';

/** Databases whose key is not known yet: calls wait until they are open. */
export interface LateDatabase extends Database {
  /** Opens them; once open, a second call does nothing. */
  open(key: string): void;
  /** Resolves when they are open, rejects when they could not be opened. */
  readonly opened: Promise<void>;
}

export function openLater(options: Omit<DatabaseOptions, 'key'>): LateDatabase {
  let openWith: (database: Promise<Database>) => void = () => undefined;
  const database = new Promise<Database>((resolve) => {
    openWith = resolve;
  });
  // Every caller sees the rejection; without any it must not count as unhandled.
  database.catch(() => undefined);
  let isOpening = false;
  let openDatabaseNow: Database | null = null;

  return {
    opened: database.then(() => undefined),
    open(key) {
      if (isOpening) return;
      isOpening = true;
      openWith(openDatabase({ ...options, key }).then((open) => (openDatabaseNow = open)));
    },
    object<T extends object>(name: string): Remote<T> {
      const handler: ProxyHandler<object> = {
        get: (_target, method) => {
          if (typeof method !== 'string' || method === 'then') return undefined;
          return async (...args: unknown[]): Promise<unknown> => {
            const remote: Record<string, (...args: unknown[]) => Promise<unknown>> = (await database).object(name);
            return remote[method]?.(...args);
          };
        },
      };
      return new Proxy({}, handler) as Remote<T>;
    },
    close() {
      openDatabaseNow?.close();
    },
  };
}
