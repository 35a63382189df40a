import type { CreateField } from '@shared/jira/field';

export function aField(over: Partial<CreateField> & Pick<CreateField, 'fieldId'>): CreateField {
  return {
    key: over.fieldId,
    name: over.fieldId,
    required: false,
    hasDefaultValue: false,
    operations: ['set'],
    schema: { type: 'string' },
    ...over,
  };
}

export const SUMMARY = aField({
  fieldId: 'summary',
  name: 'Summary',
  required: true,
  schema: { type: 'string', system: 'summary' },
});
export const PRIORITY = aField({
  fieldId: 'priority',
  name: 'Priority',
  schema: { type: 'priority', system: 'priority' },
  allowedValues: [
    { id: '1', name: 'High' },
    { id: '2', name: 'Low' },
  ],
});
export const PROJECT = aField({
  fieldId: 'project',
  name: 'Project',
  required: true,
  schema: { type: 'project', system: 'project' },
});
export const LABELS = aField({
  fieldId: 'labels',
  name: 'Labels',
  operations: ['add', 'set', 'remove'],
  schema: { type: 'array', items: 'string', system: 'labels' },
});
