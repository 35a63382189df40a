import type { World } from '../world/model';
import { attachmentReply, findAttachment } from './attachment-routes';
import { problem } from './envelopes';
import type { MediaLinks } from './media-links';
import { answerPicture } from './pictures';
import type { JiraReply } from './route';
import type { WebRequest } from './web-request';

/**
 * The media service: another origin than the API's, for signed attachment URLs and pictures. It refuses a request that
 * carries an Authorization header, so that a client that forwards its token across origins is caught.
 */
export function answerMedia(
  request: WebRequest,
  deps: { world: World; links: MediaLinks; clock: () => number },
): JiraReply {
  if (request.headers['authorization'] !== undefined) {
    return problem(
      400,
      'An Authorization header was sent to the media service. It must be dropped when following a redirect.',
    );
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return problem(405, `Method '${request.method}' is not supported.`, { Allow: 'GET, HEAD' });
  }
  const picture = answerPicture(request.path);
  if (picture !== undefined) return picture;
  const file = deps.links.open(request.path, request.query, deps.clock());
  if (file === 'unknown') return problem(404, 'There is no such file.');
  if (file === 'wrong-signature') return problem(403, 'The signature does not fit.');
  if (file === 'expired') return problem(403, 'The link has expired.');
  const site = deps.world.sites.find((candidate) => candidate.cloudId === file.cloudId);
  const attachment = site === undefined ? undefined : findAttachment(deps.world, site, file.attachmentId);
  if (attachment === undefined) return problem(404, 'There is no such file.');
  return attachmentReply(attachment, file.thumbnail, request.headers['range']);
}
