/** One row of a sheet for SHOP, by its headers. */
export type Cells = Record<string, string>;

/** Ten rows at a time: an epic, stories under it, a bug that blocks an issue, and a sub-task under the story before. */
export function shopRows(count: number): Cells[] {
  return Array.from({ length: count }, (_, index): Cells => {
    const place = index % 10;
    const type = place === 0 ? 'Epic' : place === 5 ? 'Bug' : place === 8 ? 'Sub-task' : 'Story';
    // The header is row 1 of a spreadsheet.
    const parent =
      type === 'Epic' ? '' : type === 'Sub-task' ? `R-${String(index - 1)}` : `#${String(index - place + 2)}`;
    return {
      Ref: `R-${String(index)}`,
      Summary: `Gift wrap, case ${String(index)}`,
      Type: type,
      Parent: parent,
      'Epic Name': type === 'Epic' ? `Gift wrap ${String(index)}` : '',
      Priority: ['Highest', 'High', 'Medium', ''][index % 4] ?? '',
      Assignee: ['Mara Lind', 'oda.voss@larkfield.example', ''][index % 3] ?? '',
      Labels: 'gift, autumn',
      'Due date': '2026-12-24',
      Severity: type === 'Bug' ? 'Sev 2, major' : '',
      Area: type === 'Bug' ? 'Checkout > Vouchers' : '',
      'QA owner': type === 'Bug' ? 'Mara Lind' : '',
      'Found on': type === 'Bug' ? '2026-11-02' : '',
      Components: type === 'Story' ? 'Basket, Checkout' : '',
      'Story Points': type === 'Story' ? '3' : '',
      Description: 'It is **not** wrapped.\n\n- order\n- wait',
      'Linked Issues': type === 'Bug' && index < 20 ? 'Blocks -> SHOP-1' : '',
    };
  });
}

/** Rows of SHOP that are told from all others by a name of their own. */
export function rowsNamed(name: string, count: number): Cells[] {
  return shopRows(count).map((row) => ({ ...row, Summary: row['Summary']?.replace('Gift wrap', name) ?? '' }));
}

export function summariesOf(rows: readonly Cells[]): string[] {
  return rows.map((row) => row['Summary'] ?? '');
}

/** As a program exports it. */
export function csvOf(rows: readonly Cells[]): string {
  const header = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  return [line(header), ...rows.map((row) => line(header.map((name) => row[name] ?? '')))].join('\r\n');
}

interface Fault {
  readonly code: string;
  readonly column: string;
  /** Counted from 0. */
  readonly at: number;
  readonly wrong: string;
  /** One of the closest values. */
  readonly closest?: string;
}

/** One fault a row, in rows of which no other is the parent. */
export const FAULTS: readonly Fault[] = [
  { code: 'not-accepted', column: 'Priority', at: 1, wrong: 'Hihg', closest: 'High' },
  { code: 'unknown-type', column: 'Type', at: 2, wrong: 'Storry', closest: 'Story' },
  { code: 'not-found', column: 'Assignee', at: 3, wrong: 'Zebulon Quux' },
  { code: 'guess', column: 'Assignee', at: 4, wrong: 'Mara Lnd', closest: 'Mara Lind' },
  { code: 'required', column: 'Severity', at: 5, wrong: '' },
  { code: 'not-a-date', column: 'Due date', at: 6, wrong: 'next week' },
  { code: 'parent-unknown', column: 'Parent', at: 9, wrong: 'R-9999' },
  { code: 'parent-unknown', column: 'Parent', at: 11, wrong: 'SHOP-99999' },
  { code: 'too-long', column: 'Summary', at: 12, wrong: 'x'.repeat(300) },
  { code: 'required', column: 'Summary', at: 13, wrong: '' },
  { code: 'off-screen', column: 'Severity', at: 14, wrong: 'Sev 1, outage' },
  { code: 'not-accepted', column: 'Area', at: 15, wrong: 'Checkout > Vuochers' },
  { code: 'not-a-number', column: 'Story Points', at: 16, wrong: 'many' },
  { code: 'not-accepted', column: 'Components', at: 19, wrong: 'Basket, Chekout', closest: 'Checkout' },
  { code: 'required', column: 'Parent', at: 18, wrong: '' },
  { code: 'not-an-issue', column: 'Linked Issues', at: 25, wrong: 'Blocks -> somewhere' },
  { code: 'error-cell', column: 'Due date', at: 21, wrong: '#REF!' },
  { code: 'formula', column: 'Summary', at: 22, wrong: '=HYPERLINK("http://a.example")' },
  { code: 'parent-cycle', column: 'Parent', at: 23, wrong: '#25' },
  { code: 'parent-level', column: 'Parent', at: 24, wrong: '#31' },
]; // prettier-ignore

export function withFaults(rows: readonly Cells[]): Cells[] {
  return rows.map((row, at) => {
    const faults = FAULTS.filter((fault) => fault.at === at);
    return { ...row, ...Object.fromEntries(faults.map(({ column, wrong }) => [column, wrong])) };
  });
}

/** Of an issue of the sandbox. */
export function summaryOf(values: Readonly<Record<string, unknown>>): string {
  const { summary } = values;
  return typeof summary === 'string' ? summary : '';
}
