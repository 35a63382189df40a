import { isArrayOf, isJiraCustom } from './known-custom';
import { multiChoiceType } from './multi-choice';

/** Fix versions, affected versions and `cft:multiversion`. */
export const versionsType = multiChoiceType({
  name: 'versions',
  labelKey: 'name',
  schemas: '`fixVersions`, `versions`, `cft:multiversion`, arrays of `version`',
  matches: (schema) =>
    schema.system === 'fixVersions' ||
    schema.system === 'versions' ||
    isJiraCustom(schema, 'multiversion') ||
    isArrayOf(schema, 'version'),
});
