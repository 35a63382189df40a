import { singleChoiceType } from './single-choice';

/** `cft:version`: one version of the project. */
export const versionType = singleChoiceType({
  name: 'version',
  labelKey: 'name',
  schemas: 'type `version`: `cft:version`',
  matches: (schema) => schema.type === 'version',
});
