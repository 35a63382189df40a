import { isSeverity } from './is-severity';
import { isJiraCustom } from './known-custom';
import { singleChoiceType } from './single-choice';

/** Select lists and radio buttons: one option. */
export const optionType = singleChoiceType({
  name: 'option',
  labelKey: 'value',
  schemas: 'type `option`: `cft:select`, `cft:radiobuttons`, `gh:gh-epic-status`; `option2` of Connect apps',
  allInSight: (schema) => isJiraCustom(schema, 'radiobuttons'),
  isRanked: isSeverity,
  matches: (schema) => schema.type === 'option' || schema.type === 'option2',
});
