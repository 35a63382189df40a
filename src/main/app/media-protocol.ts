import type { Outcome } from '@shared/ipc/outcome';
import type { Protocol } from 'electron';
import { MEDIA_POLICY } from './content-security-policy';
import { showableType } from './sniff';

/** What a page may ask for: `app-media://attachment/<account>/<cloudId>/<attachment id>[?thumbnail]`. */
export interface MediaRequest {
  readonly accountId: string;
  readonly cloudId: string;
  readonly attachmentId: string;
  readonly part: 'content' | 'thumbnail';
}

const MOST_BYTES = 25_000_000;

export function readMediaUrl(requested: string): MediaRequest | null {
  if (!URL.canParse(requested)) return null;
  const url = new URL(requested);
  const [, accountId, cloudId, attachmentId, ...rest] = url.pathname.split('/');
  if (url.protocol !== 'app-media:' || url.host !== 'attachment' || rest.length > 0) return null;
  if (accountId === undefined || cloudId === undefined || attachmentId === undefined || !/^\d+$/.test(attachmentId)) return null;
  return { accountId, cloudId, attachmentId, part: url.search === '?thumbnail' ? 'thumbnail' : 'content' };
}

/** Serves attachments to our pages: fetched by main with the account's rights, and only what may be shown. */
export function serveMedia(
  protocol: Protocol,
  read: (request: MediaRequest, signal: AbortSignal) => Promise<Outcome<Uint8Array>>,
): void {
  protocol.handle('app-media', async (request) => {
    const media = request.method === 'GET' ? readMediaUrl(request.url) : null;
    if (media === null) return new Response(null, { status: 404 });
    const outcome = await read(media, request.signal);
    if (!outcome.ok) return new Response(null, { status: 502 });
    const type = outcome.value.byteLength <= MOST_BYTES ? showableType(outcome.value) : null;
    if (type === null) return new Response(null, { status: 415 });
    return new Response(new Uint8Array(outcome.value), {
      headers: {
        'Content-Type': type,
        'Content-Security-Policy': MEDIA_POLICY,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
      },
    });
  });
}
