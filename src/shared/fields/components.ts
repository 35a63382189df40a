import { isArrayOf } from './known-custom';
import { multiChoiceType } from './multi-choice';

/** Components of the project. */
export const componentsType = multiChoiceType({
  name: 'components',
  labelKey: 'name',
  schemas: '`components`, arrays of `component`',
  matches: (schema) => schema.system === 'components' || isArrayOf(schema, 'component'),
});
