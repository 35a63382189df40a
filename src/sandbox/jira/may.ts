import type { Project } from '../world/model';
import { may as accountMay } from '../world/permissions';
import type { JiraContext } from './context';

type Caller = Pick<JiraContext, 'world' | 'site' | 'caller'>;

/** Does the caller hold a project permission (or, with `null`, a global one)? */
export function may(context: Caller, project: Project | null, permission: string): boolean {
  return accountMay(context.world, context.site, project, context.caller.accountId, permission);
}
