import { singleChoiceType } from './single-choice';

/** On no screen: only a transition changes it, and two of them may clash. */
export const statusType = singleChoiceType({
  name: 'status',
  labelKey: 'name',
  schemas: '`status`',
  remarks: 'On no screen: a transition changes it.',
  shown: 'status',
  matches: (schema) => schema.type === 'status',
});
