import { fail, succeed } from '@shared/ipc/outcome';
import { isJsonObject, type JsonObject } from '@shared/json';
import { z } from '@shared/schema';
import { readOwnAccountId } from '../../gateway/myself';
import { readAttachments, uploadAttachment } from '../../gateway/upload-attachment';
import { siteOf } from '../site-of';
import { issueOfChange } from './issue-of-change';
import type { Kind } from './kind';
import { wasLookedFor } from '../former';
import { endedBeforeWrite } from './not-sent';

const fileBody = z.object({ name: z.string(), size: z.number() });
const memoOf = z.object({ known: z.array(z.string()) });

/** `POST issue/{k}/attachments`. Attachments carry no marker: it is found as one that was not there before. */
export const attach: Kind = {
  parts: () => ['attachment'],
  send: async ({ gateway, fileOf }, change, remember) => {
    const file = await fileOf(siteOf(change), change.id);
    if (file === null) {
      const message = 'The file is not in the outbox any more, or not all of it. Attach it once more.';
      return fail({ kind: 'invalid-input', message, fields: {} });
    }
    const site = siteOf(change);
    const before = await readAttachments(gateway, site, issueOfChange(change));
    if (!before.ok) return endedBeforeWrite(before.failure);
    const { id, key, attachments } = before.value;
    // What has come since an earlier send that was looked for in vain is not known from before it.
    const keeps = wasLookedFor(change) && knownBefore(change.memo) !== null;
    if (!keeps) await remember({ ...change.memo, known: attachments.map((one) => one.id) });
    const made = await uploadAttachment(gateway, site, id, file);
    return made.ok ? succeed({ id, key }) : made;
  },
  look: async ({ gateway }, change) => {
    const site = siteOf(change);
    const author = await readOwnAccountId(gateway, site);
    if (!author.ok) return author;
    const now = await readAttachments(gateway, site, issueOfChange(change));
    if (!now.ok) return now;
    const { id, key, attachments } = now.value;
    const file = readFileBody(change.body);
    const known = knownBefore(change.memo);
    const since = attachments.filter(
      (one) =>
        known !== null &&
        !known.has(one.id) &&
        one.size === file?.size &&
        (author.value === null || one.author === null || one.author === author.value),
    );
    const found = since.some(({ filename }) => filename === file?.name);
    // Jira may call a file otherwise than it was called here: a person sees whether it is the one.
    const candidates = found ? [] : since.map(({ filename }) => ({ key, summary: filename }));
    return succeed({ found: found ? { id, key } : null, candidates, hidden: 0, whole: true });
  },
};

/** `null` for what another version of the program has written. */
export function readFileBody(body: JsonObject): { readonly name: string; readonly size: number } | null {
  const read = fileBody.safeParse(body);
  return read.success ? read.data : null;
}

/** Ids of the attachments before the file left; `null` where nothing was noted, since nothing left then. */
function knownBefore(memo: JsonObject | null): ReadonlySet<string> | null {
  const read = memoOf.safeParse(isJsonObject(memo) ? memo : null);
  return read.success ? new Set(read.data.known) : null;
}
