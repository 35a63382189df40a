import { isArrayOf, isJiraCustom } from './known-custom';
import { multiChoiceType } from './multi-choice';

/** Fix versions, affected versions and `cft:multiversion`. */
export const versionsType = multiChoiceType({
  name: 'versions',
  labelKey: 'name',
  matches: (schema) => isJiraCustom(schema, 'multiversion') || isArrayOf(schema, 'version'),
});
