import { describe, expect, it } from 'vitest';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { JsonObject } from '@shared/json';
import type { Gateway } from '../../../../../src/main/gateway/request';
import type { Sighting } from '../../../../../src/main/outbox/decide';
import { Journal } from '../../../../../src/main/outbox/journal';
import type { JournalledChange } from '../../../../../src/main/outbox/journalled-change';
import { KINDS } from '../../../../../src/main/outbox/kinds/all';
import type { Kind, KindPorts } from '../../../../../src/main/outbox/kinds/kind';
import { mayBeThereSince, withLookedFor } from '../../../../../src/main/outbox/former';
import { lookedForFirst } from '../../../../../src/main/outbox/kinds/looked-for-first';
import { temporaryConnection } from '../../storage/temporary-database';
import { aChange, SITE } from '../a-change';

const ABSENT: Sighting = { found: null, candidates: [], hidden: 0, whole: true };
const THERE = { id: '1', key: 'SHOP-1' };

function change(over: Partial<JournalledChange> = {}): JournalledChange {
  const journal = new Journal(temporaryConnection());
  const issue = { id: '10007', key: 'SHOP-7' };
  journal.add(aChange('a', { kind: 'attach', issue, body: { kind: 'attach', name: 'a.png', size: 3 } }), null);
  const made = journal.get(SITE, 'a');
  if (made === null) throw new Error('It is not in the journal.');
  return { ...made, ...over };
}

/** What has been asked of Jira, in its order, by a kind whose look answers `sighting`. */
async function asked(sighting: Outcome<Sighting>, sent: JournalledChange) {
  const steps: string[] = [];
  const kind: Kind = {
    parts: () => [],
    send: () => {
      steps.push('send');
      return Promise.resolve(succeed(THERE));
    },
    look: () => {
      steps.push('look');
      return Promise.resolve(sighting);
    },
  };
  const end = await lookedForFirst(kind).send(PORTS, sent, () => Promise.resolve());
  return { steps, end };
}

const PORTS = { now: () => 0, fileOf: () => Promise.resolve(null) } as Partial<KindPorts> as KindPorts;
const lookedFor = (): JournalledChange => change({ memo: withLookedFor(change()) });

describe('a change that was looked for in vain and is sent again', () => {
  it('is not sent when it has arrived meanwhile', async () => {
    const there = succeed({ ...ABSENT, found: THERE });
    await expect(asked(there, lookedFor())).resolves.toEqual({ steps: ['look'], end: succeed(THERE) });
  });

  it('is sent when it is still not there, and whatever a person has decided on before', async () => {
    const hits = succeed({ ...ABSENT, candidates: [{ key: 'SHOP-1', summary: 'x' }], hidden: 2, whole: false });
    await expect(asked(succeed(ABSENT), lookedFor())).resolves.toMatchObject({ steps: ['look', 'send'] });
    await expect(asked(hits, lookedFor())).resolves.toMatchObject({ steps: ['look', 'send'] });
    const never = fail({ kind: 'jira-rejected', status: 400, messages: [], fieldErrors: {} });
    await expect(asked(never, lookedFor())).resolves.toMatchObject({ steps: ['look', 'send'] });
  });

  it('waits while Jira cannot be asked', async () => {
    const away = fail({ kind: 'unavailable', status: 503, detail: '' });
    await expect(asked(away, lookedFor())).resolves.toMatchObject({ steps: ['look'], end: { unsent: true } });
  });

  it('costs nothing the first time', async () => {
    await expect(asked(succeed(ABSENT), change())).resolves.toMatchObject({ steps: ['send'] });
  });

  it('may be there since its first send, however often it was sent', () => {
    const first = change({ beganAt: 5_000 });
    const again = change({ beganAt: 90_000, memo: withLookedFor(first) });
    expect(mayBeThereSince({ ...again, memo: withLookedFor(again) })).toBe(5_000);
  });
});

describe('a file', () => {
  const bytes = new Uint8Array(3);
  const seen = (id: string) => ({ id, filename: 'a.png', size: 3, author: { accountId: 'me' } });

  /** An issue with these attachments; the upload is counted, and answered with nothing. */
  function onIssue(attachments: readonly object[]) {
    const log = { uploads: 0, memo: null as JsonObject | null };
    const request = ({ method, path }: { method: string; path: string }) => {
      if (path.endsWith('/myself')) return Promise.resolve(succeed({ accountId: 'me' }));
      if (method === 'GET')
        return Promise.resolve(succeed({ id: '10007', key: 'SHOP-7', fields: { attachment: attachments } }));
      log.uploads++;
      return Promise.resolve(succeed([]));
    };
    const gateway = { request } as Partial<Gateway> as Gateway;
    const ports: KindPorts = { gateway, now: () => 0, fileOf: () => Promise.resolve({ name: 'a.png', bytes }) };
    const send = (sent: JournalledChange) =>
      KINDS.attach.send(ports, sent, (memo) => Promise.resolve(void (log.memo = memo)));
    return { log, send };
  }

  it('that arrived after it had been looked for in vain is not attached twice', async () => {
    const { log, send } = onIssue([seen('1'), seen('2')]);
    const memo = withLookedFor(change({ memo: { known: ['1'] } }));
    await expect(send(change({ memo }))).resolves.toMatchObject({ ok: true, value: { key: 'SHOP-7' } });
    expect(log.uploads).toBe(0);
  });

  it('that is sent again is compared later with what was there before its first send', async () => {
    const { log, send } = onIssue([seen('1')]);
    const memo = withLookedFor(change({ memo: { known: ['1'] } }));
    await send(change({ memo }));
    expect(log).toEqual({ uploads: 1, memo: null });
  });

  it('of the same name that was there before is no proof', async () => {
    const { log, send } = onIssue([seen('1')]);
    await send(change());
    expect(log).toEqual({ uploads: 1, memo: { known: ['1'] } });
  });
});
