import { singleChoiceType } from './single-choice';

/** On transition screens. */
export const resolutionType = singleChoiceType({
  name: 'resolution',
  labelKey: 'name',
  schemas: '`resolution`, on transition screens',
  matches: (schema) => schema.type === 'resolution',
});
