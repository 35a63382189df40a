import { type JiraRequest, Refusal } from '../http/route';
import { filtersOf } from '../world/filters';
import { groupByIdOrName, projectByIdOrKey } from '../world/find';
import { takeId } from '../world/issue-index';
import type { Filter, FilterShare } from '../world/model';
import { isObject } from './context';
import { readQuery } from './jql/read-query';

export interface FilterInput {
  name: string;
  description: string;
  jql: string;
  shares: FilterShare[];
}

/** `{name, description?, jql?, sharePermissions?}`; names are unique among one's own filters. */
export function readFilter(request: JiraRequest, known: Filter | undefined): FilterInput {
  const body = isObject(request.body) ? request.body : {};
  const name = body['name'] ?? known?.name;
  if (typeof name !== 'string' || name.trim() === '')
    throw new Refusal(400, [], { name: 'You must specify a name to save this filter as.' });
  const taken = filtersOf(request.site).some(
    (one) => one !== known && one.ownerAccountId === request.caller.accountId && one.name === name,
  );
  if (taken) throw new Refusal(400, [], { filterName: 'Filter with same name already exists.' });
  const jql = typeof body['jql'] === 'string' ? body['jql'] : (known?.jql ?? '');
  // Throws Jira's 400 for a query that cannot be read.
  if (jql !== '') readQuery(jql);
  const description = typeof body['description'] === 'string' ? body['description'] : (known?.description ?? '');
  const given = body['sharePermissions'];
  const shares = Array.isArray(given) ? given.map((share) => readShare(request, share)) : (known?.shares ?? []);
  return { name, description, jql, shares };
}

function readShare(request: JiraRequest, value: unknown): FilterShare {
  const given = isObject(value) ? value : {};
  const id = Number(takeId(request.site));
  const inside = (name: string, ...keys: string[]): string => {
    const object = given[name];
    const found = isObject(object) ? keys.map((key) => object[key]).find((one) => typeof one === 'string') : undefined;
    return typeof found === 'string' ? found : '';
  };
  if (given['type'] === 'loggedin' || given['type'] === 'authenticated') return { id, type: 'authenticated' };
  const group = groupByIdOrName(request.site, inside('group', 'groupId', 'name'));
  if (given['type'] === 'group' && group) return { id, type: 'group', groupId: group.groupId };
  const project = projectByIdOrKey(request.site, inside('project', 'id', 'key'));
  if (given['type'] === 'project' && project) return { id, type: 'project', projectId: project.id };
  throw new Refusal(400, ['A share permission is not valid: give loggedin, a group or a project that exists.']);
}
