import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openConnection, type Connection } from '../../../../src/main/storage/connection';
import type { Remote } from '../../../../src/main/storage/remote';

export const KEY = 'ab'.repeat(32);

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The real native database, in a folder that goes with the test. */
export function temporaryConnection(): Connection {
  const connection = openConnection(join(temporaryFolder(), 'test.db'), KEY, { durable: false });
  onTestFinished(() => connection.close());
  return connection;
}

/** An object of this process as if it lived in another: every method answers later. */
export function asRemote<T extends object>(object: T): Remote<T> {
  const handler: ProxyHandler<T> = {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return undefined;
      return async (...args: unknown[]): Promise<unknown> => {
        await Promise.resolve();
        return Reflect.apply(method, target, args) as unknown;
      };
    },
  };
  return new Proxy(object, handler) as Remote<T>;
}
