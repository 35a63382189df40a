import type { Attachment } from '../../world/model';
import type { JiraContext, JsonObject } from '../context';
import { personShapeById } from './person';
import { platformTime } from '../time';

/** Under OAuth both addresses are the gateway's, by attachment id (contract 8.8). */
export function attachmentShape(context: JiraContext, attachment: Attachment): JsonObject {
  const base = `${context.selfBase}/rest/api/3/attachment`;
  return {
    self: `${base}/${attachment.id}`,
    id: attachment.id,
    filename: attachment.filename,
    author: personShapeById(context, attachment.authorAccountId),
    created: platformTime(attachment.created, context.site.timeZone),
    size: attachment.bytes.byteLength,
    mimeType: attachment.mimeType,
    content: `${base}/content/${attachment.id}`,
    ...(attachment.mimeType.startsWith('image/') ? { thumbnail: `${base}/thumbnail/${attachment.id}` } : {}),
  };
}
