import { expect, it } from 'vitest';
import { fail, succeed } from '@shared/ipc/outcome';
import { readProgress } from '../../../../../src/main/mirror/sync/progress';
import { readAttachmentsAhead } from '../../../../../src/main/mirror/sync/read-parts';
import type { SyncRun } from '../../../../../src/main/mirror/sync/run';
import { aMirror, remotely } from '../a-mirror';
import type { SyncJira } from '../../../../../src/main/mirror/sync/sync-jira';
import { FakeJira } from './fake-jira';

const SITE = { accountId: 'me', cloudId: 'cloud-1' };
const PICTURE = new Uint8Array([0x89, 0x50]);

/** A mirror with an issue of two pictures, and a media store that answers `status` for the first of them. */
function run(status: number) {
  const mirror = aMirror();
  const attachment = ['1', '2'].map((id) => ({
    id,
    size: 10 + Number(id),
    mimeType: 'image/png',
    filename: `${id}.png`,
  }));
  const fields = JSON.stringify({ summary: 'Pictured', attachment });
  mirror.issues.write(SITE.accountId, SITE.cloudId, [{ id: '7', key: 'SHOP-7', fields }], 1, 'sync');
  const jira: SyncJira = new FakeJira();
  jira.attachment = (_site, id) =>
    Promise.resolve(id === '1' ? fail({ kind: 'unavailable', status, detail: 'the media store' }) : succeed(PICTURE));
  const ports: SyncRun['ports'] = {
    mirror: remotely(mirror),
    jira,
    now: () => 2,
    justWritten: () => [],
    running: () => undefined,
    changed: () => undefined,
    mostBytes: 1e9,
  };
  const signal = new AbortController().signal;
  const sync: SyncRun = {
    ports,
    site: SITE,
    scopes: [],
    timeZone: 'UTC',
    asked: false,
    signal,
    progress: readProgress(null),
  };
  const held = (id: string) => mirror.attachments.read(SITE.accountId, SITE.cloudId, id, 'thumbnail', 3);
  return { sync, held };
}

it('reads the other files where the store has lost one', async () => {
  const { sync, held } = run(410);
  await expect(readAttachmentsAhead(sync)).resolves.toMatchObject({ ok: true });
  expect(held('1')).toBeNull();
  expect(held('2')).toEqual(PICTURE);
});

it('ends where the store itself is down, and goes on with the next sync', async () => {
  const { sync, held } = run(503);
  await expect(readAttachmentsAhead(sync)).resolves.toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
  expect(held('2')).toBeNull();
  sync.ports.jira.attachment = () => Promise.resolve(succeed(PICTURE));
  await readAttachmentsAhead(sync);
  expect(held('1')).toEqual(PICTURE);
  expect(held('2')).toEqual(PICTURE);
});
