import { describe, expect, it } from 'vitest';
import { keepDatabaseKey, readDatabaseKey } from '../../../../src/main/accounts/database-key';
import { createProtection, type Protection } from '../../../../src/main/accounts/protection';
import { fakeKeyring, type FakeKeyring } from './fake-keyring';
import { memoryStore, type MemoryStore } from './memory-store';

const scryptCost = { cost: 16, blockSize: 8, parallelization: 1 };
const protectionOf = (settings: MemoryStore, keyring: FakeKeyring): Protection =>
  createProtection({ settings, keyring, scryptCost });

/** One start of the program on what the former ones left. */
function start(store: MemoryStore, keyring: FakeKeyring) {
  const protection = protectionOf(store, keyring);
  return {
    protection,
    /** Reads the key as the start does: a fresh one is kept once there is room for its files. */
    read: (key = 'new') => {
      const read = readDatabaseKey(store, protection, () => key);
      if (read.ok && read.value.use === 'fresh') keepDatabaseKey(store, protection, read.value.key);
      return read;
    },
  };
}

describe('the key of the databases', () => {
  it('is made once, 32 random bytes, and is the same after every restart', () => {
    const [store, keyring] = [memoryStore(), fakeKeyring()];
    const protection = protectionOf(store, keyring);
    const first = readDatabaseKey(store, protection);
    expect(first).toMatchObject({ ok: true, value: { use: 'fresh', former: 'none' } });
    const key = first.ok ? first.value.key : '';
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(store.text(), 'kept before its files have room').not.toContain('databaseKey');
    keepDatabaseKey(store, protection, key);
    expect(start(store, keyring).read()).toEqual({ ok: true, value: { use: 'existing', key } });
    expect(store.text()).not.toContain(key);
  });

  it('is a failure while the keyring is away, and nothing is made anew; it opens again when the keyring is back', () => {
    const [store, keyring] = [memoryStore(), fakeKeyring()];
    start(store, keyring).read('first');
    const before = store.text();
    keyring.loseKey();
    expect(start(store, keyring).read('second')).toMatchObject({ ok: false, failure: { kind: 'secrets-locked' } });
    expect(store.text()).toBe(before);
    keyring.bringBack();
    expect(start(store, keyring).read('third')).toEqual({ ok: true, value: { use: 'existing', key: 'first' } });
  });

  it('of a session that has ended is lost, and said to be', () => {
    const [store, keyring] = [memoryStore(), fakeKeyring('No keyring here.')];
    expect(start(store, keyring).read('first')).toMatchObject({ ok: true, value: { use: 'fresh', former: 'none' } });
    expect(start(store, keyring).read('second')).toEqual({
      ok: true,
      value: { use: 'fresh', key: 'second', former: 'ended-session' },
    });
  });

  it('that began without protection is kept under the passphrase which the person chose then', async () => {
    const [store, keyring] = [memoryStore(), fakeKeyring('No keyring here.')];
    const { protection, read } = start(store, keyring);
    read('first');
    await protection.choose({ mode: 'passphrase', passphrase: 'a long passphrase' });
    expect(keepDatabaseKey(store, protection, 'first')).toEqual({ ok: true, value: null });

    const later = start(store, keyring);
    expect(later.read('second')).toMatchObject({ ok: false, failure: { kind: 'secrets-locked', mode: 'passphrase' } });
    await later.protection.unlock('a long passphrase');
    expect(later.read('second')).toEqual({ ok: true, value: { use: 'existing', key: 'first' } });
  });

  it('is not sealed while secrets are locked', () => {
    const [store, keyring] = [memoryStore(), fakeKeyring()];
    start(store, keyring).read('first');
    const before = store.text();
    keyring.loseKey();
    const { protection } = start(store, keyring);
    expect(keepDatabaseKey(store, protection, 'other')).toMatchObject({
      ok: false,
      failure: { kind: 'secrets-locked', mode: 'keyring' },
    });
    expect(store.text()).toBe(before);
  });
});
