import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import type { Gateway } from './request';
import { readAnswer } from './wire/read-answer';

const wireMyself = z.object({ timeZone: z.string().nullish() });

/** `GET myself`: the zone in which Jira reads this account's dates in JQL (contract §9). It may change any day: asked for each time. */
export async function readTimeZone(gateway: Gateway, site: SiteRef): Promise<Outcome<string>> {
  const what = 'the time zone of the account';
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: '/rest/api/3/myself',
    intent: 'read',
    what,
    scopes: ['read:jira-user'],
  });
  const read = readAnswer(wireMyself, answer, what);
  // Hidden by the profile's privacy: whoever asks has to allow for any zone.
  return read.ok ? succeed(read.value.timeZone ?? 'unknown') : read;
}
