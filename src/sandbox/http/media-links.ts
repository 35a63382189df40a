import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** About ten minutes, as at Atlassian (contract §8.8). */
const lifetime = 10 * 60 * 1000;

export interface MediaFile {
  cloudId: string;
  attachmentId: string;
  thumbnail: boolean;
}

/** Signed, short-lived paths to files on the media server; the key is made anew at each start. */
export class MediaLinks {
  private readonly key = randomBytes(32);

  sign(file: MediaFile, now: number): string {
    const query = new URLSearchParams({ expires: String(now + lifetime) });
    const path = pathOf(file);
    query.set('signature', this.signatureOf(path, query.get('expires') ?? ''));
    return `${path}?${query.toString()}`;
  }

  /** The file of a signed path, or why it is not served. */
  open(path: string, query: URLSearchParams, now: number): MediaFile | 'unknown' | 'wrong-signature' | 'expired' {
    const found = /^\/file\/([^/]+)\/([^/]+)\/(binary|image)$/.exec(path);
    const [, cloudId, attachmentId, kind] = found ?? [];
    if (cloudId === undefined || attachmentId === undefined) return 'unknown';
    const expires = query.get('expires') ?? '';
    const wanted = Buffer.from(this.signatureOf(path, expires));
    const given = Buffer.from(query.get('signature') ?? '');
    if (wanted.byteLength !== given.byteLength || !timingSafeEqual(wanted, given)) return 'wrong-signature';
    if (Number(expires) <= now) return 'expired';
    return { cloudId, attachmentId, thumbnail: kind === 'image' };
  }

  private signatureOf(path: string, expires: string): string {
    return createHmac('sha256', this.key).update(`${path} ${expires}`).digest('base64url');
  }
}

function pathOf(file: MediaFile): string {
  return `/file/${file.cloudId}/${file.attachmentId}/${file.thumbnail ? 'image' : 'binary'}`;
}
