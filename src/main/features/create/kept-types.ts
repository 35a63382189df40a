import { issueType } from '@shared/ipc/schemas';
import type { Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import type { RemoteMirror } from '../../mirror/mirror-objects';
import { topics } from '../../mirror/topics';
import { stored } from '../../outbox/stored';

/** Ids of the issue types of a project whose create fields the mirror holds. Jira is not asked. */
export function keptTypes(
  mirror: Pick<RemoteMirror['mirror'], 'read'>,
  { accountId, cloudId }: SiteRef,
  projectId: string,
): Promise<Outcome<string[]>> {
  return stored(async () => {
    const held = await mirror.read(accountId, cloudId, topics.issueTypes(projectId));
    const types = z.array(issueType).safeParse(held?.body);
    if (!types.success) return [];
    const ids = types.data.map(({ id }) => id);
    const fields = await Promise.all(
      ids.map((id) => mirror.read(accountId, cloudId, topics.createFields(projectId, id))),
    );
    return ids.filter((_id, at) => fields[at] !== null);
  });
}
