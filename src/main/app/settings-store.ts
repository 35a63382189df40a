import ElectronStore from 'electron-store';
import type { JsonValue } from '@shared/json';

/** A small durable map; accounts and preferences are kept in one each. */
export interface SettingsStore {
  get(key: string): JsonValue | undefined;
  set(key: string, value: JsonValue): void;
  delete(key: string): void;
}

/**
 * A file of settings in the user-data folder. Written whole to a temporary file and renamed, so that it is either the old
 * one or the new one. Values are JSON; whoever reads them parses them.
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
  return {
    get: (key) => store.get(key),
    set: (key, value) => store.set(key, value),
    delete: (key) => store.delete(key),
  };
}
