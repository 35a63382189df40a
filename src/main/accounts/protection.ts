import { randomUUID } from 'node:crypto';
import type { JsonValue } from '@shared/json';
import type { Failure } from '@shared/ipc/failure';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { onDisk, type KeyValueStore } from './key-value-store';
import { keyringMessage, keyringTrouble, newKeyringCheck, type Keyring } from './keyring';
import { createLockedKey, lockKey, openLockedKey, type LockedKey } from './passphrase-keys';
import { protectionSettingsSchema, type ProtectionMode, type ProtectionSettings } from './protection-settings';
import { openWithKey, readSealedText, sealedByKeyring, sealWithKey } from './sealed-text';
import { defaultScryptCost, randomKey, type ScryptCost } from './secret-cipher';

/** How secrets are kept on this computer, and whether they can be read now. */
export type ProtectionState =
  | { readonly state: 'ready'; readonly mode: ProtectionMode }
  /** Nothing is deleted: once the keyring is back, or the passphrase is given, everything opens again. */
  | { readonly state: 'locked'; readonly mode: 'keyring' | 'passphrase'; readonly reason: string }
  /** No keyring that keeps a secret, and the person has not chosen yet. `reason` says what is wrong with it. */
  | { readonly state: 'unchosen'; readonly reason: string };

export type ProtectionChoice =
  | { readonly mode: 'keyring' }
  | { readonly mode: 'session' }
  | { readonly mode: 'passphrase'; readonly passphrase: string };

/** What the vault needs of it. */
export interface SecretBox {
  /**
   * Encrypts `plain`. `ephemeral` seals for this session alone whatever was chosen (the demo site's secrets).
   * Fails with `protection-unchosen` or `secrets-locked`.
   */
  seal(plain: string, options?: { readonly ephemeral: boolean }): Outcome<string>;
  /** Fails with `secrets-locked`, also when the text was sealed with a key that is gone. */
  open(sealed: string): Outcome<string>;
}

export interface Protection extends SecretBox {
  readonly state: ProtectionState;
  /** Whether this computer offers a keyring that keeps a secret. */
  readonly keyringAvailable: boolean;
  /** Decides how secrets are sealed from now on. What is sealed already stays readable in its own mode: reseal it. */
  choose(choice: ProtectionChoice): Promise<Outcome<ProtectionState>>;
  /** Opens every data key that this passphrase locks, a former one included. */
  unlock(passphrase: string): Promise<Outcome<ProtectionState>>;
  changePassphrase(current: string, next: string): Promise<Outcome<ProtectionState>>;
  /** Looks at the keyring again. */
  retry(): ProtectionState;
}

const settingsKey = 'protection';
const shortestPassphrase = 8;

export interface ProtectionPorts {
  readonly settings: KeyValueStore;
  readonly keyring: Keyring;
  readonly scryptCost?: ScryptCost;
}

/**
 * The secret box: seals strings so that they may lie on disk.
 * Throws when the settings on disk cannot be read: overwriting them would lose the data keys.
 */
export function createProtection(ports: ProtectionPorts): Protection {
  const { settings: store, keyring } = ports;
  const scryptCost = ports.scryptCost ?? defaultScryptCost;
  const session = { id: randomUUID(), key: randomKey() };
  const openKeys = new Map<string, Buffer>();

  const stored = store.get(settingsKey);
  let settings: ProtectionSettings | null = stored === undefined ? null : protectionSettingsSchema.parse(stored);
  let state: ProtectionState = assess();

  function save(next: ProtectionSettings): void {
    const json: JsonValue = { ...next, keys: next.keys.map((key) => ({ ...key })) };
    store.set(settingsKey, json);
    settings = next;
  }

  function assess(): ProtectionState {
    if (settings === null) {
      const problem = keyring.problem();
      if (problem !== null) return { state: 'unchosen', reason: problem };
      const chosen = chooseKeyring([]);
      return chosen.ok ? chosen.value : { state: 'unchosen', reason: 'The keyring of this computer does not open.' };
    }
    if (settings.mode === 'session') return { state: 'ready', mode: 'session' };
    if (settings.mode === 'passphrase') {
      const current = settings.keys.at(-1);
      if (current !== undefined && openKeys.has(current.id)) return { state: 'ready', mode: 'passphrase' };
      return { state: 'locked', mode: 'passphrase', reason: 'The passphrase has not been entered yet.' };
    }
    const trouble = keyringTrouble(keyring, settings.keyringCheck);
    return trouble === null
      ? { state: 'ready', mode: 'keyring' }
      : { state: 'locked', mode: 'keyring', reason: trouble };
  }

  function chooseKeyring(keys: readonly LockedKey[]): Outcome<ProtectionState> {
    const check = newKeyringCheck(keyring);
    if (!check.ok) return check;
    const saved = onDisk(() => save({ mode: 'keyring', keyringCheck: check.value, keys }));
    return saved.ok ? succeed({ state: 'ready', mode: 'keyring' }) : saved;
  }

  function refusal(): Failure {
    if (state.state === 'locked') return { kind: 'secrets-locked', mode: state.mode, detail: state.reason };
    return { kind: 'protection-unchosen' };
  }

  async function choose(choice: ProtectionChoice): Promise<Outcome<ProtectionState>> {
    const kept = (): Omit<ProtectionSettings, 'mode'> => ({
      keyringCheck: settings?.keyringCheck ?? null,
      keys: settings?.keys ?? [],
    });
    let saved: Outcome<unknown>;
    if (choice.mode === 'keyring') {
      saved = chooseKeyring(kept().keys);
    } else if (choice.mode === 'session') {
      saved = onDisk(() => save({ ...kept(), mode: 'session' }));
    } else {
      const weak = passphraseProblem(choice.passphrase);
      if (weak !== null) return fail(weak);
      const { record, key } = await createLockedKey(choice.passphrase, scryptCost);
      saved = onDisk(() => save({ ...kept(), mode: 'passphrase', keys: [...kept().keys, record] }));
      if (saved.ok) openKeys.set(record.id, key);
    }
    if (!saved.ok) return saved;
    state = assess();
    return succeed(state);
  }

  async function unlock(passphrase: string): Promise<Outcome<ProtectionState>> {
    const closed = (settings?.keys ?? []).filter((record) => !openKeys.has(record.id));
    let opened = 0;
    for (const record of closed) {
      const key = await openLockedKey(record, passphrase);
      if (key === null) continue;
      openKeys.set(record.id, key);
      opened += 1;
    }
    if (closed.length > 0 && opened === 0) return fail(wrongPassphrase('passphrase'));
    state = assess();
    return succeed(state);
  }

  async function changePassphrase(current: string, next: string): Promise<Outcome<ProtectionState>> {
    const record = settings?.keys.at(-1);
    if (settings?.mode !== 'passphrase' || record === undefined) {
      return fail({ kind: 'invalid-input', message: 'Secrets are not kept with a passphrase.', fields: {} });
    }
    const weak = passphraseProblem(next);
    if (weak !== null) return fail(weak);
    const key = await openLockedKey(record, current);
    if (key === null) return fail(wrongPassphrase('current'));
    const renewed = await lockKey(record.id, key, next, scryptCost);
    const keys = settings.keys.map((other) => (other.id === renewed.id ? renewed : other));
    const rewritten = { ...settings, keys };
    const saved = onDisk(() => save(rewritten));
    if (!saved.ok) return saved;
    openKeys.set(record.id, key);
    state = assess();
    return succeed(state);
  }

  return {
    get state() {
      return state;
    },
    get keyringAvailable() {
      return keyring.problem() === null;
    },
    seal(plain, options) {
      if (options?.ephemeral === true || (state.state === 'ready' && state.mode === 'session')) {
        return succeed(sealWithKey('session', session.id, session.key, plain));
      }
      if (state.state !== 'ready') return fail(refusal());
      if (state.mode === 'passphrase') {
        const id = settings?.keys.at(-1)?.id ?? '';
        const key = openKeys.get(id);
        return key === undefined ? fail(refusal()) : succeed(sealWithKey('passphrase', id, key, plain));
      }
      try {
        return succeed(sealedByKeyring(keyring.encrypt(plain)));
      } catch (error) {
        state = { state: 'locked', mode: 'keyring', reason: keyringMessage(error) };
        return fail(refusal());
      }
    },
    open(sealed) {
      const read = readSealedText(sealed);
      if (!read.ok) return read;
      const text = read.value;
      if (text.mode === 'keyring') {
        try {
          return succeed(keyring.decrypt(text.body));
        } catch (error) {
          return fail({ kind: 'secrets-locked', mode: 'keyring', detail: keyring.problem() ?? keyringMessage(error) });
        }
      }
      const { mode, keyId } = text;
      const key = mode === 'passphrase' ? openKeys.get(keyId) : keyId === session.id ? session.key : undefined;
      if (key !== undefined) return openWithKey(text, key);
      const detail =
        mode === 'session'
          ? 'It was kept for one session, which has ended.'
          : 'The passphrase has not been entered yet.';
      return fail({ kind: 'secrets-locked', mode, detail });
    },
    choose,
    unlock,
    changePassphrase,
    retry() {
      state = assess();
      return state;
    },
  };
}

function passphraseProblem(passphrase: string): Failure | null {
  if (passphrase.length >= shortestPassphrase) return null;
  const message = `A passphrase has ${shortestPassphrase} characters or more.`;
  return { kind: 'invalid-input', message, fields: { passphrase: message } };
}

function wrongPassphrase(field: string): Failure {
  const message = 'This is not the passphrase that the secrets were sealed with.';
  return { kind: 'invalid-input', message, fields: { [field]: message } };
}
