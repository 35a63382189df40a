import { Copy, CornerDownRight, ListTree, type LucideIcon } from 'lucide-react';
import type { Issue } from '@shared/jira/issue';
import { issueTypeOf } from './read-fields';

/** What a create form can be begun from an issue as. */
export type BeginAs = 'clone' | 'child';

export interface BeginAct {
  readonly as: BeginAs;
  readonly label: string;
  readonly icon: LucideIcon;
}

/** What can be begun from an issue, by the level of its type: nothing stands below a sub-task. Pure. */
export function beginActs(issue: Issue): readonly BeginAct[] {
  const type = issueTypeOf(issue.fields['issuetype']);
  const clone: BeginAct = { as: 'clone', label: 'Clone', icon: Copy };
  if (type === null || type.subtask || type.hierarchyLevel < 0) return [clone];
  return type.hierarchyLevel === 0
    ? [clone, { as: 'child', label: 'Create sub-task', icon: CornerDownRight }]
    : [clone, { as: 'child', label: 'Create child issue', icon: ListTree }];
}
