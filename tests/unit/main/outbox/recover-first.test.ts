import { describe, expect, it } from 'vitest';
import { Journal } from '../../../../src/main/outbox/journal';
import { recoverFirst } from '../../../../src/main/outbox/recover-first';
import { asRemote, temporaryConnection } from '../storage/temporary-database';
import { aChange, SITE } from './a-change';

const ASKED = { now: 10, busy: [], limit: 4 };

function started(): {
  journal: Journal;
  told: number[];
  recover: { breaks: boolean };
  read: ReturnType<typeof recoverFirst>;
} {
  const journal = new Journal(temporaryConnection());
  const told: number[] = [];
  const recover = { breaks: false };
  const remote = asRemote(journal);
  const read = recoverFirst({
    journal: {
      agenda: remote.agenda,
      get: remote.get,
      lastMade: remote.lastMade,
      move: remote.move,
      moveAll: remote.moveAll,
      remember: remote.remember,
      follow: remote.follow,
      watched: remote.watched,
      recover: (now) =>
        recover.breaks ? Promise.reject(new Error('the database process has ended')) : remote.recover(now),
    },
    now: () => 10,
    recovered: (count) => told.push(count),
  });
  return { journal, told, recover, read };
}

describe('a journal that is recovered first', () => {
  it('gives nothing to do before what was being sent is to be looked for', async () => {
    const { journal, told, read } = started();
    journal.add(aChange('cut off'), null);
    journal.move(SITE, 'cut off', ['queued'], { state: 'sending' }, 'Sent to Jira', 5);
    journal.add(aChange('new'), null);
    const [site] = await read.agenda(ASKED);
    expect(site?.lost.map(({ id }) => id)).toEqual(['cut off']);
    expect(site?.stranded).toEqual([]);
    expect(site?.ready.map(({ id }) => id)).toEqual(['new']);
    expect(told).toEqual([1]);
  });

  it('is recovered once: what is sent later is never taken for what was being sent before', async () => {
    const { journal, told, read } = started();
    await Promise.all([read.agenda(ASKED), read.agenda(ASKED)]);
    journal.add(aChange('new'), null);
    journal.move(SITE, 'new', ['queued'], { state: 'sending' }, 'Sent to Jira', 11);
    await read.agenda({ ...ASKED, busy: ['new'] });
    expect(journal.get(SITE, 'new')?.status.state).toBe('sending');
    expect(told).toEqual([0]);
  });

  it('is recovered at the next reading where that failed', async () => {
    const { told, recover, read } = started();
    recover.breaks = true;
    await expect(read.agenda(ASKED)).rejects.toThrow('has ended');
    recover.breaks = false;
    await expect(read.agenda(ASKED)).resolves.toEqual([]);
    expect(told).toEqual([0]);
  });
});
