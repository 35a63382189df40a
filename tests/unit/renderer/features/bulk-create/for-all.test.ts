import { expect, it } from 'vitest';
import { NO_MAPPING, unmappedColumn, type Mapping, type Target } from '@shared/bulk/mapping';
import { columnsOf } from '../../../../../src/renderer/features/bulk-create/grid/columns';
import { forAllOf } from '../../../../../src/renderer/features/bulk-create/panel/for-all';
import { SITE } from '../../../../support/bulk/sample-site';

function forAll(targets: readonly Target[], more: Partial<Mapping>) {
  const columns = targets.map((target, at) => ({ ...unmappedColumn(`Column ${String(at)}`, 1), target }));
  const mapping: Mapping = { ...NO_MAPPING, columns, ...more };
  const header = columns.map((column) => column.header);
  return forAllOf(mapping, columnsOf({ header, rows: [] }, SITE, mapping), SITE).map(({ name, text }) => [name, text]);
}

const SUMMARY: Target = { kind: 'field', fieldId: 'summary', name: 'Summary' };

it('names what rows get of fields that have no column, people by name, and leaves out what a column says', () => {
  const defaults = [
    { fieldId: 'labels', name: 'Labels', text: 'autumn' },
    { fieldId: 'assignee', name: 'Assignee', text: 'Mara Lind <712020:5b10ac8d-0000-4000-8000-00c04fd430c8>' },
    { fieldId: 'summary', name: 'Summary', text: 'Nameless' },
    { fieldId: 'customfield_99999', name: 'Of another project', text: 'Nobody gets it' },
  ];
  expect(forAll([SUMMARY], { issueType: '10004', parent: 'SHOP-12', defaults })).toEqual([
    ['Issue type', 'Bug'],
    ['Parent', 'SHOP-12'],
    ['Labels', 'autumn'],
    ['Assignee', 'Mara Lind'],
  ]);
  expect(
    forAll([SUMMARY, { kind: 'issue-type' }, { kind: 'parent' }], { issueType: 'Bug', parent: 'SHOP-12' }),
  ).toEqual([]);
});

it('says nothing where nothing is for all rows', () => {
  expect(forAll([SUMMARY], {})).toEqual([]);
});
