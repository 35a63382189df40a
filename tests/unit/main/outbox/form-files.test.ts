import { beforeEach, describe, expect, it } from 'vitest';
import type { ChangeState } from '@shared/ipc/change';
import type { Connection } from '../../../../src/main/storage/connection';
import { FormFiles } from '../../../../src/main/outbox/form-files';
import { Journal } from '../../../../src/main/outbox/journal';
import type { NewChange } from '../../../../src/main/outbox/journalled-change';
import { temporaryConnection } from '../storage/temporary-database';
import { aChange, SITE } from './a-change';

const OTHERS = { ...SITE, accountId: 'account-2' };
const REFUSED: ChangeState = { state: 'rejected', failure: { kind: 'not-permitted', messages: [] } };
const APPLIED: ChangeState = { state: 'applied', issueId: '1', issueKey: 'SHOP-1' };

let connection: Connection;
let journal: Journal;
let files: FormFiles;
beforeEach(() => {
  connection = temporaryConnection();
  journal = new Journal(connection);
  files = new FormFiles(connection);
});

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Keeps a file in two parts. */
function keep(id: string, text: string, site = SITE, at = 1): void {
  files.keepPart(site, id, 0, bytesOf(text.slice(0, 2)), at);
  files.keepPart(site, id, 1, bytesOf(text.slice(2)), at);
  files.complete(site, { id, name: `${id}.txt`, size: text.length });
}

/** The bytes of a file of the form, read back; `null` where it is not there. */
function read(id: string, site = SITE): string | null {
  const parts = [files.chunk(site, id, 0), files.chunk(site, id, 1)].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.map((part) => new TextDecoder().decode(part)).join('');
}

/** Sends a form that holds these files. */
function send(create: string, ids: readonly string[], replaces: string | null = null): void {
  const behind = files
    .of(SITE, ids)
    .map(({ changeId, name, size }): NewChange =>
      aChange(changeId, { kind: 'attach', after: create, body: { kind: 'attach', name, size }, file: { name, size } }),
    );
  const held = files.of(SITE, ids).map(({ id, name, size }) => ({ id, name, size }));
  journal.add(aChange(create, { draftId: 'draft-1', form: { files: held } }), replaces, behind);
}

const end = (id: string, to: ChangeState): void => {
  journal.move(SITE, id, ['queued'], { state: 'sending' }, 'Sent', 2);
  journal.move(SITE, id, ['sending'], to, 'Ended', 3);
};
/** Names of the files that wait for a create, and whether each has all of its bytes. */
const waiting = (create: string) =>
  journal
    .list(SITE.accountId, SITE.cloudId, 100)
    .filter(({ after, status }) => after === create && status.state !== 'discarded')
    .map(({ id }) => ({ name: journal.file(SITE, id)?.name, whole: journal.fileChunk(SITE, id, 1) !== null }));

describe('the files of a form that was not sent', () => {
  it('are read back as they were kept, by the account that kept them', () => {
    keep('a', 'hello');
    expect(files.of(SITE, ['b', 'a']).map(({ id, name, size }) => ({ id, name, size }))).toEqual([
      { id: 'a', name: 'a.txt', size: 5 },
    ]);
    expect(read('a')).toBe('hello');
    expect(files.of(OTHERS, ['a'])).toEqual([]);
    expect(read('a', OTHERS)).toBeNull();
  });

  it('are none before all of their bytes are there', () => {
    files.keepPart(SITE, 'a', 0, bytesOf('he'), 1);
    expect(() => files.complete(SITE, { id: 'a', name: 'a', size: 5 })).toThrow('The bytes of a are not all here.');
    expect(files.of(SITE, ['a'])).toEqual([]);
    files.drop(SITE, 'a');
    expect(() => files.keepPart(SITE, 'a', 1, bytesOf('llo'), 1)).toThrow('cannot be added any more');
  });

  it('take no more bytes once they are whole', () => {
    keep('a', 'hello');
    expect(() => files.keepPart(SITE, 'a', 2, bytesOf('!'), 1)).toThrow('cannot be added any more');
  });

  it('outlive the start of the program, which sweeps away what nobody will send', () => {
    keep('a', 'hello');
    journal.recover(9);
    expect(read('a')).toBe('hello');
  });

  it('are forgotten when no draft names them, and they are old enough', () => {
    keep('a', 'hello', SITE, 1);
    keep('b', 'there', SITE, 1);
    keep('c', 'young', SITE, 50);
    journal.saveDraft(SITE.accountId, SITE.cloudId, 'draft-1', { values: {}, files: [{ id: 'a' }] }, 2);
    files.sweep(50);
    expect([read('a'), read('b'), read('c')]).toEqual(['hello', null, 'young']);
  });

  it('go with their account', () => {
    keep('a', 'hello');
    journal.forgetAccount(SITE.accountId);
    expect(read('a')).toBeNull();
  });
});

describe('the files of a form that was sent', () => {
  beforeEach(() => {
    keep('a', 'hello');
    keep('b', 'there');
    send('create-1', ['a', 'b']);
  });

  it('wait for the issue, with all of their bytes', () => {
    expect(waiting('create-1')).toEqual([
      { name: 'b.txt', whole: true },
      { name: 'a.txt', whole: true },
    ]);
  });

  it('wait for the one that mends it: each once, and none that was taken out since', () => {
    end('create-1', REFUSED);
    send('create-2', ['a'], 'create-1');
    expect(waiting('create-1')).toEqual([]);
    expect(waiting('create-2')).toEqual([{ name: 'a.txt', whole: true }]);
  });

  it('come back to a form that still holds them after it was mended without', () => {
    end('create-1', REFUSED);
    send('create-2', ['a'], 'create-1');
    end('create-2', REFUSED);
    send('create-3', ['a', 'b'], 'create-2');
    expect(waiting('create-3').toSorted((one, other) => String(one.name).localeCompare(String(other.name)))).toEqual([
      { name: 'a.txt', whole: true },
      { name: 'b.txt', whole: true },
    ]);
  });

  it('go with the form that is sent anew after the create was given up', () => {
    journal.move(SITE, 'create-1', ['queued'], { state: 'discarded' }, 'Discarded', 2);
    send('create-2', ['a', 'b']);
    expect(waiting('create-2')).toHaveLength(2);
    expect(waiting('create-1')).toEqual([]);
  });

  it('stay with a refused create whose form makes another issue, which gets files of its own', () => {
    end('create-1', REFUSED);
    send('create-2', ['a']);
    expect(waiting('create-1')).toHaveLength(2);
    expect(waiting('create-2')).toEqual([{ name: 'a.txt', whole: true }]);
  });

  it('are in the form again when the create is opened there', () => {
    end('create-1', REFUSED);
    journal.reopen(SITE, 'create-1', 5);
    expect(journal.loadDraft(SITE.accountId, SITE.cloudId, null)?.body['files']).toMatchObject([
      { id: 'a' },
      { id: 'b' },
    ]);
  });

  it('are kept for a form whose file a person has given up in the outbox', () => {
    const [first] = files.of(SITE, ['a']);
    journal.move(SITE, first?.changeId ?? '', ['queued'], { state: 'discarded' }, 'Discarded', 2);
    expect(read('a')).toBe('hello');
    expect(files.of(SITE, ['a'])[0]?.changeId).not.toBe(first?.changeId);
  });

  it('are gone from here once Jira has them', () => {
    end('create-1', APPLIED);
    for (const { changeId } of files.of(SITE, ['a', 'b'])) end(changeId, APPLIED);
    expect([read('a'), read('b')]).toEqual([null, null]);
  });

  it('leave a file alone that was attached behind the form', () => {
    journal.keepFileChunk(SITE, 'other', 0, bytesOf('x'));
    const other = aChange('other', { kind: 'attach', after: 'create-1', file: { name: 'other.txt', size: 1 } });
    journal.add(other, null);
    end('create-1', REFUSED);
    send('create-2', [], 'create-1');
    expect(waiting('create-2').map(({ name }) => name)).toEqual(['other.txt']);
  });
});

describe('the links of a form that is mended', () => {
  it('are said anew: once, as the form has them now', () => {
    const link = (id: string, key: string, after: string): NewChange =>
      aChange(id, { kind: 'link', after, title: key, body: { kind: 'link', otherKey: key } });
    journal.add(aChange('create-1'), null, [link('link-1', 'SHOP-2', 'create-1')]);
    end('create-1', REFUSED);
    journal.add(aChange('create-2'), 'create-1', [link('link-2', 'SHOP-3', 'create-2')]);
    const behind = journal.list(SITE.accountId, SITE.cloudId, 100).filter(({ after }) => after === 'create-2');
    expect(behind.filter(({ status }) => status.state === 'queued').map(({ title }) => title)).toEqual(['SHOP-3']);
  });
});
