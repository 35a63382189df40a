import type { Aged } from '@shared/ipc/aged';
import type { Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { isJsonObject, type JsonValue } from '@shared/json';
import type { RemoteMirror } from '../../mirror/mirror-objects';
import type { Read, ReadThrough } from '../../mirror/read-through';

/** What decides what Jira offers on an issue: its edit screen, and the ways on from its status. */
export interface IssueLikes {
  readonly projectId: string;
  readonly issueTypeId: string;
  readonly statusId: string;
}

export interface OfferPorts {
  readonly readThrough: ReadThrough;
  readonly mirror: Pick<RemoteMirror, 'issues' | 'mirror'>;
  readonly now: () => number;
}

/** What the mirror knows an issue to be like; `null` for an issue that it does not have. */
export function createLikesOf(mirror: Pick<RemoteMirror, 'issues'>) {
  return async ({ accountId, cloudId }: SiteRef, issueKey: string): Promise<IssueLikes | null> => {
    const held = await mirror.issues.find(accountId, cloudId, issueKey);
    const fields: unknown = held === null ? null : JSON.parse(held.fields);
    if (!isJsonObject(fields)) return null;
    const { project, issuetype, status } = fields;
    return { projectId: idOf(project), issueTypeId: idOf(issuetype), statusId: idOf(status) };
  };
}

/**
 * Reads what Jira offers on one issue. Where Jira cannot be asked, an issue that was never opened to be edited is offered what others like
 * it were: `alike` names the topics, the first of which is kept whenever Jira answers. Sending checks it anew.
 */
export function createOffers({ readThrough, mirror, now }: OfferPorts) {
  const likesOf = createLikesOf(mirror);

  return async function offers<T>(
    issueKey: string,
    read: Read<T>,
    alike: (issue: IssueLikes) => readonly [string, ...string[]],
  ): Promise<Outcome<Aged<T>>> {
    const { site } = read;
    const { accountId, cloudId } = site;
    return readThrough({
      ...read,
      fetch: async () => {
        const offered = await read.fetch();
        const likes = offered.ok ? await likesOf(site, issueKey) : null;
        if (offered.ok && likes !== null)
          await mirror.mirror.write(accountId, cloudId, alike(likes)[0], offered.value, now());
        return offered;
      },
      instead: async (trouble) => {
        const likes = await likesOf(site, issueKey);
        for (const topic of likes === null ? [] : alike(likes)) {
          const entry = await mirror.mirror.read(accountId, cloudId, topic);
          const value = entry === null ? null : read.schema.safeParse(entry.body);
          if (entry !== null && value?.success === true)
            return { value: value.data, fetchedAt: entry.fetchedAt, trouble };
        }
        return null;
      },
    });
  };
}

function idOf(value: JsonValue | undefined): string {
  return isJsonObject(value) && typeof value['id'] === 'string' ? value['id'] : '';
}
