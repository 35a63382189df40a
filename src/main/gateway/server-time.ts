import { momentToEpoch, readMoment } from '@shared/fields/date-time-text';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import type { Gateway } from './request';
import { readAnswer } from './wire/read-answer';

const wireInfo = z.object({ serverTime: z.string() });

/** `GET serverInfo`: what time it is for Jira, in epoch milliseconds. The clock that its `updated` is written by. */
export async function readServerTime(gateway: Gateway, site: SiteRef): Promise<Outcome<number>> {
  const what = 'the time of the site';
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: '/rest/api/3/serverInfo',
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
  });
  const read = readAnswer(wireInfo, answer, what);
  if (!read.ok) return read;
  const moment = readMoment(read.value.serverTime);
  if (moment.ok) return succeed(momentToEpoch(moment.value));
  return fail({ kind: 'unexpected-answer', what, detail: 'serverTime: not a time' });
}
