import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProtection } from '../../../../src/main/accounts/protection';
import { fakeKeyring } from './fake-keyring';
import { memoryStore } from './memory-store';

const scryptCost = { cost: 16, blockSize: 8, parallelization: 1 };

function start(settings = memoryStore(), keyring = fakeKeyring()) {
  return { settings, keyring, box: createProtection({ settings, keyring, scryptCost }) };
}

function sealed(box: ReturnType<typeof createProtection>, plain: string): string {
  const outcome = box.seal(plain);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

describe('the keyring of the computer', () => {
  it('is used by itself when it is there, and after a restart', () => {
    const { box, settings, keyring } = start();
    expect(box.state).toEqual({ state: 'ready', mode: 'keyring' });
    const secret = sealed(box, 'token');
    expect(secret).toMatch(/^keyring:v1::/);
    expect(start(settings, keyring).box.open(secret)).toEqual({ ok: true, value: 'token' });
  });

  it('leaves the choice to the person when there is none, and seals nothing meanwhile', () => {
    const { box } = start(memoryStore(), fakeKeyring('No keyring here.'));
    expect(box.state).toEqual({ state: 'unchosen', reason: 'No keyring here.' });
    expect(box.keyringAvailable).toBe(false);
    expect(box.seal('token')).toEqual({ ok: false, failure: { kind: 'protection-unchosen' } });
  });

  it('is taken once it appears and the person asks again', () => {
    const { box, keyring } = start(memoryStore(), fakeKeyring('No keyring here.'));
    keyring.bringBack();
    expect(box.retry()).toEqual({ state: 'ready', mode: 'keyring' });
  });

  it('that is lost locks everything and deletes nothing; when it is back, all opens again', () => {
    const first = start();
    const secret = sealed(first.box, 'token');
    const before = first.settings.text();

    first.keyring.loseKey();
    const { box } = start(first.settings, first.keyring);
    expect(box.state).toMatchObject({ state: 'locked', mode: 'keyring' });
    expect(box.open(secret)).toMatchObject({ ok: false, failure: { kind: 'secrets-locked', mode: 'keyring' } });
    expect(box.seal('more')).toMatchObject({ ok: false, failure: { kind: 'secrets-locked' } });
    expect(first.settings.text()).toBe(before);

    first.keyring.bringBack();
    expect(box.retry()).toEqual({ state: 'ready', mode: 'keyring' });
    expect(box.open(secret)).toEqual({ ok: true, value: 'token' });
  });

  it('can be left for a passphrase while it is away, and old secrets still open when it is back', async () => {
    const { box, keyring } = start();
    const old = sealed(box, 'old');
    keyring.absent = 'The keyring was stopped.';
    expect(box.retry()).toMatchObject({ state: 'locked', reason: 'The keyring was stopped.' });
    await box.choose({ mode: 'passphrase', passphrase: 'a long passphrase' });
    expect(box.open(sealed(box, 'new'))).toEqual({ ok: true, value: 'new' });
    keyring.bringBack();
    expect(box.open(old)).toEqual({ ok: true, value: 'old' });
  });
});

describe('a passphrase', () => {
  it('is asked for after a restart, and only the right one opens', async () => {
    const first = start(memoryStore(), fakeKeyring('none'));
    await first.box.choose({ mode: 'passphrase', passphrase: 'correct horse' });
    const secret = sealed(first.box, 'token');

    const { box } = start(first.settings, first.keyring);
    expect(box.state).toMatchObject({ state: 'locked', mode: 'passphrase' });
    expect(box.open(secret)).toMatchObject({ ok: false, failure: { kind: 'secrets-locked', mode: 'passphrase' } });
    expect(await box.unlock('wrong horse')).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
    expect(await box.unlock('correct horse')).toEqual({ ok: true, value: { state: 'ready', mode: 'passphrase' } });
    expect(box.open(secret)).toEqual({ ok: true, value: 'token' });
  });

  it('is changed without touching what is sealed, and the former one no longer opens', async () => {
    const { box, settings, keyring } = start(memoryStore(), fakeKeyring('none'));
    await box.choose({ mode: 'passphrase', passphrase: 'the first one' });
    const secret = sealed(box, 'token');
    expect(await box.changePassphrase('not it, no', 'the second one')).toMatchObject({ ok: false });
    expect((await box.changePassphrase('the first one', 'the second one')).ok).toBe(true);

    const later = start(settings, keyring).box;
    expect((await later.unlock('the first one')).ok).toBe(false);
    expect((await later.unlock('the second one')).ok).toBe(true);
    expect(later.open(secret)).toEqual({ ok: true, value: 'token' });
  });

  it('that was forgotten and chosen anew keeps the old secrets for the day it is remembered', async () => {
    const first = start(memoryStore(), fakeKeyring('none'));
    await first.box.choose({ mode: 'passphrase', passphrase: 'forgotten one' });
    const old = sealed(first.box, 'old');
    const { box } = start(first.settings, first.keyring);
    await box.choose({ mode: 'passphrase', passphrase: 'the newer one' });
    expect(box.open(old)).toMatchObject({ ok: false, failure: { kind: 'secrets-locked' } });
    expect(box.open(sealed(box, 'new')).ok).toBe(true);
    await box.unlock('forgotten one');
    expect(box.open(old)).toEqual({ ok: true, value: 'old' });
  });

  it('of less than eight characters is not taken', async () => {
    const { box, settings } = start(memoryStore(), fakeKeyring('none'));
    expect(await box.choose({ mode: 'passphrase', passphrase: 'short' })).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input', fields: { passphrase: 'A passphrase has 8 characters or more.' } },
    });
    expect(settings.text()).toBe('[]');
  });

  it('is the same with composed and decomposed letters', async () => {
    const { box, settings, keyring } = start(memoryStore(), fakeKeyring('none'));
    await box.choose({ mode: 'passphrase', passphrase: 'caf\u00e9 creme' });
    expect((await start(settings, keyring).box.unlock('cafe\u0301 creme')).ok).toBe(true);
  });

  it('stays the former choice when the disk does not take the new one', async () => {
    const { box, settings } = start();
    settings.full = true;
    const outcome = await box.choose({ mode: 'passphrase', passphrase: 'a long passphrase' });
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'storage' } });
    expect(box.state).toEqual({ state: 'ready', mode: 'keyring' });
  });
});

describe('this session only', () => {
  it('opens what it sealed until the program ends, and says so afterwards', async () => {
    const { box, settings, keyring } = start(memoryStore(), fakeKeyring('none'));
    await box.choose({ mode: 'session' });
    const secret = sealed(box, 'token');
    expect(box.open(secret)).toEqual({ ok: true, value: 'token' });
    const later = start(settings, keyring).box;
    expect(later.state).toEqual({ state: 'ready', mode: 'session' });
    expect(later.open(secret)).toMatchObject({ ok: false, failure: { kind: 'secrets-locked', mode: 'session' } });
  });

  it('serves the demo site before anything was chosen', () => {
    const { box } = start(memoryStore(), fakeKeyring('none'));
    const outcome = box.seal('demo', { ephemeral: true });
    expect(outcome.ok && box.open(outcome.value)).toEqual({ ok: true, value: 'demo' });
  });
});

describe('sealed text', () => {
  it.each(['keyring', 'passphrase', 'session'] as const)(
    'of mode %s opens to exactly what was sealed',
    async (mode) => {
      const { box } = start();
      await box.choose(mode === 'passphrase' ? { mode, passphrase: 'a long passphrase' } : { mode });
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 4000 }), (plain) => {
          const text = sealed(box, plain);
          expect(text.startsWith(`${mode}:v1:`)).toBe(true);
          expect(box.open(text)).toEqual({ ok: true, value: plain });
        }),
        { numRuns: 60 },
      );
    },
  );

  it('never opens to anything else after a change of any of its bits', async () => {
    const { box } = start();
    await box.choose({ mode: 'session' });
    const text = sealed(box, 'a token that must not change');
    const start_ = text.lastIndexOf(':') + 1;
    const bytes = Buffer.from(text.slice(start_), 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const changed = Buffer.from(bytes);
        const at = bit >> 3;
        changed[at] = (changed[at] ?? 0) ^ (1 << (bit & 7));
        expect(box.open(text.slice(0, start_) + changed.toString('base64url')).ok).toBe(false);
      }),
    );
  });

  it('is never read from a text that nobody sealed', () => {
    const { box } = start();
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `session:v1:x:${text}`),
        ),
        (text) => {
          expect(box.open(text).ok).toBe(false);
        },
      ),
    );
  });

  it('is another text each time, and never holds what was sealed', async () => {
    const { box } = start();
    await box.choose({ mode: 'passphrase', passphrase: 'a long passphrase' });
    expect(sealed(box, 'canary')).not.toBe(sealed(box, 'canary'));
    expect(sealed(box, 'canary')).not.toContain('canary');
  });
});
