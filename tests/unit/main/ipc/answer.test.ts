import { beforeEach, describe, expect, it, vi } from 'vitest';
import { contract, type Channel } from '@shared/ipc/contract';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { Handlers } from '../../../../src/main/ipc/handle';
import type { Sender } from '../../../../src/main/ipc/trusted-sender';

// The module also wires channels to Electron, which plain Node does not have; nothing below reaches it.
vi.mock('electron', () => ({ ipcMain: {} }));
const { answer } = await import('../../../../src/main/ipc/handle');

const OURS: Sender = { isMainFrame: true, origin: 'app://bundle', knownWindow: true };

let defects: string[];
let calls: unknown[];
const ports = {
  reportDefect: (channel: string, error: unknown) => {
    defects.push(`${channel}: ${error instanceof Error ? error.message : String(error)}`);
    return 'ref-1';
  },
};

beforeEach(() => {
  defects = [];
  calls = [];
});

/** Handlers of which each answers the same. */
function handlersThat(work: () => Promise<Outcome<unknown>>): Handlers {
  const entries = Object.keys(contract).map((channel) => [
    channel,
    (input: unknown) => {
      calls.push(input);
      return work();
    },
  ]);
  return Object.fromEntries(entries) as Handlers;
}

const accounts = handlersThat(() => Promise.resolve(succeed([])));

describe('a call from a page', () => {
  it('runs and answers', async () => {
    await expect(answer('accounts.list', accounts, ports, OURS, null)).resolves.toEqual(succeed([]));
  });

  it.each<[string, Sender | null]>([
    ['a frame that is gone', null],
    ['a frame within the page', { ...OURS, isMainFrame: false }],
    ['another origin', { ...OURS, origin: 'https://evil.example' }],
    ['an origin that begins like ours', { ...OURS, origin: 'app://bundle.evil' }],
    ['the media origin', { ...OURS, origin: 'app-media://attachment' }],
    ['an opaque origin', { ...OURS, origin: 'null' }],
    ['a window that we did not open', { ...OURS, knownWindow: false }],
  ])('from %s is refused on every channel, before its input is looked at', async (_who, sender) => {
    for (const channel of Object.keys(contract) as Channel[]) {
      await expect(answer(channel, accounts, ports, sender, undefined)).resolves.toEqual(
        fail({ kind: 'internal', reference: 'ref-1' }),
      );
    }
    expect(calls).toEqual([]);
    expect(defects).toHaveLength(Object.keys(contract).length);
  });

  it.each<[Channel, unknown]>([
    ['issues.get', undefined],
    ['issues.get', { site: { accountId: 'a' }, issueKey: 'SHOP-1' }],
    ['issues.get', { site: { accountId: 'a', cloudId: 'c' }, issueKey: '' }],
    ['outbox.retry', { site: { accountId: 'a', cloudId: 'c' }, changeId: 7 }],
    ['outbox.retry', { changeId: 'x' }],
    ['app.openExternal', 'https://a.example'],
  ])('%s with input that does not fit never reaches its handler', async (channel, input) => {
    const outcome = await answer(channel, accounts, ports, OURS, input);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
    expect(calls).toEqual([]);
  });

  it('hands on nothing beside what the contract names', async () => {
    const site = { accountId: 'a', cloudId: 'c', extra: 1 };
    await answer('issues.get', accounts, ports, OURS, {
      site,
      issueKey: 'SHOP-1',
      __proto__: { admin: true },
      more: 1,
    });
    expect(calls).toEqual([{ site: { accountId: 'a', cloudId: 'c' }, issueKey: 'SHOP-1' }]);
  });

  it('whose answer does not fit is our defect: the page gets a reference and nothing of it', async () => {
    const wrong = handlersThat(() => Promise.resolve(succeed([{ secret: 'canary' }])));
    const outcome = await answer('accounts.list', wrong, ports, OURS, null);
    expect(outcome).toEqual(fail({ kind: 'internal', reference: 'ref-1' }));
    expect(defects).toHaveLength(1);
  });

  it('that throws is our defect, too', async () => {
    const broken = handlersThat(() => Promise.reject(new Error('canary')));
    const outcome = await answer('accounts.list', broken, ports, OURS, null);
    expect(JSON.stringify(outcome)).not.toContain('canary');
    expect(defects).toEqual(['accounts.list: canary']);
  });

  it('that fails brings the failure as it is', async () => {
    const failing = handlersThat(() => Promise.resolve(fail({ kind: 'no-sites' })));
    await expect(answer('accounts.list', failing, ports, OURS, null)).resolves.toEqual(fail({ kind: 'no-sites' }));
  });
});
