import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { JsonValue } from '@shared/json';

/**
 * Where accounts and settings are kept. Synchronous, so that reading, changing and writing a value is one step.
 * `set` and `delete` come back only when the value is on disk for good, and an interrupted one leaves the old value
 * whole. All three throw when the disk fails.
 */
export interface KeyValueStore {
  get(key: string): JsonValue | undefined;
  set(key: string, value: JsonValue): void;
  delete(key: string): void;
}

/** Runs something that reads or writes a store; what it throws becomes a `storage` failure. */
export function onDisk<T>(run: () => T): Outcome<T> {
  try {
    return succeed(run());
  } catch (error) {
    return fail({ kind: 'storage', detail: error instanceof Error ? error.message : String(error) });
  }
}
