import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPicture, mediaUrl, resolveMedia } from '../../../../../src/renderer/features/issue/media';
import type { Attachment } from '../../../../../src/renderer/features/issue/read-fields';

const SITE = { accountId: 'account-1', cloudId: 'cloud-1' };
const attachment = (filename: string, mimeType: string, id = '7'): Attachment => ({
  id,
  filename,
  mimeType,
  size: 1,
  created: '',
  author: '',
});
const PICTURE = attachment('screen.png', 'image/png');
const TEXT = attachment('log.txt', 'text/plain', '8');

describe('the media of a document', () => {
  it('is the attachment of the same file name, drawn when it is a picture', () => {
    expect(resolveMedia(SITE, [TEXT, PICTURE], { id: 'uuid-of-the-media-service', alt: 'screen.png' })).toEqual({
      src: 'app-media://attachment/account-1/cloud-1/7',
      alt: 'screen.png',
      href: null,
    });
    expect(resolveMedia(SITE, [TEXT, PICTURE], { alt: '', __fileName: 'log.txt' })).toEqual({
      src: null,
      alt: 'log.txt',
      href: null,
    });
  });

  it.each([[{}], [{ alt: 'gone.png' }], [{ alt: 7 }]])('that names no attachment (%o) is none', (attrs) => {
    expect(resolveMedia(SITE, [TEXT, PICTURE], attrs)).toBeNull();
  });

  it.each(['image/svg+xml', 'text/html', 'image/png; x', 'application/pdf'])('of type %s is no picture', (mimeType) => {
    expect(isPicture(attachment('a', mimeType))).toBe(false);
  });

  it('is addressed by its ids, whatever characters they hold', () => {
    const id = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(
        id,
        id,
        id,
        fc.constantFrom('content' as const, 'thumbnail' as const),
        (account, cloud, own, part) => {
          fc.pre([account, cloud, own].every((text) => text !== '.' && text !== '..'));
          const url = new URL(mediaUrl({ accountId: account, cloudId: cloud }, own, part));
          expect(url.host).toBe('attachment');
          expect(url.pathname.slice(1).split('/').map(decodeURIComponent)).toEqual([account, cloud, own]);
          expect(url.search).toBe(part === 'thumbnail' ? '?thumbnail' : '');
        },
      ),
    );
  });
});
