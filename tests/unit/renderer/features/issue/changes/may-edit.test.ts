import { expect, it } from 'vitest';
import type { CreateField, FieldSchema } from '@shared/jira/field';
import { mayEdit } from '../../../../../../src/renderer/features/issue/changes/may-edit';

const TEXT: FieldSchema = { type: 'string', system: 'environment' };
const RANK: FieldSchema = { type: 'any', custom: 'com.pyxis.greenhopper.jira:gh-lexo-rank', customId: 10_019 };
const offer = (fieldId: string, schema: FieldSchema, operations: readonly string[]): CreateField => ({
  fieldId,
  key: fieldId,
  name: fieldId,
  schema,
  required: false,
  hasDefaultValue: false,
  operations,
});

it('a field can be edited until Jira has said that it cannot', () => {
  const environment = { id: 'environment', schema: TEXT };
  expect(mayEdit(environment, undefined)).toBe(true);
  expect(mayEdit(environment, [offer('environment', TEXT, ['set'])])).toBe(true);
  expect(mayEdit(environment, [offer('environment', TEXT, [])])).toBe(false);
  expect(mayEdit(environment, [])).toBe(false);
});

it('what Jira keeps by itself cannot, whatever is said of it', () => {
  for (const id of ['workratio', 'progress', 'lastViewed'])
    expect(mayEdit({ id, schema: { type: 'number', system: id } }, undefined)).toBe(false);
  expect(mayEdit({ id: 'customfield_10019', schema: RANK }, [offer('customfield_10019', RANK, ['set'])])).toBe(false);
});
