import type { Json, Validator } from '../../world/model';

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Does a workflow's rule accept these values? Rules about what a value is like accept that there is none. */
export function passes({ fieldId, rule }: Validator, values: Readonly<Record<string, Json>>): boolean {
  const value = values[fieldId];
  if (rule === undefined) return !isEmpty(value);
  if (isEmpty(value)) return true;
  switch (rule.kind) {
    case 'pattern':
      return typeof value === 'string' && new RegExp(`^(?:${rule.pattern})$`, 'u').test(value);
    case 'not-before': {
      // Days and moments are both kept so that their texts sort.
      const other = values[rule.otherFieldId];
      return typeof value !== 'string' || typeof other !== 'string' || value >= other;
    }
  }
}
