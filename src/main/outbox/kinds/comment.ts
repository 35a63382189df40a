import { adfToText } from '@shared/adf/to-text';
import { isJsonObject, type JsonValue } from '@shared/json';
import { succeed } from '@shared/ipc/outcome';
import { addComment, readCommentMark, readNewestComments } from '../../gateway/comment';
import { readOwnAccountId } from '../../gateway/myself';
import type { Kind } from './kind';
import { issueOfChange, landedOn, siteOf } from './issue-of-change';
import { lookThrough } from './look-through';
import { inputOf } from './read-input';

/** `POST issue/{k}/comment`. The comment carries the change's marker among its own properties, and is found by it. */
export const comment: Kind = {
  parts: () => ['comment'],
  send: async ({ gateway }, change) => {
    const { body } = inputOf('comment', change.body);
    const made = await addComment(gateway, siteOf(change), issueOfChange(change), { body, changeId: change.id });
    return made.ok ? succeed(landedOn(change)) : made;
  },
  look: async ({ gateway }, change) => {
    const site = siteOf(change);
    const issue = issueOfChange(change);
    const author = await readOwnAccountId(gateway, site);
    if (!author.ok) return author;
    const sent = textOf(inputOf('comment', change.body).body);
    return lookThrough({
      changeId: change.id,
      issue: landedOn(change),
      author: author.value,
      page: async (startAt) => {
        const page = await readNewestComments(gateway, site, issue, startAt);
        return page.ok ? succeed({ items: page.value.comments, total: page.value.total }) : page;
      },
      looksLike: ({ body }) => textOf(body) === sent,
      mark: ({ id }) => readCommentMark(gateway, site, id),
      describe: ({ body }) => textOf(body).slice(0, 120),
    });
  },
};

function textOf(body: JsonValue): string {
  return isJsonObject(body) ? adfToText(body).trim() : '';
}
