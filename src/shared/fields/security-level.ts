import { singleChoiceType } from './single-choice';

/** Who may see the issue. */
export const securityLevelType = singleChoiceType({
  name: 'security-level',
  labelKey: 'name',
  schemas: '`security`',
  matches: (schema) => schema.type === 'securitylevel',
});
