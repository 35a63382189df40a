import type { JsonObject } from '@shared/json';
import type { Comment, HistoryEntry, Issue } from '@shared/jira/issue';
import type { SiteRef } from '@shared/jira/site';
import type { RemoteMirror } from './mirror-objects';
import type { ReadStore } from './read-through';

type Tables = Pick<RemoteMirror, 'issues' | 'knowledge'>;

/** One issue in the mirror, by key, former key or id. */
export function issueStore(
  { issues, knowledge }: Tables,
  { accountId, cloudId }: SiteRef,
  idOrKey: string,
  /** When a person opens it, epoch milliseconds; left out where it is read for another reason. */
  openedAt: number | null = null,
): ReadStore<Issue> {
  return {
    async read() {
      const held = await issues.find(accountId, cloudId, idOrKey);
      if (held === null) return null;
      if (openedAt !== null) await issues.opened(accountId, cloudId, held.id, openedAt);
      const { id, key, names, schema, fetchedAt, state } = held;
      return {
        body: { id, key, fields: JSON.parse(held.fields) as JsonObject, names, schema },
        fetchedAt,
        // What is gone is still read by whoever has its key, and says so.
        ...(state === 'deleted' ? { trouble: { kind: 'not-found', what: `the issue ${key}`, messages: [] } } : {}),
      };
    },
    async write({ id, key, fields, names, schema }, fetchedAt) {
      await knowledge.learnFields(accountId, cloudId, names, schema);
      const [effect] = await issues.write(accountId, cloudId, [{ id, key, fields: JSON.stringify(fields) }], fetchedAt);
      return effect === undefined || effect === 'older' ? 'same' : effect;
    },
  };
}

/** The comments or the history of one issue. Kept only for an issue that the mirror has. */
export function threadStore<T extends Comment | HistoryEntry>(
  { issues }: Tables,
  { accountId, cloudId }: SiteRef,
  idOrKey: string,
  part: 'comments' | 'history',
): ReadStore<T[]> {
  return {
    read: () => issues.readThread(accountId, cloudId, idOrKey, part),
    write: async (value, fetchedAt) =>
      (await issues.writeThread(accountId, cloudId, idOrKey, part, value, fetchedAt)) ?? 'same',
  };
}
