import { singleChoiceType } from './single-choice';

/** Priorities of the project's scheme. */
export const priorityType = singleChoiceType({
  name: 'priority',
  labelKey: 'name',
  schemas: '`priority`',
  shown: 'priority',
  // Jira lists them from the highest on.
  isRanked: () => true,
  matches: (schema) => schema.type === 'priority',
});
