import { succeed } from '@shared/ipc/outcome';
import { isJsonObject, type JsonObject } from '@shared/json';
import { readEditFields } from '../../gateway/edit-meta';
import { lookForCreate, lookForCreates } from '../look-for';
import { siteOf } from '../site-of';
import { createAlone, createMany } from './create-many';
import type { Kind } from './kind';
import { mendingChange, mendingEdits } from './mend-create';
import { endedBeforeWrite } from './not-sent';

/** `POST issue`, several of one group `POST issue/bulk`. Its marker is an issue property, which the body carries. It touches nothing that another change could. */
export const create: Kind = {
  parts: () => [],
  send: ({ gateway }, change) => createAlone(gateway, change),
  look: ({ gateway, now, seen }, change) => lookForCreate(gateway, change, now(), seen),
  sendMany: ({ gateway }, changes) => createMany(gateway, changes),
  lookMany: ({ gateway, now, seen }, changes) => lookForCreates(gateway, changes, now(), seen),
  // The issue is there: it is never called failed for what an edit of it may meet. So that is a change of its own, which merges.
  amend: async ({ gateway }, change, former, found) => {
    const editable = await readEditFields(gateway, siteOf(change), found.id, 'outbox');
    if (!editable.ok) return endedBeforeWrite(editable.failure);
    const edits = mendingEdits(former.body, change.body, editable.value, namesOf(change.form));
    if (edits === null) return { unsure: [{ key: found.key, summary: summaryOf(former.body) }] };
    const follow = mendingChange(change, edits);
    const arrived = `It has arrived in Jira as ${found.key}, as it was sent first`;
    const told = follow === null ? arrived : `${arrived}: what was mended follows as an edit`;
    return succeed({ ...found, told, ...(follow === null ? {} : { follow }) });
  },
};

function namesOf(form: JsonObject | null): Readonly<Record<string, string>> {
  const names = form?.['names'];
  if (!isJsonObject(names)) return {};
  return Object.fromEntries(
    Object.entries(names).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function summaryOf(body: JsonObject): string {
  const fields = body['fields'];
  const summary = isJsonObject(fields) ? fields['summary'] : undefined;
  return typeof summary === 'string' ? summary : '';
}
