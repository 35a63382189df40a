import type { Attachment, Person, SandboxSite, World } from '../world/model';
import { maySeeIssue } from '../world/visibility';
import { fileReply } from './byte-range';
import type { MediaFile } from './media-links';
import { filePicture } from './pictures';
import { Refusal, type JiraReply, type JiraRequest, type Route } from './route';

/** A complete, signed URL on the media server. */
export type SignMediaUrl = (file: MediaFile, now: number) => string;

/** The two operations that hand out an attachment's bytes: 303 to another origin, or with `redirect=false` directly. */
export function attachmentRoutes(sign: SignMediaUrl): Route[] {
  return [
    {
      method: 'GET',
      pattern: '/rest/api/3/attachment/content/{id}',
      handle: (request) => answer(request, false, sign),
    },
    {
      method: 'GET',
      pattern: '/rest/api/3/attachment/thumbnail/{id}',
      handle: (request) => answer(request, true, sign),
    },
  ];
}

function answer(request: JiraRequest, thumbnail: boolean, sign: SignMediaUrl): JiraReply {
  const id = request.params['id'] ?? '';
  const attachment = findAttachment(request.world, request.site, id, request.caller);
  if (attachment === undefined) throw new Refusal(404, [`The attachment with id '${id}' does not exist`]);
  if (thumbnail && !isPicture(attachment) && request.query.get('fallbackToDefault') === 'false') {
    throw new Refusal(404, [`The attachment with id '${id}' has no thumbnail`]);
  }
  if (request.query.get('redirect') === 'false')
    return attachmentReply(attachment, thumbnail, request.headers['range']);
  const file = { cloudId: request.site.cloudId, attachmentId: attachment.id, thumbnail };
  return { status: 303, headers: { Location: sign(file, request.now) } };
}

/** The bytes themselves. A picture is its own thumbnail here, at its full size. */
export function attachmentReply(attachment: Attachment, thumbnail: boolean, range: string | undefined): JiraReply {
  if (thumbnail && !isPicture(attachment)) return fileReply(filePicture(), { 'Content-Type': 'image/png' }, range);
  const headers = {
    'Content-Type': attachment.mimeType,
    'Content-Disposition': `${thumbnail ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(attachment.filename)}`,
  };
  return fileReply(attachment.bytes, headers, range);
}

/** An attachment by its id; with a `caller`, only when that person may see the issue. */
export function findAttachment(world: World, site: SandboxSite, id: string, caller?: Person): Attachment | undefined {
  for (const issue of site.issues) {
    const found = issue.attachments.find((attachment) => attachment.id === id);
    if (found === undefined) continue;
    return caller === undefined || maySeeIssue(world, site, issue, caller.accountId) ? found : undefined;
  }
  return undefined;
}

function isPicture(attachment: Attachment): boolean {
  return /^image\/(png|jpeg|gif|webp)$/.test(attachment.mimeType);
}
