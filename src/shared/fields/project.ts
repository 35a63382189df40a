import { singleChoiceType } from './single-choice';

/** `cft:project` and the system field: one project. */
export const projectType = singleChoiceType({
  name: 'project',
  labelKey: 'name',
  schemas: 'type `project`: `project`, `cft:project`',
  remarks: 'The project of a create is chosen above the form.',
  matches: (schema) => schema.type === 'project',
});
