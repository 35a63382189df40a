import { beforeEach, expect, it } from 'vitest';
import { succeed } from '@shared/ipc/outcome';
import { filesBehind } from '../../../../../src/main/features/create/files-behind';
import { formFileHandlers } from '../../../../../src/main/features/create/form-files';
import type { Gateway } from '../../../../../src/main/gateway/request';
import type { ReadThrough } from '../../../../../src/main/mirror/read-through';
import { FormFiles } from '../../../../../src/main/outbox/form-files';
import { Journal } from '../../../../../src/main/outbox/journal';
import { readFormFile } from '../../../../../src/main/outbox/read-form-file';
import type { Remote } from '../../../../../src/main/storage/remote';
import { aChange, SITE } from '../../outbox/a-change';
import { asRemote, temporaryConnection } from '../../storage/temporary-database';

const MB = 1024 * 1024;
let formFiles: Remote<FormFiles>;
let chosen: { name: string; size: number; read: () => Promise<Uint8Array> }[] = [];
const given = (name: string, bytes: Uint8Array) => ({ name, size: bytes.length, read: () => Promise.resolve(bytes) });
/** A site that takes 3 MB. */
const readThrough: ReadThrough = (read) => {
  const value = read.schema.parse({ enabled: true, uploadLimit: 3 * MB });
  return Promise.resolve(succeed({ value, fetchedAt: 1, trouble: null }));
};
const unused: Gateway = {
  request: () => Promise.reject(new Error('The mirror has answered.')),
  raw: () => Promise.reject(new Error('The mirror has answered.')),
};
const handlers = () =>
  formFileHandlers({
    gateway: unused,
    readThrough,
    formFiles,
    chooseFiles: () => Promise.resolve(chosen),
    now: () => 1,
  });

beforeEach(() => {
  const connection = temporaryConnection();
  const journal = new Journal(connection);
  journal.recover(1);
  formFiles = asRemote(new FormFiles(connection));
});

it('keeps every byte of a chosen file, however many parts it has', async () => {
  const bytes = new Uint8Array(2 * MB + 17).map((_, at) => at % 251);
  chosen = [given('log.txt', bytes)];
  const answer = await handlers()['create.chooseFiles']({ site: SITE, held: [] });
  const [file] = answer.ok ? answer.value.kept : [];
  expect(file).toMatchObject({ name: 'log.txt', size: bytes.length });
  const read = await readFormFile(formFiles, SITE, file?.id ?? '', 25 * MB);
  expect(read.ok && read.value !== null && Buffer.from(read.value).equals(bytes)).toBe(true);
  const small = await readFormFile(formFiles, SITE, file?.id ?? '', 1);
  expect(small).toEqual(succeed(null));
});

it('keeps the others where one is too large or cannot be read, and says which and why', async () => {
  chosen = [
    given('a.txt', Uint8Array.of(1)),
    { name: 'gone.txt', size: 3, read: () => Promise.reject(new Error('ENOENT')) },
    { name: 'film.mov', size: 4 * MB, read: () => Promise.reject(new Error('It is not to be read.')) },
    given('A.txt', Uint8Array.of(2)),
  ];
  const answer = await handlers()['create.chooseFiles']({ site: SITE, held: ['b.txt'] });
  expect(answer.ok && answer.value.kept.map(({ name }) => name)).toEqual(['a.txt', 'A (2).txt']);
  expect(answer.ok && answer.value.refused).toEqual([
    'gone.txt cannot be read. ENOENT',
    'film.mov has 4 MB, and this site takes 3 MB at most. A Jira admin sets the limit.',
  ]);
});

it('takes what was dropped part by part, and no part behind the largest file', async () => {
  const { 'create.keepFilePart': part, 'create.keepFile': whole } = handlers();
  const fileId = '0b0e7d8c-9a0d-4f6c-8d3e-0a3c1c8f6f01';
  expect((await part({ site: SITE, fileId, part: 0, bytes: Uint8Array.of(1, 2) })).ok).toBe(true);
  expect((await part({ site: SITE, fileId, part: 500, bytes: Uint8Array.of(3) })).ok).toBe(false);
  expect((await whole({ site: SITE, file: { id: fileId, name: 'a', size: 3 } })).ok).toBe(false);
  expect((await whole({ site: SITE, file: { id: fileId, name: 'a', size: 2 } })).ok).toBe(true);
});

it('makes no change at all where a file of the form is not here any more', async () => {
  chosen = [given('a.txt', Uint8Array.of(1))];
  const answer = await handlers()['create.chooseFiles']({ site: SITE, held: [] });
  const ids = answer.ok ? answer.value.kept.map(({ id }) => id) : [];
  const both = await filesBehind(formFiles, SITE, aChange('create-1'), [...ids, 'lost']);
  expect(both.ok ? null : both.failure).toMatchObject({
    kind: 'invalid-input',
    fields: { attachment: 'File 2 is not on this computer any more. Remove it and choose it again.' },
  });
  const one = await filesBehind(formFiles, SITE, aChange('create-1'), ids);
  expect(one.ok && one.value.behind).toMatchObject([
    { kind: 'attach', after: 'create-1', file: { name: 'a.txt', size: 1 } },
  ]);
  expect(one.ok && one.value.create.form).toEqual({ files: [{ id: ids[0], name: 'a.txt', size: 1 }] });
});
