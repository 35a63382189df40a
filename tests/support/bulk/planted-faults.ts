import type { ProblemCode } from '@shared/bulk/problem';
import type { Table, TableRow } from '@shared/bulk/table';

/** A fault that was put into a cell, and what would be right there. */
export interface Planted {
  /** In words, and the name of its kind. */
  readonly kind: string;
  readonly code: ProblemCode;
  /** The row's number, as `makeSheet` gives it. */
  readonly row: number;
  readonly header: string;
  /** The text that mends it. */
  readonly right: string;
  /** Whether it is only warned of. */
  readonly warns: boolean;
}

export interface PlantedTable {
  readonly table: Table;
  /** The same without a fault. */
  readonly clean: Table;
  readonly planted: readonly Planted[];
}

export const HEADER = [
  'Ref', 'Title', 'Kind', 'Parent', 'Project', 'Area', 'Owner', 'Sev', 'Prio', 'Until', 'Label', 'Label', 'Details', 'Estimate',
  'Points', 'Amount', 'Support case', 'Region', 'Fix Version/s', 'Links', 'Found on', 'Reviewers', 'Sprint', 'Order number',
] as const; // prettier-ignore

export type Header = (typeof HEADER)[number];

type Cells = Record<Header, string>;

/** What a fault needs of the row it is put into. */
type Wants = 'any' | 'bug' | 'story' | 'sub-task';

interface Fault {
  readonly kind: string;
  readonly code: ProblemCode;
  readonly header: Header;
  readonly wants?: Wants;
  readonly warns?: boolean;
  /** The wrong text; `near` is the row before the planted one. */
  readonly wrong:
    string | ((near: Cells & { readonly number: number }, own: Cells & { readonly number: number }) => string);
}

export const FAULTS: readonly Fault[] = [
  { kind: 'a summary that lacks', code: 'required', header: 'Title', wrong: '' },
  { kind: 'a summary that is too long', code: 'too-long', header: 'Title', wrong: (_near, own) => `${own.Title} ${'and more '.repeat(30).trim()}` },
  { kind: 'a summary of two lines', code: 'line-break', header: 'Title', wrong: (_near, own) => `${own.Title}\nsecond line` },
  { kind: 'a formula', code: 'formula', header: 'Title', wrong: (_near, own) => `=CONCAT(A${String(own.number)},B1)` },
  { kind: 'a spreadsheet’s error', code: 'error-cell', header: 'Points', wrong: '#REF!' },
  { kind: 'an unknown issue type', code: 'unknown-type', header: 'Kind', wrong: 'Defekt' },
  { kind: 'another project', code: 'other-project', header: 'Project', wrong: 'PAY' },
  { kind: 'a misspelt component', code: 'not-accepted', header: 'Area', wrong: 'Checkot' },
  { kind: 'a wrong entry of a list', code: 'not-accepted', header: 'Area', wrong: 'Checkout, Mial' },
  { kind: 'an unknown priority', code: 'not-accepted', header: 'Prio', wrong: 'Asap' },
  { kind: 'an unknown severity', code: 'not-accepted', header: 'Sev', wants: 'bug', wrong: 'Blocker' },
  { kind: 'a severity that lacks', code: 'required', header: 'Sev', wants: 'bug', wrong: '' },
  { kind: 'a field that is off screen', code: 'off-screen', header: 'Sev', wants: 'story', wrong: 'Sev 3, minor' },
  { kind: 'an unknown child option', code: 'not-accepted', header: 'Region', wrong: 'EMEA > Japan' },
  { kind: 'an unknown version', code: 'not-accepted', header: 'Fix Version/s', wrong: '4.91.0' },
  { kind: 'an unknown person', code: 'not-found', header: 'Owner', wrong: 'h.quill@example.com' },
  { kind: 'a name of several people', code: 'several', header: 'Owner', wrong: 'Jonas' },
  { kind: 'a name that is nearly somebody’s', code: 'guess', header: 'Owner', wrong: 'Mara Lindt' },
  { kind: 'an unknown person in a list', code: 'not-found', header: 'Reviewers', wrong: 'Oda Voss; Nobody Here' },
  { kind: 'an unknown sprint', code: 'not-found', header: 'Sprint', wrong: 'Sprint 99' },
  { kind: 'a day that is not in the calendar', code: 'date-order', header: 'Until', wrong: '31/11/2026' },
  { kind: 'a date in the other order', code: 'date-order', header: 'Until', wrong: '12/31/2026' },
  { kind: 'a spreadsheet’s day number', code: 'day-number', header: 'Until', wrong: '46356' },
  { kind: 'a date in words', code: 'not-a-date', header: 'Found on', wrong: 'next Tuesday' },
  { kind: 'a word for a number', code: 'not-a-number', header: 'Points', wrong: 'five' },
  { kind: 'a number of two readings', code: 'not-a-number', header: 'Points', wrong: '1,234' },
  { kind: 'no duration', code: 'not-a-duration', header: 'Estimate', wrong: 'a while' },
  { kind: 'no address', code: 'not-an-address', header: 'Support case', wrong: 'see the wiki' },
  { kind: 'a label that is too long', code: 'unreadable', header: 'Label', wrong: 'x'.repeat(256) },
  { kind: 'rich text that is too long', code: 'too-long', header: 'Details', wrong: 'All of it. '.repeat(3_000) },
  { kind: 'a link to no issue', code: 'not-an-issue', header: 'Links', wrong: 'Blocks -> somewhere' },
  { kind: 'a parent that is no row', code: 'parent-unknown', header: 'Parent', wants: 'story', wrong: '#999999' },
  { kind: 'a parent that does not exist', code: 'parent-unknown', header: 'Parent', wants: 'story', wrong: 'SHOP-4711' },
  { kind: 'a parent of another project', code: 'parent-elsewhere', header: 'Parent', wants: 'sub-task', wrong: 'PAY-12' },
  { kind: 'a parent of the wrong level', code: 'parent-level', header: 'Parent', wants: 'story', wrong: 'SHOP-50' },
  { kind: 'a row as its own parent', code: 'parent-cycle', header: 'Parent', wants: 'story', wrong: (_near, own) => `#${String(own.number)}` },
  { kind: 'a sub-task without a parent', code: 'required', header: 'Parent', wants: 'sub-task', wrong: '' },
  { kind: 'the same row twice', code: 'duplicate-row', header: 'Title', wants: 'story', warns: true, wrong: (near) => near.Title },
]; // prettier-ignore

/** A row that doubles an issue of `KNOWN` stands beside the others: it changes two cells. */
const DOUBLED = 'an issue that exists already';

/**
 * Rows of a sheet as people write them, with every kind of fault planted `each` times, one in a row. The same seed gives the same table.
 * The reading of the file (quotes, encodings) is not in it: what is planted here survives the reading.
 */
export function plantFaults({ rows, seed, each = 1 }: { rows: number; seed: number; each?: number }): PlantedTable {
  const random = seeded(seed);
  const cells = Array.from({ length: rows }, (_, index) => cleanRow(index, random));
  const clean = tableOf(cells);
  const planted: Planted[] = [];
  const taken = new Set<number>();
  const faulty = cells.map((row) => ({ ...row }));
  for (let time = 0; time < each; time += 1) {
    for (const fault of FAULTS) {
      const index = pick(faulty, taken, fault.wants ?? 'any', random);
      const row = faulty[index];
      const near = faulty[index - 1];
      if (row === undefined || near === undefined) throw new Error(`No row is left for ${fault.kind}`);
      const right = row[fault.header];
      const [before, own] = [
        { ...near, number: index + 1 },
        { ...row, number: index + 2 },
      ];
      row[fault.header] = typeof fault.wrong === 'string' ? fault.wrong : fault.wrong(before, own);
      if (fault.code === 'duplicate-row') Object.assign(row, { Kind: near.Kind, Parent: near.Parent, Sev: near.Sev });
      const { kind, code, header, warns = false } = fault;
      planted.push({ kind, code, row: index + 2, header, right, warns });
    }
    const index = pick(faulty, taken, 'story', random);
    const right = faulty[index]?.Title ?? '';
    Object.assign(faulty[index] ?? {}, { Title: `voucher stays  applied ${String(time)}`, Kind: 'Task', Parent: '' });
    planted.push({ kind: DOUBLED, code: 'duplicate-issue', row: index + 2, header: 'Title', right, warns: true });
  }
  return { table: tableOf(faulty), clean, planted };
}

/** Twenty rows at a time: an epic, then stories and bugs under it, and a sub-task under the story before. */
function cleanRow(index: number, random: () => number): Cells {
  const place = index % 20;
  const one = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const kind = place === 0 ? 'Epic' : place % 5 === 4 ? 'Bug' : place % 5 === 3 ? 'Sub-task' : 'Story';
  const epic = index - place;
  const parent =
    kind === 'Epic'
      ? ''
      : kind === 'Sub-task'
        ? `R-${String(index - 1)}`
        : one([`#${String(epic + 2)}`, `R-${String(epic)}`, 'SHOP-3']);
  const day = String(13 + Math.floor(random() * 15));
  return {
    Ref: `R-${String(index)}`,
    Title: `${one(['Size guide', 'Voucher', 'Price filter', 'Wish list', 'Invoice mail'])} ${one(['opens late', 'is cut off', 'stutters'])}, case ${String(index)}`,
    Kind: kind,
    Parent: parent,
    Project: 'SHOP',
    Area: one(['Checkout', 'Mail', 'Checkout, Mail', '']),
    Owner: one(['Mara Lind', 'oda.voss@example.com', 'jonas.kell@example.com', '']),
    Sev: kind === 'Bug' ? one(['Sev 1, outage', 'Sev 2, major', 'Sev 3, minor']) : '',
    Prio: one(['Highest', 'High', 'Medium', 'Low', '']),
    Until: one([`${day}/11/2026`, '2026-11-30', '30.11.2026', '']),
    Label: '',
    Details: one(['It happens **each time**.\n\n- open\n- close', 'Seen by two customers.', '']),
    Estimate: one(['2d 4h', '30m', '']),
    Points: one(['1', '3', '5', '']),
    Amount: one(['3.5', '12', '']),
    'Support case': one(['https://a.example/case/7', '']),
    Region: one(['EMEA > Norway', 'APAC', '']),
    'Fix Version/s': one(['4.19.0', '4.18.2, 4.19.0', '']),
    Links: one(['Blocks -> SHOP-12', '']),
    'Found on': one(['2026-11-02', '']),
    Reviewers: one(['Mara Lind; Oda Voss', '']),
    Sprint: one(['Sprint 37', '']),
    'Order number': one([`A-${String(index)}`, '']),
  };
}

function tableOf(rows: readonly Cells[]): Table {
  const label = HEADER.indexOf('Label');
  return {
    name: 'autumn-catalogue.csv',
    header: HEADER,
    rows: rows.map((row, index): TableRow => ({
      line: index + 2,
      // The second of the two columns of labels holds one word of its own.
      cells: HEADER.map((header, column) => (header === 'Label' && column !== label ? 'autumn' : row[header])),
    })),
    notes: [],
  };
}

/** A row that no fault has yet, that no other row of a fault refers to, and that can have the fault. */
function pick(rows: readonly Cells[], taken: Set<number>, wants: Wants, random: () => number): number {
  const fits = (row: Cells | undefined, index: number): boolean => {
    const [before, after] = [rows[index - 1]?.Kind, rows[index + 1]?.Kind];
    if (row === undefined || row.Kind === 'Epic' || before === undefined || before === 'Epic' || taken.has(index))
      return false;
    if (wants === 'bug') return row.Kind === 'Bug';
    if (wants === 'sub-task') return row.Kind === 'Sub-task';
    // A story that a sub-task stands under would hold it back.
    if (wants === 'story') return row.Kind === 'Story' && after !== 'Sub-task' && before === 'Story';
    return row.Kind === 'Bug' || (row.Kind === 'Story' && after !== 'Sub-task');
  };
  const start = Math.floor(random() * rows.length);
  for (let step = 0; step < rows.length; step += 1) {
    const index = (start + step) % rows.length;
    if (!fits(rows[index], index)) continue;
    for (const near of [index - 1, index, index + 1]) taken.add(near);
    return index;
  }
  return -1;
}

/** Mulberry32: small, and the same everywhere. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
