import { beforeEach, describe, expect, it } from 'vitest';
import { succeed } from '@shared/ipc/outcome';
import type { Gateway } from '../../../../src/main/gateway/request';
import { Journal } from '../../../../src/main/outbox/journal';
import { keepFile, readKeptFile } from '../../../../src/main/outbox/keep-file';
import { CHUNK_BYTES } from '../../../../src/main/outbox/kept-files';
import { decisions } from '../../../../src/main/outbox/person-decides';
import { createRunner, type Runner } from '../../../../src/main/outbox/runner';
import type { SendPorts } from '../../../../src/main/outbox/step-ports';
import { throughKinds } from '../../../../src/main/outbox/through-kinds';
import type { Connection } from '../../../../src/main/storage/connection';
import { asRemote, temporaryConnection } from '../storage/temporary-database';
import { SITE } from './a-change';
import { anEdit } from './an-edit';
import { FakeTime } from './fake-time';

const ISSUE = { id: '10001', key: 'SHOP-1' };

let connection: Connection;
let journal: Journal;
let time: FakeTime;
let asked: string[];
let troubles: unknown[];
let runner: Runner;
beforeEach(() => {
  connection = temporaryConnection();
  journal = new Journal(connection);
  time = new FakeTime();
  asked = [];
  troubles = [];
  const request = ({ path }: { path: string }) => {
    asked.push(path);
    return Promise.resolve(succeed({ id: '10001', key: 'SHOP-1', fields: {} }));
  };
  const gateway = { request } as Partial<Gateway> as Gateway;
  runner = runnerWith(throughKinds({ journal: asRemote(journal), gateway, now: () => time.now }));
});

function runnerWith(ports: SendPorts): Runner {
  return createRunner({
    journal: asRemote(journal),
    ...ports,
    now: () => time.now,
    after: time.after,
    changed: () => undefined,
    troubled: (error) => void troubles.push(error),
  });
}

async function untilQuiet(): Promise<void> {
  runner.wake();
  await runner.idle();
  for (let step = 0; step < 60 && time.step(); step++) await runner.idle();
}

const stateOf = (id: string) => journal.get(SITE, id)?.status;
const discard = (id: string) =>
  decisions({
    journal: asRemote(journal),
    runner,
    now: () => time.now,
    changed: () => undefined,
    findIssue: () => Promise.resolve(succeed(null)),
  }).discard(SITE, id);

describe('a change that another version of the program has written', () => {
  it.each([
    ['a body of another shape', { kind: 'link', body: { kind: 'link', typeName: '' } } as const],
    ['a body of another kind', { kind: 'comment', body: { kind: 'watch', accountId: 'a', watching: true } } as const],
    ['a file without a size', { kind: 'attach', body: { kind: 'attach', name: 'a.png' } } as const],
    ['a kind that is not known', { kind: 'vote' as 'watch', body: { kind: 'vote' } } as const],
  ])('with %s is refused in words, nothing of it is sent, and it can be given up', async (_, over) => {
    journal.add(anEdit('a', 1, 'x', over), null);
    await untilQuiet();
    expect(stateOf('a')).toMatchObject({ state: 'rejected', failure: { kind: 'invalid-input' } });
    expect([asked, troubles]).toEqual([[], []]);
    await expect(discard('a')).resolves.toMatchObject({ ok: true });
  });

  it('and was being sent when that version ended is a question once it was quiet', async () => {
    journal.add(anEdit('a', 1, 'x', { kind: 'link', body: { kind: 'link', typeName: '' } }), null);
    journal.move(SITE, 'a', ['queued'], { state: 'sending' }, 'Sent', time.now);
    journal.recover(time.now);
    await untilQuiet();
    expect(stateOf('a')).toEqual({ state: 'unsure', candidates: [] });
    await expect(discard('a')).resolves.toMatchObject({ ok: true });
  });
});

describe('a defect of ours', () => {
  it('in a look leads to a question after the quiet time, is told, and blocks the issue no longer', async () => {
    const look = (): Promise<never> => Promise.reject(new Error('undefined is not a function'));
    const send: SendPorts['send'] = () => Promise.reject(new Error('undefined is not a function'));
    runner = runnerWith({ send, look, arrived: () => Promise.resolve(succeed(null)) });
    journal.add(anEdit('a', 1), null);
    const began = time.now;
    await untilQuiet();
    expect(stateOf('a')).toEqual({ state: 'unsure', candidates: [] });
    expect(time.now - began).toBeGreaterThanOrEqual(120_000);
    expect(troubles.length).toBeGreaterThan(1);
    expect(journal.get(SITE, 'a')?.history.map(({ text }) => text)).not.toContain('Look 1: not there yet');
    await expect(discard('a')).resolves.toMatchObject({ ok: true });
  });
});

describe('a file of which bytes are missing', () => {
  it('is told to the person, and nothing of it is sent', async () => {
    const bytes = new Uint8Array(CHUNK_BYTES + 5);
    await keepFile(asRemote(journal), SITE, 'a', bytes);
    const file = { name: 'a.bin', size: bytes.length };
    journal.add(
      anEdit('a', 1, 'attachment', { kind: 'attach', issue: ISSUE, body: { kind: 'attach', ...file }, file }),
      null,
    );
    connection.run('DELETE FROM file_chunk WHERE part = 1');
    await expect(readKeptFile(asRemote(journal), SITE, 'a')).resolves.toBeNull();
    await untilQuiet();
    expect(stateOf('a')).toMatchObject({
      state: 'rejected',
      failure: { message: expect.stringMatching(/not in the outbox any more/) as unknown },
    });
    expect([asked, troubles]).toEqual([[], []]);
  });

  it('of which there are more than it has is not read past its end', async () => {
    await keepFile(asRemote(journal), SITE, 'a', new Uint8Array(5));
    journal.add(anEdit('a', 1, 'attachment', { kind: 'attach', file: { name: 'a', size: 5 } }), null);
    connection.run('UPDATE file SET size = 4');
    await expect(readKeptFile(asRemote(journal), SITE, 'a')).resolves.toBeNull();
  });
});
