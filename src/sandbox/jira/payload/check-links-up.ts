import { isEpic } from '../issue/epic-link';
import { issueKey, issueType, visibleIssue } from '../lookup';
import { type Check, refuse, store } from './checked';
import { cannotBeSet } from './field-errors';

/** Epic Link takes an epic's key. Only standard types hang below epics. */
export const checkEpicLink: Check = ({ context, issueTypeId }, _field, value) => {
  if (typeof value !== 'string') return refuse('Operation value must be a string');
  const epic = visibleIssue(context, value);
  if (!epic) return refuse('Could not find issue by id or key.');
  const { hierarchyLevel } = issueType(context.site, issueTypeId);
  return isEpic(context.site, epic) && hierarchyLevel === 0
    ? store(issueKey(context.site, epic))
    : refuse(`Issue '${issueKey(context.site, epic)}' cannot be the epic of this issue.`);
};

/** Parent Link of Plans takes the key of an issue one level above an epic or higher. */
export const checkParentLink: Check = ({ context, issueTypeId }, _field, value) => {
  if (typeof value !== 'string') return refuse('Operation value must be a string');
  const parent = visibleIssue(context, value);
  if (!parent) return refuse('Could not find issue by id or key.');
  const { hierarchyLevel } = issueType(context.site, issueTypeId);
  const fits = hierarchyLevel >= 1 && issueType(context.site, parent.issueTypeId).hierarchyLevel === hierarchyLevel + 1;
  return fits
    ? store(issueKey(context.site, parent))
    : refuse('Given parent issue does not belong to appropriate hierarchy.');
};

/** Only boards move issues up and down. */
export const checkRank: Check = (_place, field) => refuse(cannotBeSet(field.id));
