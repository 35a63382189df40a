import { randomUUID } from 'node:crypto';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import type { Attempted, Gateway } from './request';
import { id } from './wire/common';
import { readAnswer } from './wire/read-answer';

/** An attachment as far as finding one's own again goes. */
export interface SeenAttachment {
  readonly id: string;
  readonly filename: string;
  /** Bytes. */
  readonly size: number;
  readonly author: string | null;
}

export interface AttachedIssue {
  readonly id: string;
  readonly key: string;
  readonly attachments: readonly SeenAttachment[];
}

/** `POST issue/{idOrKey}/attachments`, one file in a part named `file`: 200. 413 where it is too large (contract §8.8). */
export function uploadAttachment(
  gateway: Gateway,
  site: SiteRef,
  issueIdOrKey: string,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Attempted<unknown>> {
  return gateway.request({
    site,
    method: 'POST',
    path: `/rest/api/3/issue/${encodeURIComponent(issueIdOrKey)}/attachments`,
    upload: multipart(file, `workbench-${randomUUID()}`),
    intent: 'write',
    what: `the attachments of ${issueIdOrKey}`,
    scopes: ['write:jira-work'],
    priority: 'outbox',
  });
}

/** What Jira shows a preview of, by the end of the name; everything else is bytes to it. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  txt: 'text/plain',
  log: 'text/plain',
  csv: 'text/csv',
  json: 'application/json',
  zip: 'application/zip',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
};

function contentTypeOf(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(CONTENT_TYPES, ending) ? (CONTENT_TYPES[ending] ?? BYTES) : BYTES;
}

const BYTES = 'application/octet-stream';

/** RFC 7578, with a file name in UTF-8 whose quotes and line ends are percent-encoded, as browsers do it. Pure. */
export function multipart(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  boundary: string,
): { readonly contentType: string; readonly bytes: Uint8Array<ArrayBuffer> } {
  const filename = name.replace(/["\r\n]/g, (sign) => encodeURIComponent(sign));
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\n` +
      `Content-Type: ${contentTypeOf(name)}\r\n\r\n`,
  );
  const foot = Buffer.from(`\r\n--${boundary}--\r\n`);
  return { contentType: `multipart/form-data; boundary=${boundary}`, bytes: Buffer.concat([head, bytes, foot]) };
}

const wireAttached = z.object({
  id,
  key: z.string(),
  fields: z
    .object({
      attachment: z
        .array(
          z.object({
            id,
            filename: z.string(),
            size: z.number(),
            author: z.object({ accountId: z.string() }).nullish().catch(null),
          }),
        )
        .nullish(),
    })
    .default({}),
});

/** The attachments of an issue: `GET issue/{idOrKey}?fields=attachment`. */
export async function readAttachments(
  gateway: Gateway,
  site: SiteRef,
  issueIdOrKey: string,
): Promise<Outcome<AttachedIssue>> {
  const what = `the attachments of ${issueIdOrKey}`;
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: `/rest/api/3/issue/${encodeURIComponent(issueIdOrKey)}`,
    query: { fields: 'attachment' },
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
    priority: 'outbox',
  });
  const read = readAnswer(wireAttached, answer, what);
  if (!read.ok) return read;
  const attachments = (read.value.fields.attachment ?? []).map(
    ({ id: attachmentId, filename, size, author }): SeenAttachment => ({
      id: attachmentId,
      filename,
      size,
      author: author?.accountId ?? null,
    }),
  );
  return succeed({ id: read.value.id, key: read.value.key, attachments });
}
