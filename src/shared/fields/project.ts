import { singleChoiceType } from './single-choice';

/** `cft:project` and the system field: one project. */
export const projectType = singleChoiceType({
  name: 'project',
  labelKey: 'name',
  matches: (schema) => schema.type === 'project',
});
