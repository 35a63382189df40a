import { beforeEach, expect, it } from 'vitest';
import type { Template } from '@shared/templates/template';
import { Journal } from '../../../../src/main/outbox/journal';
import { Templates } from '../../../../src/main/outbox/templates';
import { temporaryConnection } from '../storage/temporary-database';

const aTemplate = (id: string, over: Partial<Template> = {}): Template => ({
  id,
  name: `Template ${id}`,
  projectId: '10020',
  issueTypeId: '10004',
  isDefault: false,
  values: { summary: 'Check {{today}}' },
  names: { summary: 'Summary' },
  ...over,
});

let journal: Journal;
let templates: Templates;
beforeEach(() => {
  const connection = temporaryConnection();
  journal = new Journal(connection);
  templates = new Templates(connection);
});
const listed = () => templates.list('account-1', 'cloud-1');

it('keeps a template as it is, lists by name, and renames it', () => {
  templates.save('account-1', 'cloud-1', [aTemplate('b'), aTemplate('a')]);
  expect(listed()).toEqual([aTemplate('a'), aTemplate('b')]);
  templates.save('account-1', 'cloud-1', [aTemplate('a', { name: 'Zulu' })]);
  expect(listed().map(({ name }) => name)).toEqual(['Template b', 'Zulu']);
});

it('has one default for a project and type, the last one, and leaves those of other types alone', () => {
  const other = aTemplate('other', { issueTypeId: '10005', isDefault: true });
  templates.save('account-1', 'cloud-1', [
    other,
    aTemplate('a', { isDefault: true }),
    aTemplate('b', { isDefault: true }),
  ]);
  expect(
    listed()
      .filter(({ isDefault }) => isDefault)
      .map(({ id }) => id),
  ).toEqual(['b', 'other']);
});

it('is of one account and site, and goes with the account', () => {
  templates.save('account-1', 'cloud-1', [aTemplate('a')]);
  expect(templates.list('account-2', 'cloud-1')).toEqual([]);
  expect(templates.list('account-1', 'cloud-2')).toEqual([]);
  templates.remove('account-2', 'cloud-1', 'a');
  templates.save('account-2', 'cloud-1', [aTemplate('a', { name: 'Theirs', isDefault: true })]);
  expect(listed()).toEqual([aTemplate('a')]);
  journal.forgetAccount('account-1');
  expect(listed()).toEqual([]);
  expect(templates.list('account-2', 'cloud-1')).toHaveLength(1);
});
