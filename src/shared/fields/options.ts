import { isSeverity } from './is-severity';
import { isArrayOf, isJiraCustom } from './known-custom';
import { multiChoiceType } from './multi-choice';

/** Multi-select lists and checkboxes. */
export const optionsType = multiChoiceType({
  name: 'options',
  labelKey: 'value',
  schemas: '`cft:multiselect`, `cft:multicheckboxes`, arrays of `option`',
  allInSight: (schema) => isJiraCustom(schema, 'multicheckboxes'),
  isRanked: isSeverity,
  matches: (schema) =>
    isJiraCustom(schema, 'multiselect', 'multicheckboxes') ||
    isArrayOf(schema, 'option') ||
    isArrayOf(schema, 'option2'),
});
