import type { AtWork } from './at-work';
import type { Known } from './contract-fields';
import { MARA, onSite } from './on-site';
import type { TablePlace } from './field-table-places';

/** What the site has that the values of a form may name. */
export async function knownOnSite(work: AtWork, { key }: TablePlace): Promise<Known> {
  const site = work.sandbox.world.sites[0];
  if (site === undefined) throw new Error('The world has no site.');
  const named = (name: string): Known['people'][number] => {
    const person = work.sandbox.world.people.find(({ displayName }) => displayName === name);
    return { displayName: name, accountId: person?.accountId ?? '' };
  };
  const project = site.projects.find((each) => each.key === key);
  const levels = new Map(site.issueTypes.map(({ id, hierarchyLevel }) => [id, hierarchyLevel]));
  // A team-managed project keeps its parents to itself.
  const epic = site.issues.find(
    (issue) => issue.projectId === project?.id && levels.get(issue.issueTypeId) === 1 && project.style === 'next-gen',
  );
  const board = site.boards.find(({ projectId }) => projectId === project?.id);
  const active = site.sprints.filter(({ state }) => state === 'active');
  const sprint = active.find(({ boardId }) => boardId === board?.id) ?? active[0];
  const roles = await onSite(work, MARA, 'GET', `project/${key}/role`);
  const [roleUrl = ''] = Object.values(roles).map(String);
  return {
    people: [named('Mara Lind'), named('Oda Voss')],
    groups: ['checkout-qa', 'site-admins'],
    sprintId: String(sprint?.id ?? ''),
    teamId: '2b8f60a4-5d0e-4c92-a1cc-6f1a53ddc001',
    issueKey: epic === undefined ? 'SHOP-3' : `${key}-${epic.number}`,
    roleId: roleUrl.split('/').at(-1) ?? '',
  };
}
