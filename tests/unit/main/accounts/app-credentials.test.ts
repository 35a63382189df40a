import { describe, expect, it } from 'vitest';
import { createAppCredentials } from '../../../../src/main/accounts/app-credentials';
import { atlassianOrigins, type Origins } from '../../../../src/main/accounts/origins';
import { createProtection } from '../../../../src/main/accounts/protection';
import { fakeKeyring } from './fake-keyring';
import { memoryStore } from './memory-store';

const typed = { clientId: 'typed-client-id', clientSecret: 'canary-typed' };
const elsewhere: Origins = { auth: 'http://localhost:9000', api: 'http://localhost:9001' };

function start(fromEnvironment: Parameters<typeof createAppCredentials>[0]['fromEnvironment'] = null) {
  const store = memoryStore();
  const keyring = fakeKeyring();
  const box = createProtection({
    settings: store,
    keyring,
    scryptCost: { cost: 16, blockSize: 8, parallelization: 1 },
  });
  return { store, keyring, box, apps: createAppCredentials({ store, box, fromEnvironment }) };
}

describe('the OAuth app of a person', () => {
  it('is not configured until it is typed in, and is then kept sealed', () => {
    const { apps, store } = start();
    expect(apps.read(atlassianOrigins)).toEqual({ ok: false, failure: { kind: 'app-not-configured' } });
    expect(apps.hint(atlassianOrigins)).toEqual({ configured: false, clientIdHint: null });
    apps.save(atlassianOrigins, typed);
    expect(apps.read(atlassianOrigins)).toEqual({ ok: true, value: typed });
    expect(apps.hint(atlassianOrigins)).toEqual({ configured: true, clientIdHint: 'typ…-id' });
    expect(store.text()).not.toContain('canary');
  });

  it('is never offered to another authorize origin than the one that it was typed in for', () => {
    const { apps } = start({ clientId: 'id', clientSecret: 'canary', origins: elsewhere });
    expect(apps.read(elsewhere)).toMatchObject({ ok: true, value: { clientId: 'id' } });
    expect(apps.read(atlassianOrigins).ok).toBe(false);
    apps.save(atlassianOrigins, typed);
    expect(apps.read(elsewhere)).toMatchObject({ ok: true, value: { clientId: 'id' } });
  });

  it('goes by what was typed in last: the environment was refused, or the person would not have been asked', () => {
    const { apps, store, box } = start({ clientId: 'id', clientSecret: 'canary', origins: elsewhere });
    apps.save(elsewhere, typed);
    expect(apps.read(elsewhere)).toEqual({ ok: true, value: typed });
    // The next start reads the environment anew: it may have been mended.
    const next = createAppCredentials({
      store,
      box,
      fromEnvironment: { clientId: 'id', clientSecret: 'new', origins: elsewhere },
    });
    expect(next.read(elsewhere)).toMatchObject({ ok: true, value: { clientSecret: 'new' } });
  });

  it('is sealed anew with another protection', async () => {
    const { apps, box, keyring } = start();
    apps.save(atlassianOrigins, typed);
    await box.choose({ mode: 'passphrase', passphrase: 'a long passphrase' });
    apps.reseal();
    keyring.loseKey();
    expect(apps.read(atlassianOrigins)).toEqual({ ok: true, value: typed });
  });
});
