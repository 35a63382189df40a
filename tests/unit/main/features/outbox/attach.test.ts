import { beforeEach, describe, expect, it } from 'vitest';
import { attachFiles, type ChosenFile } from '../../../../../src/main/features/outbox/attach';
import { Journal } from '../../../../../src/main/outbox/journal';
import { MOST_FILE_BYTES, readKeptFile } from '../../../../../src/main/outbox/keep-file';
import { CHUNK_BYTES } from '../../../../../src/main/outbox/kept-files';
import { createOutbox } from '../../../../../src/main/outbox/outbox';
import { aChange, SITE } from '../../outbox/a-change';
import { asRemote, temporaryConnection } from '../../storage/temporary-database';
import { anIssue } from '../../outbox/an-issue';

let journal: Journal;
let breakAt: string | null;
beforeEach(() => {
  journal = new Journal(temporaryConnection());
  breakAt = null;
});

const ISSUE = { id: '10500', key: 'SHOP-7' };
const fileOf = (name: string, bytes: Uint8Array): ChosenFile => ({
  name,
  size: bytes.length,
  read: () => Promise.resolve(bytes),
});

function attach(files: readonly ChosenFile[], issue: typeof ISSUE | null = ISSUE, after: string | null = null) {
  const fragile = new Proxy(asRemote(journal), {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]): Promise<unknown> => {
        if (breakAt === name) throw new Error('The database process ended.');
        return Reflect.apply(method, target, args) as unknown;
      };
    },
  });
  const runner = { wake: () => undefined, settled: () => Promise.resolve(null) };
  const outbox = createOutbox({ journal: fragile, runner, now: () => 5, findIssue: anIssue, changed: () => undefined });
  return attachFiles({ outbox, now: () => 5 }, { site: SITE, issue, after }, files);
}

describe('attaching files', () => {
  it('journals a change for each with its bytes, whole and in their order, however many chunks they take', async () => {
    const bytes = new Uint8Array(2 * CHUNK_BYTES + 17).map((_, at) => at % 251);
    const made = await attach([fileOf('trace.har', bytes), fileOf('empty.txt', new Uint8Array(0))]);
    const [first, second] = made.ok ? made.value : [];
    expect(first).toMatchObject({ kind: 'attach', title: 'Attachment: + trace.har', issueKey: 'SHOP-7' });
    const kept = await readKeptFile(asRemote(journal), SITE, first?.id ?? '');
    expect(kept?.name).toBe('trace.har');
    expect(Buffer.compare(kept?.bytes ?? new Uint8Array(), bytes)).toBe(0);
    await expect(readKeptFile(asRemote(journal), SITE, second?.id ?? '')).resolves.toMatchObject({ name: 'empty.txt' });
  });

  it('takes the bytes of Node’s own buffers too', async () => {
    const made = await attach([fileOf('a.txt', new Uint8Array(Buffer.from('hello')))]);
    const id = made.ok ? (made.value[0]?.id ?? '') : '';
    const kept = await readKeptFile(asRemote(journal), SITE, id);
    expect(Buffer.from(kept?.bytes ?? []).toString()).toBe('hello');
  });

  it('refuses a file that is too large in words that name it, before anything is journalled', async () => {
    const large = { ...fileOf('video.mov', new Uint8Array(1)), size: MOST_FILE_BYTES + 1 };
    await expect(attach([fileOf('a.txt', new Uint8Array(1)), large])).resolves.toMatchObject({
      ok: false,
      failure: { message: expect.stringMatching(/up to 100 MB: video\.mov \(100 MB\)\. Attach it in Jira/) as unknown },
    });
    expect(journal.pending()).toEqual([]);
  });

  it('says so when a file cannot be read any more', async () => {
    const gone = { ...fileOf('gone.txt', new Uint8Array(1)), read: () => Promise.reject(new Error('ENOENT')) };
    await expect(attach([gone])).resolves.toMatchObject({
      ok: false,
      failure: { message: 'gone.txt cannot be read, so nothing was attached: ENOENT' },
    });
  });

  it('attaches none of several when one cannot be read: chosen again, none would be there twice', async () => {
    const kept: string[] = [];
    const busy = (name: string): ChosenFile => ({
      ...fileOf(name, new Uint8Array(1)),
      read: () => {
        kept.push(...journal.pending().map(({ title }) => title));
        return Promise.reject(new Error('EBUSY'));
      },
    });
    const good = fileOf('a.png', new Uint8Array(3));
    await expect(attach([good, busy('b.xlsx'), fileOf('c.txt', new Uint8Array(3))])).resolves.toMatchObject({
      ok: false,
      failure: { message: 'b.xlsx cannot be read, so nothing was attached: EBUSY' },
    });
    expect([kept, journal.pending()]).toEqual([[], []]);
    const made = await attach([good, fileOf('b.xlsx', new Uint8Array(1))]);
    expect(made.ok && made.value.map(({ title }) => title)).toEqual(['Attachment: + a.png', 'Attachment: + b.xlsx']);
    expect(journal.pending()).toHaveLength(2);
  });

  it('leaves no bytes of the files before the one that cannot be read', async () => {
    const connection = temporaryConnection();
    journal = new Journal(connection);
    const gone = { ...fileOf('gone.txt', new Uint8Array(1)), read: () => Promise.reject(new Error('ENOENT')) };
    await attach([fileOf('a.png', new Uint8Array(3)), gone]);
    expect(connection.rows('SELECT count(*) FROM file_chunk')).toEqual([[0]]);
  });

  it('adds nothing when no file was chosen', async () => {
    await expect(attach([])).resolves.toEqual({ ok: true, value: [] });
  });

  it('is on the issue that a create makes, once that is there', async () => {
    journal.add(aChange('create'), null);
    const made = await attach([fileOf('a.txt', new Uint8Array(3))], null, 'create');
    const id = made.ok ? (made.value[0]?.id ?? '') : '';
    expect(journal.get(SITE, id)).toMatchObject({ after: 'create', issueKey: null });
    journal.move(SITE, 'create', ['queued'], { state: 'sending' }, 'Sent', 2);
    journal.move(SITE, 'create', ['sending'], { state: 'applied', issueId: '10900', issueKey: 'SHOP-9' }, 'There', 3);
    expect(journal.get(SITE, id)).toMatchObject({ issueId: '10900', issueKey: 'SHOP-9' });
  });

  it('leaves no change without its bytes when the database ends on the way, and the next start sweeps', async () => {
    breakAt = 'add';
    await expect(attach([fileOf('a.txt', new Uint8Array(3))])).resolves.toMatchObject({
      ok: false,
      failure: { kind: 'storage' },
    });
    expect(journal.pending()).toEqual([]);
    journal.recover(9);
    const half = { name: 'half.txt', size: 10 };
    expect(() => journal.add(aChange('half', { kind: 'attach', file: half }), null)).toThrow('not all in the journal');
  });

  it('loses no bytes of a file that a person attaches while the journal is still being recovered', () => {
    journal.keepFileChunk(SITE, 'early', 0, new Uint8Array(3));
    journal.recover(9);
    journal.add(aChange('early', { kind: 'attach', file: { name: 'early.txt', size: 3 } }), null);
    expect(journal.file(SITE, 'early')).toEqual({ name: 'early.txt', size: 3 });
  });

  it('keeps no bytes once Jira has them', async () => {
    const made = await attach([fileOf('a.txt', new Uint8Array(3))]);
    const id = made.ok ? (made.value[0]?.id ?? '') : '';
    journal.move(SITE, id, ['queued'], { state: 'sending' }, 'Sent', 2);
    expect(journal.fileChunk(SITE, id, 0)).not.toBeNull();
    journal.move(SITE, id, ['sending'], { state: 'applied', issueId: '1', issueKey: 'SHOP-7' }, 'There', 3);
    expect([journal.file(SITE, id), journal.fileChunk(SITE, id, 0)]).toEqual([null, null]);
  });
});
