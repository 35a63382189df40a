import type { JsonValue } from '@shared/json';
import type { KeyValueStore } from '../../../../src/main/accounts/key-value-store';

export interface MemoryStore extends KeyValueStore {
  /** The next writes throw, as a full disk does. */
  full: boolean;
  /** All that would lie on disk. */
  text(): string;
}

export function memoryStore(): MemoryStore {
  const values = new Map<string, string>();
  const store: MemoryStore = {
    full: false,
    get: (key) => {
      const text = values.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as JsonValue);
    },
    set(key, value) {
      if (store.full) throw new Error('No space left on the disk.');
      values.set(key, JSON.stringify(value));
    },
    delete: (key) => void values.delete(key),
    text: () => JSON.stringify([...values]),
  };
  return store;
}
