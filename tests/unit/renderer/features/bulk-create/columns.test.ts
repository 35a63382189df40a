import { expect, it } from 'vitest';
import { NO_MAPPING, type ColumnMapping, type Target } from '@shared/bulk/mapping';
import { columnsOf } from '../../../../../src/renderer/features/bulk-create/grid/columns';
import { iconOf } from '../../../../../src/renderer/features/bulk-create/grid/column-icon';
import { SITE } from '../../../../support/bulk/sample-site';

const LONG = 'Very long header '.repeat(8).trim();

const mapped = (header: string, target: Target, values: Readonly<Record<string, string>> = {}): ColumnMapping => ({
  header,
  nth: 1,
  target,
  values,
  dates: null,
  numbers: null,
  unit: null,
  text: null,
});
const field = (name: string): Target => {
  const found = SITE.types.flatMap(({ fields }) => fields).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no field ${name}`);
  return { kind: 'field', fieldId: found.fieldId, name };
};
const columns = (...of: readonly (readonly [ColumnMapping, string])[]) =>
  columnsOf(
    { header: of.map(([{ header }]) => header), rows: [{ number: 2, line: 2, cells: of.map(([, cell]) => cell) }] },
    SITE,
    { ...NO_MAPPING, columns: of.map(([column]) => column) },
  );

it('makes a column wide enough for what its values stand for and what the file says', () => {
  const says = 'As soon as ever it can be done';
  const [plain, meant] = columns(
    [mapped('Priority', field('Priority')), says],
    [{ ...mapped('Priority', field('Priority'), { [says]: 'Highest' }), nth: 2 }, says],
  );
  expect((meant?.width ?? 0) - (plain?.width ?? 0)).toBe('Highest ← '.length * 7);
});

it('cuts a long header rather than that it takes the width of the window', () => {
  const [leftOut, used, short] = columns(
    [mapped(LONG, { kind: 'none' }), 'a'],
    [{ ...mapped(LONG, field('Summary')), nth: 2 }, 'a'],
    [mapped('Memo', { kind: 'none' }), 'a'],
  );
  expect(leftOut?.width).toBeLessThan(130);
  expect(used?.width).toBeLessThan(300);
  expect(short?.width).toBeLessThanOrEqual(leftOut?.width ?? 0);
});

it('tells numbers, projects, names of rows and choices apart by their icons', () => {
  const icons = columns(
    [mapped('Points', field('Story point estimate')), ''],
    [mapped('Project', { kind: 'project' }), ''],
    [mapped('Ref', { kind: 'row-name' }), ''],
    [mapped('Priority', field('Priority')), ''],
    [mapped('Memo', { kind: 'none' }), ''],
  ).map(iconOf);
  expect(new Set(icons).size).toBe(5);
});
