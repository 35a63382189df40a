import { isArrayOf, isJiraCustom } from './known-custom';
import { multiChoiceType } from './multi-choice';

/** Multi-select lists and checkboxes. */
export const optionsType = multiChoiceType({
  name: 'options',
  labelKey: 'value',
  matches: (schema) => isJiraCustom(schema, 'multiselect', 'multicheckboxes') || isArrayOf(schema, 'option'),
});
