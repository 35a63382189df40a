import { singleChoiceType } from './single-choice';

/** Select lists and radio buttons: one option. */
export const optionType = singleChoiceType({
  name: 'option',
  labelKey: 'value',
  matches: (schema) => schema.type === 'option',
});
