import { isObject } from '../context';
import { issueType, visibleIssue } from '../lookup';
import { type Check, refuse, store } from './checked';

/** Sub-tasks hang below standard types of their own project, standard types below the level above them. */
export const checkParent: Check = (place, _field, value) => {
  const { context, project } = place;
  const type = issueType(context.site, place.issueTypeId);
  if (!isObject(value)) return refuse('data was not an object');
  if (value['none'] === true) {
    return type.subtask ? refuse('A sub-task must have a parent.') : store(null);
  }
  const reference = value['id'] ?? value['key'];
  if (typeof reference !== 'string' && typeof reference !== 'number')
    return refuse('Could not find issue by id or key.');
  const parent = visibleIssue(context, String(reference));
  if (!parent || parent === place.issue) return refuse('Could not find issue by id or key.');
  const above = issueType(context.site, parent.issueTypeId);
  if (above.hierarchyLevel !== type.hierarchyLevel + 1) {
    return refuse('Given parent issue does not belong to appropriate hierarchy.', 'parentId');
  }
  // A team-managed project keeps its whole hierarchy to itself.
  if (!type.subtask && project.style === 'next-gen' && parent.projectId !== project.id) {
    return refuse('Issues with this Issue Type must be created in the same project as the parent.', 'pid');
  }
  return store({ id: parent.id });
};
