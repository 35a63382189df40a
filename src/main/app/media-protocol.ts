import type { Outcome } from '@shared/ipc/outcome';
import type { Protocol } from 'electron';
import { MEDIA_POLICY } from './content-security-policy';
import { showableType } from './sniff';

/**
 * What a page may ask for. It names things that main knows, never an address: a page cannot make main fetch what it likes.
 * `app-media://attachment/<account>/<cloudId>/<attachment id>[?thumbnail]`, `app-media://site-avatar/<account>/<cloudId>`,
 * `app-media://person/<account>/<cloudId>/<Atlassian's id of the person>`, `app-media://form-file/<account>/<cloudId>/<id>`.
 */
export type MediaRequest =
  | {
      readonly kind: 'attachment';
      readonly accountId: string;
      readonly cloudId: string;
      readonly attachmentId: string;
      readonly part: 'content' | 'thumbnail';
    }
  | { readonly kind: 'site-avatar'; readonly accountId: string; readonly cloudId: string }
  | { readonly kind: 'person'; readonly accountId: string; readonly cloudId: string; readonly personId: string }
  /** A file of a form that was not sent yet. */
  | { readonly kind: 'form-file'; readonly accountId: string; readonly cloudId: string; readonly fileId: string };

/** More is not shown: a page's picture is held in memory as a whole. */
const MOST_BYTES = 25_000_000;

export function readMediaUrl(requested: string): MediaRequest | null {
  if (!URL.canParse(requested)) return null;
  const url = new URL(requested);
  if (url.protocol !== 'app-media:') return null;
  const [, accountId, cloudId, attachmentId, ...rest] = url.pathname.split('/');
  if (rest.length > 0 || !accountId || !cloudId) return null;
  if (url.host === 'site-avatar')
    return attachmentId === undefined ? { kind: 'site-avatar', accountId, cloudId } : null;
  if (url.host === 'person') {
    const personId = readPersonId(attachmentId ?? '');
    return personId === null ? null : { kind: 'person', accountId, cloudId, personId };
  }
  if (url.host === 'form-file') {
    const fileId = attachmentId ?? '';
    return /^[\da-f-]{36}$/.test(fileId) ? { kind: 'form-file', accountId, cloudId, fileId } : null;
  }
  if (url.host !== 'attachment' || attachmentId === undefined || !/^\d+$/.test(attachmentId)) return null;
  return {
    kind: 'attachment',
    accountId,
    cloudId,
    attachmentId,
    part: url.search === '?thumbnail' ? 'thumbnail' : 'content',
  };
}

/** `712020:9f…` has a colon, which a path carries encoded. */
function readPersonId(encoded: string): string | null {
  const id = encoded.replaceAll(/%3a/gi, ':');
  return /^[\w:-]{1,128}$/.test(id) ? id : null;
}

/** Serves pictures and texts of others to our pages: fetched by main, and only what may be shown. */
export function serveMedia(
  protocol: Protocol,
  read: (request: MediaRequest, most: number, signal: AbortSignal) => Promise<Outcome<Uint8Array | null>>,
): void {
  protocol.handle('app-media', async (request) => {
    const media = request.method === 'GET' ? readMediaUrl(request.url) : null;
    if (media === null) return new Response(null, { status: 404 });
    const outcome = await read(media, MOST_BYTES, request.signal);
    // Nobody misses a picture whose place initials take: no error of the page's console is made of it.
    if (!outcome.ok) return new Response(null, { status: media.kind === 'person' ? 204 : 502 });
    const bytes = outcome.value;
    const type = bytes === null ? null : showableType(bytes);
    if (bytes === null || type === null) return new Response(null, { status: 415 });
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': type,
        'Content-Security-Policy': MEDIA_POLICY,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
      },
    });
  });
}
