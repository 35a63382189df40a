import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed } from '@shared/ipc/outcome';
import { writeDownload } from '../../../../src/main/boot/write-download';
import { temporaryFolder } from '../storage/temporary-database';

let folder: string;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder, 'report.pdf');
});
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('an attachment that is saved', () => {
  it('is put in place of what was there once all of it has come', async () => {
    writeFileSync(path, 'the former one, which was longer');
    const outcome = await writeDownload(path, async (take) => {
      for (const part of ['one ', 'two ', 'three']) await take(bytes(part));
      expect(readFileSync(path, 'utf8')).toContain('the former one');
      return succeed(null);
    });
    expect(outcome).toEqual(succeed(null));
    expect(readFileSync(path, 'utf8')).toBe('one two three');
    expect(readdirSync(folder)).toEqual(['report.pdf']);
  });

  it('that breaks off leaves what was there, and nothing beside it', async () => {
    writeFileSync(path, 'the former one');
    const broken = fail({ kind: 'no-answer', detail: 'UND_ERR_SOCKET', wrote: false });
    const outcome = await writeDownload(path, async (take) => {
      await take(bytes('half of'));
      return broken;
    });
    expect(outcome).toEqual(broken);
    expect(readFileSync(path, 'utf8')).toBe('the former one');
    expect(readdirSync(folder)).toEqual(['report.pdf']);
  });

  it('where nothing can be written is a failure of the disk, not of the network', async () => {
    const outcome = await writeDownload(join(folder, 'no such folder', 'x'), () => Promise.resolve(succeed(null)));
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'storage' } });
  });
});
