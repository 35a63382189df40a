import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import type { Gateway } from './request';
import { readAnswer } from './wire/read-answer';

const wirePermissions = z.object({
  permissions: z.object({ BROWSE_PROJECTS: z.object({ havePermission: z.boolean() }) }),
});

/** `GET mypermissions?projectId=`: whether this account may browse a project. One that it does not see answers 404: it may not. */
export async function mayBrowseProject(gateway: Gateway, site: SiteRef, projectId: string): Promise<Outcome<boolean>> {
  const what = 'the permission to browse the project';
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: '/rest/api/3/mypermissions',
    query: { projectId, permissions: 'BROWSE_PROJECTS' },
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
  });
  if (!answer.ok && answer.failure.kind === 'not-found') return succeed(false);
  const read = readAnswer(wirePermissions, answer, what);
  return read.ok ? succeed(read.value.permissions.BROWSE_PROJECTS.havePermission) : read;
}
