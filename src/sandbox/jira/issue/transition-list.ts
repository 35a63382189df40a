import type { Issue, Transition } from '../../world/model';
import type { JiraContext, JsonObject } from '../context';
import { projectOf, status } from '../lookup';
import { may } from '../may';
import { transitionFields } from '../metadata/edit-screen';
import { statusShape } from '../shapes/metadata';

/** What the caller can do from the issue's present status; nothing without the right (contract 8.6). */
export function availableTransitions(context: JiraContext, issue: Issue): Transition[] {
  const project = projectOf(context.site, issue);
  if (!may(context, project, 'TRANSITION_ISSUES')) return [];
  return project.workflow.transitions.filter(
    (transition) => transition.from.length === 0 || transition.from.includes(issue.statusId),
  );
}

export function transitionShape(
  context: JiraContext,
  issue: Issue,
  transition: Transition,
  withFields: boolean,
): JsonObject {
  return {
    id: transition.id,
    name: transition.name,
    to: statusShape(context, status(context.site, transition.to)),
    hasScreen: transition.screen.length > 0,
    isGlobal: transition.from.length === 0,
    isInitial: false,
    isAvailable: true,
    isConditional: false,
    ...(withFields ? { fields: transitionFields(context, issue, transition) } : {}),
    isLooped: transition.to === issue.statusId && transition.from.length > 0,
  };
}
