import type { Change } from '@shared/ipc/change';
import { isJsonObject, type JsonValue } from '@shared/json';
import type { Draft } from '../drafts/draft';

/** Whether a form that mends a change would make an issue of another project or type than that one. Pure. */
export function mendsElsewhere({ body }: Pick<Change, 'body'>, { projectId, issueTypeId }: Draft): boolean {
  const { fields } = body;
  if (!isJsonObject(fields) || projectId === null || issueTypeId === null) return false;
  return isOther(fields['project'], projectId) || isOther(fields['issuetype'], issueTypeId);
}

/** What is named without its id may be the same. */
function isOther(named: JsonValue | undefined, id: string): boolean {
  return isJsonObject(named) && typeof named['id'] === 'string' && named['id'] !== id;
}
