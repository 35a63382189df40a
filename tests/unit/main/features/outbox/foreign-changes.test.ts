import { beforeEach, describe, expect, it } from 'vitest';
import type { ChangeState } from '@shared/ipc/change';
import type { ChangeInput } from '@shared/ipc/change-input';
import { contract, type Input } from '@shared/ipc/contract';
import type { Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { attachFiles } from '../../../../../src/main/features/outbox/attach';
import { outboxHandlers } from '../../../../../src/main/features/outbox/handlers';
import { Journal } from '../../../../../src/main/outbox/journal';
import { createOutbox, type Outbox } from '../../../../../src/main/outbox/outbox';
import type { Connection } from '../../../../../src/main/storage/connection';
import { aChange, SITE } from '../../outbox/a-change';
import { anEdit, editOf } from '../../outbox/an-edit';
import { anIssue } from '../../outbox/an-issue';
import { asRemote, temporaryConnection } from '../../storage/temporary-database';

type OutboxChannel = Extract<keyof typeof contract, `outbox.${string}`>;
type Asked<C extends OutboxChannel> = (site: SiteRef, id: string) => readonly Input<C>[];

const SAID: ChangeInput = editOf('summary', 'before', 'said anew');

/** What is asked on each channel of the outbox about whatever has this id: a change, or a group. */
const QUESTIONS: { readonly [C in OutboxChannel]: Asked<C> } = {
  'outbox.list': (site) => [site],
  'outbox.groups': (site) => [site],
  'outbox.groupLines': (site, groupId) => [
    { site, groupId, since: 0 },
    { site, groupId, since: 1 },
  ],
  'outbox.change': (site, changeId) => [{ site, changeId }],
  'outbox.lookAgain': (site, groupId) => [{ site, groupId }],
  'outbox.pause': (site, id) => [
    { site, changeId: id, groupId: null, paused: true },
    { site, changeId: null, groupId: id, paused: true },
  ],
  'outbox.paused': (site) => [site],
  // In this order: what is held back and let go again would leave no trace.
  'outbox.mending': (site, changeId) => [
    { site, changeId, open: false },
    { site, changeId, open: true },
  ],
  'outbox.retry': (site, changeId) => [{ site, changeId }],
  'outbox.discard': (site, changeId) => [{ site, changeId }],
  'outbox.retryGroup': (site, groupId) => [{ site, groupId }],
  'outbox.discardGroup': (site, groupId) => [{ site, groupId }],
  'outbox.resolve': (site, changeId) => [
    { site, changeId, issueKey: null },
    { site, changeId, issueKey: 'SHOP-1' },
  ],
  'outbox.settle': (site, changeId) => [{ site, changeId, choices: { summary: 'chosen' } }],
  'outbox.edit': (site, changeId) => [{ site, changeId, input: SAID }],
  'outbox.reopen': (site, changeId) => [{ site, changeId }],
};

const CHANNELS = Object.keys(contract).filter((channel) => channel.startsWith('outbox.')) as OutboxChannel[];
/** Those that are about a site alone: what they answer is its own. */
const OF_A_SITE: readonly OutboxChannel[] = ['outbox.list', 'outbox.groups', 'outbox.paused'];
const BY_ID = CHANNELS.filter((channel) => !OF_A_SITE.includes(channel));

const STRANGERS: readonly SiteRef[] = [
  { accountId: 'account-2', cloudId: SITE.cloudId },
  { accountId: SITE.accountId, cloudId: 'cloud-2' },
];
const NOBODYS = 'nobody has this id';
const FORM = { projectId: '10020', issueTypeId: '10004', values: { summary: 'Sent' }, names: { summary: 'Summary' } };
const REFUSED: ChangeState = { state: 'rejected', failure: { kind: 'not-permitted', messages: [] } };
const STATES: Readonly<Record<string, ChangeState>> = {
  refused: REFUSED,
  unsure: { state: 'unsure', candidates: [] },
  conflict: {
    state: 'conflict',
    fields: [
      {
        fieldId: 'summary',
        name: 'Summary',
        schema: { type: 'string', system: 'summary' },
        base: 'before',
        mine: 'mine',
        theirs: 'theirs',
        by: 'Mia',
        at: null,
      },
    ],
  },
};
const TABLES = [
  'change',
  'event',
  'change_group',
  'paused_site',
  'create_draft',
  'template',
  'file',
  'file_chunk',
  'held',
];

let connection: Connection;
let journal: Journal;
let outbox: Outbox;
let told: SiteRef[];
/** All ids of the owner: a change in each state that a person can do something about, and groups. */
let owned: string[];

beforeEach(() => {
  connection = temporaryConnection();
  journal = new Journal(connection);
  told = [];
  outbox = createOutbox({
    journal: asRemote(journal),
    runner: { wake: () => undefined, settled: () => Promise.resolve(null) },
    now: () => 5,
    findIssue: anIssue,
    changed: (site) => void told.push(site),
  });
  journal.add(aChange('waiting', { form: FORM }), null);
  journal.add(anEdit('waiting edit', 1), null);
  for (const [number, [id, state]] of Object.entries(STATES).entries()) {
    journal.add(anEdit(id, number + 2), null);
    journal.move(SITE, id, ['queued'], state, 'x', 2);
  }
  journal.add(aChange('refused form', { form: FORM }), null);
  journal.move(SITE, 'refused form', ['queued'], REFUSED, 'x', 2);
  journal.keepFileChunk(SITE, 'file', 0, new Uint8Array([1, 2, 3]));
  journal.add(anEdit('file', 9, 'attachment', { kind: 'attach', file: { name: 'a.png', size: 3 } }), null);
  journal.addGroup({ id: 'group', ...SITE, title: 'Two', createdAt: 1 }, [aChange('row 1'), aChange('row 2')]);
  journal.move(SITE, 'row 1', ['queued'], REFUSED, 'x', 2);
  owned = ['waiting', 'waiting edit', ...Object.keys(STATES), 'refused form', 'file', 'group', 'row 1', 'row 2'];
});

/** Every row of the journal: whatever a call did to it can be seen here. */
const everything = (): string =>
  JSON.stringify(
    TABLES.map((table) => connection.rows(`SELECT * FROM ${table} ORDER BY rowid`)),
    (_key, value: unknown) => (value instanceof Uint8Array ? [...value] : value),
  );

/** As a window asks: with what the contract lets through. */
async function ask(channel: OutboxChannel, input: unknown): Promise<Outcome<unknown>> {
  const handlers = outboxHandlers({ outbox, chooseFiles: () => Promise.resolve([]), now: () => 5 });
  const handle: (input: never) => Promise<Outcome<unknown>> = handlers[channel];
  return handle(contract[channel].input.parse(input) as never);
}

describe('a change or a group of another account or site', () => {
  it('can be asked about on no channel that names no site', () => {
    expect(CHANNELS.toSorted()).toEqual(Object.keys(QUESTIONS).toSorted());
    const nameless = CHANNELS.filter((channel) =>
      QUESTIONS[channel](SITE, 'x').some((asked) => {
        const { site: _site, accountId: _account, cloudId: _cloud, ...rest }: Record<string, unknown> = { ...asked };
        return contract[channel].input.safeParse(rest).success;
      }),
    );
    expect(nameless).toEqual([]);
  });

  describe.each(STRANGERS)('asked for by $accountId on $cloudId', (stranger) => {
    it.each(BY_ID)('%s answers as if nobody had it, and changes nothing', async (channel) => {
      const before = everything();
      for (const id of owned) {
        const asked = QUESTIONS[channel](stranger, id);
        for (const [nth, question] of asked.entries()) {
          const answer = await ask(channel, question);
          expect(answer, `${channel} of ${id}`).toEqual(await ask(channel, QUESTIONS[channel](stranger, NOBODYS)[nth]));
          expect(everything(), `after ${channel} of ${id}`).toBe(before);
        }
      }
      expect(told.filter(({ accountId, cloudId }) => accountId === SITE.accountId && cloudId === SITE.cloudId)).toEqual(
        [],
      );
    });

    it.each(OF_A_SITE)('%s tells of none', async (channel) => {
      journal.pauseSite(SITE.accountId, SITE.cloudId, true);
      const [answer] = await Promise.all(QUESTIONS[channel](stranger, '').map((asked) => ask(channel, asked)));
      expect(answer).toMatchObject({ ok: true, value: channel === 'outbox.paused' ? false : [] });
    });

    it('is not waited for, nor replaced', async () => {
      const before = everything();
      const own = { ...aChange('own'), ...stranger };
      await expect(outbox.add({ ...own, after: 'waiting' }, { replaces: null, patience: 0 })).resolves.toMatchObject({
        ok: false,
        failure: { kind: 'storage' },
      });
      const attached = attachFiles({ outbox, now: () => 5 }, { site: stranger, issue: null, after: 'waiting' }, [
        { name: 'b.png', size: 0, read: () => Promise.resolve(new Uint8Array(0)) },
      ]);
      await expect(attached).resolves.toMatchObject({ ok: false });
      expect(everything()).toBe(before);
      await outbox.add(own, { replaces: 'refused form', patience: 0 });
      expect(journal.get(SITE, 'refused form')?.status).toEqual(REFUSED);
    });

    it('gives away no byte of its file, and takes none', () => {
      const before = everything();
      expect([journal.file(stranger, 'file'), journal.fileChunk(stranger, 'file', 0)]).toEqual([null, null]);
      expect(() => journal.keepFileChunk(stranger, 'file', 1, new Uint8Array(1))).toThrow('cannot be added');
      journal.dropFile(stranger, 'file');
      journal.remember(stranger, 'waiting', { note: 1 });
      expect(
        journal.rewrite(stranger, 'conflict', ['conflict'], { body: {}, title: 'x', parts: [] }, 'x', 9),
      ).toBeNull();
      expect(everything()).toBe(before);
    });
  });

  it.each(BY_ID)('%s is another matter for its owner', async (channel) => {
    const nobodys = await ask(channel, QUESTIONS[channel](SITE, NOBODYS)[0]);
    const before = everything();
    const answers: Outcome<unknown>[] = [];
    for (const id of owned) for (const asked of QUESTIONS[channel](SITE, id)) answers.push(await ask(channel, asked));
    expect(
      answers.some((answer) => JSON.stringify(answer) !== JSON.stringify(nobodys)) || everything() !== before,
    ).toBe(true);
  });
});
