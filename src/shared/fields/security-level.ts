import { singleChoiceType } from './single-choice';

/** Who may see the issue. */
export const securityLevelType = singleChoiceType({
  name: 'security-level',
  labelKey: 'name',
  matches: (schema) => schema.type === 'securitylevel',
});
