import type { JsonObject } from '@shared/json';
import type { SiteRef } from '@shared/jira/site';
import type { ResolvedMedia } from '../../ui/rich-text/rich-text-context';
import type { Attachment } from './read-fields';

/** Types that main will serve, by what the attachment claims; main looks at the bytes all the same. */
const PICTURE = /^image\/(png|jpeg|gif|webp)$/;

export function isPicture(attachment: Attachment): boolean {
  return PICTURE.test(attachment.mimeType);
}

/** Where a page loads an attachment from: main fetches it with the account's rights. */
export function mediaUrl({ accountId, cloudId }: SiteRef, attachmentId: string, part: 'content' | 'thumbnail'): string {
  const path = [accountId, cloudId, attachmentId].map(encodeURIComponent).join('/');
  return `app-media://attachment/${path}${part === 'thumbnail' ? '?thumbnail' : ''}`;
}

/**
 * The attachment behind a `media` node. The node names a file of Atlassian's media service, not the attachment: they are
 * brought together by file name, which Jira writes into `alt` (contract §8.8).
 */
export function resolveMedia(
  site: SiteRef,
  attachments: readonly Attachment[],
  attrs: JsonObject,
): ResolvedMedia | null {
  const name = [attrs['alt'], attrs['__fileName']].find((text) => typeof text === 'string' && text !== '');
  const attachment = attachments.find(({ filename }) => filename === name);
  if (attachment === undefined) return null;
  return {
    src: isPicture(attachment) ? mediaUrl(site, attachment.id, 'content') : null,
    alt: attachment.filename,
    href: null,
  };
}
