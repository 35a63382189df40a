import { singleChoiceType } from './single-choice';

/** On transition screens. */
export const resolutionType = singleChoiceType({
  name: 'resolution',
  labelKey: 'name',
  matches: (schema) => schema.type === 'resolution',
});
