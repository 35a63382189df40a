import { format, resolveConfig } from 'prettier';

export const COLUMNS = [
  'drawn',
  'keyboard only',
  'screen-reader name',
  'valid payload',
  'refused input explained',
  'value read back equal',
  'text in = text out',
  'text on the command line',
] as const;
export type Column = (typeof COLUMNS)[number];

/** What one row of the contract came to: ✓, or why not, in each column. */
export interface RowResult {
  readonly row: string;
  /** The sandbox's field of this type; null where no create form has one. */
  readonly field: string | null;
  readonly control: string;
  /** Why a create form does not fill it in; null where it does. */
  readonly why: string | null;
  readonly said: Partial<Record<Column, string>>;
}

const TICK = '✓';
/** Where every value of the kind is good, nothing can be refused: that is no gap. */
const isFull = (said: string | undefined): boolean =>
  said !== undefined && (said.startsWith(TICK) || said.startsWith('–'));

/** `FIELD × column: reason` for every cell that is not full. */
export function gapsOf(results: readonly RowResult[]): string[] {
  return results
    .filter(({ why }) => why === null)
    .flatMap(({ row, said }) =>
      COLUMNS.filter((column) => !isFull(said[column])).map(
        (column) => `${row} × ${column}: ${said[column] ?? 'not seen'}`,
      ),
    );
}

/** One form of the table. */
export interface Table {
  readonly heading: string;
  readonly results: readonly RowResult[];
}

/** `docs/field-table.md`. */
export async function tableText(tables: readonly Table[], file: string): Promise<string> {
  const text = `<!-- Made by tests/e2e/field-table.spec.ts with FIELD_TABLE=write. Do not edit. -->

# Every field type, tried

Runs of the program itself on the sandbox: each row of the contract's field catalogue that a create form asks for, and each type of three
other forms, filled in with the keyboard alone, sent, and read back from Jira. The last column is the same value as a text on the command
line, which sends the same bytes. A test fails while this file says something else than the runs.

${tables.map(section).join('\n')}`;
  return format(text, { ...(await resolveConfig(file)), parser: 'markdown' });
}

function section({ heading, results }: Table): string {
  const filled = results.filter(({ why }) => why === null);
  const others = results.filter(({ why }) => why !== null);
  const share = (column: Column): string =>
    `${filled.filter(({ said }) => isFull(said[column])).length} of ${filled.length}`;
  const head = ['type', 'field', 'control', ...COLUMNS];
  const rows = filled.map(({ row, field, control, said }) =>
    line([row, field ?? '', control, ...COLUMNS.map((column) => said[column] ?? 'not seen')]),
  );
  const left = others.map(({ row, why }) => line([row, why ?? '']));
  const notFilled =
    left.length === 0 ? [] : ['', 'Not filled in on create:', '', line(['type', 'why']), rule(2), ...left];
  return [
    `## ${heading}`,
    '',
    line(head),
    rule(head.length),
    ...rows,
    line(['**full**', '', '', ...COLUMNS.map(share)]),
    ...notFilled,
    '',
  ].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function rule(count: number): string {
  return line(Array.from({ length: count }, () => '---'));
}
