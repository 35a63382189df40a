import ElectronStore from 'electron-store';
import type { JsonValue } from '@shared/json';
import { writeWhole } from './write-whole';

/** A small durable map; accounts and preferences are kept in one each. */
export interface SettingsStore {
  get(key: string): JsonValue | undefined;
  set(key: string, value: JsonValue): void;
  delete(key: string): void;
}

/**
 * A file of settings in the user-data folder; `set` and `delete` come back when it is on disk for good, and throw when the disk fails.
 * Values are JSON; whoever reads them parses them.
 */
export function openSettings(folder: string, name: 'settings' | 'accounts'): SettingsStore {
  const store = new ElectronStore<Record<string, JsonValue>>({
    cwd: folder,
    name,
    accessPropertiesByDotNotation: false,
    // A file that does not parse is somebody's data: the start says so instead of beginning anew.
    clearInvalidConfig: false,
    configFileMode: 0o600,
  });
  // What electron-store writes with takes a part of the file for the whole on a full disk, does not flush the folder, and writes in
  // place under snap: each of them can lose every sign-in (decision 7).
  Object.defineProperty(store, '_write', {
    value: (content: unknown) => writeWhole(store.path, JSON.stringify(content, null, 2)),
  });
  return {
    get: (key) => store.get(key),
    set: (key, value) => store.set(key, value),
    delete: (key) => store.delete(key),
  };
}
