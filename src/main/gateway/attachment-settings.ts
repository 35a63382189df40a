import type { AttachmentLimits } from '@shared/attachments/why-not-attached';
import type { Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import type { Gateway } from './request';
import { readAnswer } from './wire/read-answer';

const wireSettings = z.object({ enabled: z.boolean(), uploadLimit: z.number().nullish() });
const WHAT = 'what the site takes as attachments';

/** `GET attachment/meta`: whether there are attachments, and the bytes that one may have (contract, start of chapter 6). */
export async function readAttachmentLimits(gateway: Gateway, site: SiteRef): Promise<Outcome<AttachmentLimits>> {
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: '/rest/api/3/attachment/meta',
    intent: 'read',
    what: WHAT,
    scopes: ['read:jira-work'],
    priority: 'person',
  });
  const read = readAnswer(wireSettings, answer, WHAT);
  return read.ok
    ? { ok: true, value: { enabled: read.value.enabled, uploadLimit: read.value.uploadLimit ?? null } }
    : read;
}
