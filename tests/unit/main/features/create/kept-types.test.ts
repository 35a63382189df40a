import { describe, expect, it } from 'vitest';
import { succeed } from '@shared/ipc/outcome';
import type { JsonValue } from '@shared/json';
import { keptTypes } from '../../../../../src/main/features/create/kept-types';

const SITE = { accountId: 'account-1', cloudId: 'cloud-1' };
const type = (id: string) => ({ id, name: id, description: '', subtask: false, hierarchyLevel: 0 });

/** A mirror that holds these topics of the site. */
const mirrorOf = (held: Readonly<Record<string, JsonValue>>) => ({
  read: (accountId: string, cloudId: string, topic: string) => {
    const body = accountId === SITE.accountId && cloudId === SITE.cloudId ? held[topic] : undefined;
    return Promise.resolve(body === undefined ? null : { body, fetchedAt: 1 });
  },
});

describe('the types that can be made without a network', () => {
  it('are those of the project whose fields the mirror holds', async () => {
    const mirror = mirrorOf({
      'createmeta:10020': [type('10003'), type('10004')],
      'createmeta:10020:10004': [],
      'createmeta:10021:10003': [],
    });
    await expect(keptTypes(mirror, SITE, '10020')).resolves.toEqual(succeed(['10004']));
  });

  it('are none where the types of the project were never read', async () => {
    await expect(keptTypes(mirrorOf({}), SITE, '10020')).resolves.toEqual(succeed([]));
  });
});
