import { beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { z } from '@shared/schema';
import { createOffers } from '../../../../../src/main/features/issue/offers';
import type { MirrorObjects } from '../../../../../src/main/mirror/mirror-objects';
import { createReadThrough } from '../../../../../src/main/mirror/read-through';
import { aMirror, remotely, wireIssueOf } from '../../mirror/a-mirror';

const SITE = { accountId: 'account-1', cloudId: 'cloud-1' };
const OFFLINE = fail({ kind: 'offline', detail: 'ENOTFOUND' });

let mirror: MirrorObjects;
let now: number;

beforeEach(() => {
  mirror = aMirror();
  now = 1_000_000;
  for (const number of [1, 2]) {
    const { id, key, fields } = wireIssueOf(number);
    mirror.issues.write(SITE.accountId, SITE.cloudId, [{ id, key, fields: JSON.stringify(fields) }], now);
  }
  const { id, key, fields } = wireIssueOf(3, { issuetype: { id: '10005', name: 'Story' } });
  mirror.issues.write(SITE.accountId, SITE.cloudId, [{ id, key, fields: JSON.stringify(fields) }], now);
});

function ask(issueKey: string, jira: Outcome<string>) {
  const remote = remotely(mirror);
  const readThrough = createReadThrough({
    tables: remote.mirror,
    now: () => now,
    changed: () => undefined,
    troubled: () => undefined,
  });
  const offers = createOffers({ readThrough, mirror: remote, now: () => now });
  const read = {
    site: SITE,
    topic: `editmeta:${issueKey}`,
    schema: z.string(),
    freshFor: 1_000,
    fetch: () => Promise.resolve(jira),
  };
  return offers(issueKey, read, ({ projectId, issueTypeId }) => [
    `editmeta-of:${projectId}:${issueTypeId}`,
    `createmeta:${projectId}:${issueTypeId}`,
  ]);
}

describe('what Jira offers on an issue', () => {
  it('stands in without a network for an issue like it, with its age and why', async () => {
    await ask('SHOP-1', succeed('fields of a bug'));
    now += 60_000;
    expect(await ask('SHOP-2', OFFLINE)).toEqual(
      succeed({ value: 'fields of a bug', fetchedAt: 1_000_000, trouble: OFFLINE.failure }),
    );
  });

  it('is that of the create form where no issue like it was ever edited', async () => {
    mirror.mirror.write(SITE.accountId, SITE.cloudId, 'createmeta:10020:10004', 'fields of the form', 900_000);
    expect(await ask('SHOP-2', OFFLINE)).toMatchObject({ ok: true, value: { value: 'fields of the form' } });
  });

  it('is never that of another issue type, nor of an issue that the mirror does not have', async () => {
    await ask('SHOP-1', succeed('fields of a bug'));
    expect(await ask('SHOP-3', OFFLINE)).toEqual(OFFLINE);
    expect(await ask('SHOP-99', OFFLINE)).toEqual(OFFLINE);
  });

  it('is not made up where Jira has answered that it gives nothing', async () => {
    await ask('SHOP-1', succeed('fields of a bug'));
    const gone = fail({ kind: 'not-found', what: 'the issue SHOP-2', messages: [] });
    expect(await ask('SHOP-2', gone)).toEqual(gone);
  });
});
