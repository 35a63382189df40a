import { adfToText } from '@shared/adf/to-text';
import { canonicalJson } from '@shared/fields/canonical-json';
import { isJsonObject, type JsonValue } from '@shared/json';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import {
  addComment,
  editComment,
  readCommentMark,
  readNewestComments,
  type MarkedComment,
} from '../../gateway/comment';
import { readOwnAccountId } from '../../gateway/myself';
import type { Gateway } from '../../gateway/request';
import type { Sighting } from '../decide';
import { amended, amending, markerOf } from '../former';
import type { JournalledChange } from '../journalled-change';
import { siteOf } from '../site-of';
import type { Kind } from './kind';
import { issueOfChange, landedOn } from './issue-of-change';
import { lookThrough } from './look-through';
import { endedBeforeWrite } from './not-sent';
import { inputOf } from './read-input';

/** `POST issue/{k}/comment`. The comment carries the change's marker among its own properties, and is found by it. */
export const comment: Kind = {
  parts: () => ['comment'],
  send: async ({ gateway }, change) => {
    const { body } = inputOf('comment', change.body);
    const made = await addComment(gateway, siteOf(change), issueOfChange(change), { body, changeId: markerOf(change) });
    return made.ok ? succeed(landedOn(change)) : made;
  },
  look: async ({ gateway }, change) => {
    const site = siteOf(change);
    const issue = issueOfChange(change);
    const author = await readOwnAccountId(gateway, site);
    if (!author.ok) return author;
    const sent = textOf(inputOf('comment', change.body).body);
    const amends = amended(change.memo);
    if (amends !== null) return lookForAmended(gateway, change, amends.id);
    return lookThrough({
      changeId: markerOf(change),
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
  // The same however often it is done: a lost answer is looked for in the comment itself, and written again.
  amend: async ({ gateway }, change, former, found, remember) => {
    const id = found.part;
    if (id === undefined) return { unsure: [{ key: found.key, summary: change.title }] };
    const there = await findComment(gateway, change, id);
    if (!there.ok) return endedBeforeWrite(there.failure);
    const was = there.value === null ? null : textOf(there.value.body);
    const now = inputOf('comment', change.body).body;
    const told = 'It had arrived in Jira as it was sent first, and says now what it was changed to';
    const first = textOf(inputOf('comment', former.body).body);
    // Other marks on the same words are another wording, too.
    const says = canonicalJson(there.value?.body ?? null) === canonicalJson(now);
    if (says || (was === textOf(now) && was !== first)) return succeed({ ...landedOn(change), told });
    // Somebody has changed the comment in Jira since: theirs is not overwritten unseen.
    if (was !== first) return { unsure: [{ key: found.key, summary: was ?? '' }] };
    await remember({ ...change.memo, ...amending(former.marker, id) });
    const edited = await editComment(gateway, siteOf(change), issueOfChange(change), { id, body: now });
    return edited.ok ? succeed({ ...landedOn(change), told }) : edited;
  },
};

/** The comment that was being made to say what the change says now. */
async function lookForAmended(gateway: Gateway, change: JournalledChange, id: string): Promise<Outcome<Sighting>> {
  const there = await findComment(gateway, change, id);
  if (!there.ok) return there;
  const says = canonicalJson(there.value?.body ?? null) === canonicalJson(inputOf('comment', change.body).body);
  const found = says ? landedOn(change) : null;
  return succeed({ found, candidates: [], hidden: 0, whole: true });
}

/** One of the issue's comments; `null` once it is deleted. */
export async function findComment(
  gateway: Gateway,
  change: JournalledChange,
  id: string,
): Promise<Outcome<MarkedComment | null>> {
  for (let startAt = 0; ;) {
    const page = await readNewestComments(gateway, siteOf(change), issueOfChange(change), startAt);
    if (!page.ok) return page;
    const there = page.value.comments.find((one) => one.id === id);
    if (there !== undefined) return succeed(there);
    startAt += page.value.comments.length;
    if (page.value.comments.length === 0 || startAt >= page.value.total) return succeed(null);
  }
}

function textOf(body: JsonValue): string {
  return isJsonObject(body) ? adfToText(body).trim() : '';
}
