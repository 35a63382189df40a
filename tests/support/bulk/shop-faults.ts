import { seeded, type Planted } from './planted-faults';

/**
 * Headers of a sheet for the sandbox's SHOP as people write them. What `FAULTS` of planted-faults.ts are for a site of the contract's
 * fields, these are for the site that the program is tested on.
 */
const SHOP_HEADER = [
  'Ref', 'Title', 'Kind', 'Parent', 'Project', 'Epic Name', 'Component/s', 'Owner', 'QA owner', 'Sev', 'Area', 'Prio', 'Until', 'Label',
  'Label', 'Details', 'Original estimate', 'Points', 'Support case', 'Fix Version/s', 'Links', 'Found on', 'Occurred at', 'Reviewers', 'Sprint',
  'Browsers', 'Customer tier',
] as const; // prettier-ignore

type Header = (typeof SHOP_HEADER)[number];
type Cells = Record<Header, string> & { readonly number: number };
/** What a fault needs of the row that it is put into. `any`: a story or a bug. */
type Wants = 'any' | 'bug' | 'story' | 'sub-task' | 'epic';

/** Issues of the site that rows name. */
export interface Named {
  readonly epic: string;
  readonly story: string;
  /** Of another project. */
  readonly elsewhere: string;
  /** The summary of a story without a parent that the program has seen. */
  readonly seen: string;
}

interface Fault extends Pick<Planted, 'kind' | 'code'> {
  readonly header: Header;
  readonly wants?: Wants;
  readonly warns?: boolean;
  readonly wrong: string | ((own: Cells, near: Cells, named: Named) => string);
}

export const SHOP_FAULTS: readonly Fault[] = [
  { kind: 'a summary that lacks', code: 'required', header: 'Title', wrong: '' },
  { kind: 'a summary that is too long', code: 'too-long', header: 'Title', wrong: ({ Title }) => `${Title} ${'and more '.repeat(30).trim()}` },
  { kind: 'a summary of two lines', code: 'line-break', header: 'Title', wrong: ({ Title }) => `${Title}\nsecond line` },
  { kind: 'a formula', code: 'formula', header: 'Title', wrong: ({ number }) => `=CONCAT(A${String(number)},B1)` },
  { kind: 'a spreadsheet’s error', code: 'error-cell', header: 'Points', wrong: '#REF!' },
  { kind: 'an unknown issue type', code: 'unknown-type', header: 'Kind', wrong: 'Defekt' },
  { kind: 'another project', code: 'other-project', header: 'Project', wrong: 'PAY' },
  { kind: 'a misspelt component', code: 'not-accepted', header: 'Component/s', wrong: 'Checkot' },
  { kind: 'a wrong entry of a list', code: 'not-accepted', header: 'Component/s', wrong: 'Checkout, Mial' },
  { kind: 'an unknown priority', code: 'not-accepted', header: 'Prio', wrong: 'Asap' },
  { kind: 'an unknown severity', code: 'not-accepted', header: 'Sev', wants: 'bug', wrong: 'Blocker' },
  { kind: 'a severity that is switched off', code: 'not-accepted', header: 'Sev', wants: 'bug', wrong: 'Critical' },
  { kind: 'a severity that lacks', code: 'required', header: 'Sev', wants: 'bug', wrong: '' },
  { kind: 'a person that lacks', code: 'required', header: 'QA owner', wants: 'bug', wrong: '' },
  { kind: 'an epic without a name', code: 'required', header: 'Epic Name', wants: 'epic', wrong: '' },
  { kind: 'a field that is off screen', code: 'off-screen', header: 'Sev', wants: 'story', wrong: 'Sev 3, minor' },
  { kind: 'an unknown child option', code: 'not-accepted', header: 'Area', wants: 'bug', wrong: 'Checkout > Japan' },
  { kind: 'an unknown box to tick', code: 'not-accepted', header: 'Browsers', wants: 'bug', wrong: 'Chrome, Netscape' },
  { kind: 'an unknown button of a group', code: 'not-accepted', header: 'Customer tier', wants: 'bug', wrong: 'Diamond' },
  { kind: 'an unknown version', code: 'not-accepted', header: 'Fix Version/s', wrong: '4.91' },
  { kind: 'an unknown person', code: 'not-found', header: 'Owner', wrong: 'h.quill@example.com' },
  { kind: 'a name that is nearly somebody’s', code: 'guess', header: 'Owner', wrong: 'Mara Lnd' },
  { kind: 'an unknown person in a list', code: 'not-found', header: 'Reviewers', wants: 'story', wrong: 'Oda Voss; Nobody Here' },
  { kind: 'an unknown sprint', code: 'not-found', header: 'Sprint', wrong: 'Quarter 99' },
  { kind: 'a day that is not in the calendar', code: 'date-order', header: 'Until', wrong: '31/11/2026' },
  { kind: 'a date in the other order', code: 'date-order', header: 'Until', wrong: '12/31/2026' },
  { kind: 'a spreadsheet’s day number', code: 'day-number', header: 'Until', wrong: '46356' },
  { kind: 'a date in words', code: 'not-a-date', header: 'Found on', wants: 'bug', wrong: 'next Tuesday' },
  { kind: 'a time in words', code: 'not-a-date', header: 'Occurred at', wants: 'bug', wrong: 'after lunch' },
  { kind: 'a word for a number', code: 'not-a-number', header: 'Points', wrong: 'five' },
  { kind: 'a number of two readings', code: 'not-a-number', header: 'Points', wrong: '1,234' },
  { kind: 'no duration', code: 'not-a-duration', header: 'Original estimate', wrong: 'a while' },
  { kind: 'no address', code: 'not-an-address', header: 'Support case', wants: 'bug', wrong: 'see the wiki' },
  { kind: 'a label that is too long', code: 'unreadable', header: 'Label', wrong: 'x'.repeat(256) },
  { kind: 'rich text that is too long', code: 'too-long', header: 'Details', wrong: 'All of it. '.repeat(3_000) },
  { kind: 'a link to no issue', code: 'not-an-issue', header: 'Links', wrong: 'Blocks -> somewhere' },
  { kind: 'a parent that is no row', code: 'parent-unknown', header: 'Parent', wants: 'story', wrong: '#999999' },
  { kind: 'a parent that does not exist', code: 'parent-unknown', header: 'Parent', wants: 'story', wrong: 'SHOP-47110' },
  { kind: 'a parent of another project', code: 'parent-elsewhere', header: 'Parent', wants: 'sub-task', wrong: (_own, _near, { elsewhere }) => elsewhere },
  { kind: 'a parent of the wrong level', code: 'parent-level', header: 'Parent', wants: 'story', wrong: (_own, _near, { story }) => story },
  { kind: 'a row as its own parent', code: 'parent-cycle', header: 'Parent', wants: 'story', wrong: ({ number }) => `#${String(number)}` },
  { kind: 'a sub-task without a parent', code: 'required', header: 'Parent', wants: 'sub-task', wrong: '' },
  { kind: 'the same row twice', code: 'duplicate-row', header: 'Title', wants: 'story', warns: true, wrong: (_own, { Title }) => Title },
  { kind: 'an issue that exists already', code: 'duplicate-issue', header: 'Title', wants: 'story', warns: true, wrong: (_own, _near, { seen }) => seen.toUpperCase() },
]; // prettier-ignore

/** The second of the two columns of labels holds one word of its own. */
const SECOND_LABEL = 'by-robot';

export interface PlantedShop {
  readonly header: readonly string[];
  /** Texts of the cells, row by row. */
  readonly rows: readonly (readonly string[])[];
  readonly planted: readonly Planted[];
}

/** Rows for SHOP with every kind of fault planted `each` times, one in a row. The same seed gives the same sheet. */
export function plantShopFaults({
  rows,
  seed,
  each,
  named,
}: {
  readonly rows: number;
  readonly seed: number;
  readonly each: number;
  readonly named: Named;
}): PlantedShop {
  const random = seeded(seed);
  const cells = Array.from({ length: rows }, (_, index) => cleanRow(index, random, named));
  const planted: Planted[] = [];
  const taken = new Set<number>();
  for (let time = 0; time < each; time += 1) {
    for (const fault of SHOP_FAULTS) {
      const index = pick(cells, taken, fault.wants ?? 'any', random);
      const [near, own] = [cells[index - 1], cells[index]];
      if (near === undefined || own === undefined) throw new Error(`No row is left for ${fault.kind}`);
      const { kind, code, header, warns = false, wrong } = fault;
      const right = own[header];
      const text = typeof wrong === 'string' ? wrong : wrong(own, near, named);
      cells[index] = { ...own, [header]: text };
      if (code === 'duplicate-row') Object.assign(cells[index], { Parent: near.Parent });
      if (code === 'duplicate-issue') Object.assign(cells[index], { Parent: '' });
      planted.push({ kind, code, row: own.number, header, right, warns });
    }
  }
  const label = SHOP_HEADER.indexOf('Label');
  return {
    header: SHOP_HEADER,
    rows: cells.map((row) =>
      SHOP_HEADER.map((header, column) => (header === 'Label' && column !== label ? SECOND_LABEL : row[header])),
    ),
    planted,
  };
}

/** Twenty rows at a time: an epic, then stories and bugs under it, and a sub-task under the story before. */
function cleanRow(index: number, random: () => number, { epic }: Named): Cells {
  const place = index % 20;
  const one = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const kind = place === 0 ? 'Epic' : place % 5 === 4 ? 'Bug' : place % 5 === 3 ? 'Sub-task' : 'Story';
  const top = index - place;
  const above = kind === 'Epic' ? '' : one([`#${String(top + 2)}`, `R-${String(top)}`, epic]);
  const day = String(13 + Math.floor(random() * 15));
  const plans = kind === 'Story' || kind === 'Bug';
  const bug = (text: string): string => (kind === 'Bug' ? text : '');
  const planned = (text: string): string => (plans ? text : '');
  return {
    number: index + 2,
    Ref: `R-${String(index)}`,
    Title: `${one(['Size guide', 'Voucher', 'Price filter', 'Wish list', 'Invoice mail'])} ${one(['opens late', 'is cut off', 'stutters'])} in case ${String(index)}`,
    Kind: kind,
    Parent: kind === 'Sub-task' ? `R-${String(index - 1)}` : above,
    Project: 'SHOP',
    'Epic Name': kind === 'Epic' ? `Robots ${String(index)}` : '',
    'Component/s': one(['Checkout', 'Mail', 'Checkout, Mail', '']),
    Owner: one(['Mara Lind', 'oda.voss@larkfield.example', 'jonas.keller@larkfield.example', '']),
    'QA owner': bug(one(['Mara Lind', 'Oda Voss'])),
    Sev: bug(one(['Sev 1, outage', 'Sev 2, major', 'Sev 3, minor'])),
    Area: bug(one(['Checkout > Vouchers', 'Mail > Newsletter', 'Whole shop'])),
    Prio: one(['Highest', 'High', 'Medium', 'Low', '']),
    Until: one([`${day}/11/2026`, '2026-11-30', '30.11.2026', '']),
    Label: '',
    Details: one(['It happens **each time**.\n\n- open\n- close', 'Seen by two customers.', '']),
    'Original estimate': planned(one(['2d 4h', '30m', ''])),
    Points: planned(one(['1', '3', '5', ''])),
    'Support case': bug(one(['https://a.example/case/7', ''])),
    'Fix Version/s': planned(one(['4.19', '4.18, 4.19', ''])),
    Links: planned(one([`Blocks -> ${epic}`, '', '', '', ''])),
    'Found on': bug('2026-11-02'),
    'Occurred at': bug(one(['2026-11-02 08:30', ''])),
    Reviewers: kind === 'Story' ? one(['Mara Lind; Oda Voss', '']) : '',
    Sprint: planned(one(['Storefront 38', ''])),
    Browsers: bug(one(['Chrome, Firefox', ''])),
    'Customer tier': bug(one(['Member', ''])),
  };
}

/** The place of a row that no fault has yet, that no other row of a fault refers to, and that can have the fault. */
function pick(rows: readonly Cells[], taken: Set<number>, wants: Wants, random: () => number): number {
  const fits = (index: number): boolean => {
    const [before, own, after] = [rows[index - 1]?.Kind, rows[index]?.Kind, rows[index + 1]?.Kind];
    if (before === undefined || own === undefined || taken.has(index)) return false;
    if (wants === 'epic') return own === 'Epic';
    if (wants === 'bug') return own === 'Bug';
    if (wants === 'sub-task') return own === 'Sub-task';
    // A story that a sub-task stands under would hold it back.
    const story = own === 'Story' && after !== 'Sub-task';
    if (wants === 'story') return story && before === 'Story';
    return own === 'Bug' || story;
  };
  const start = Math.floor(random() * rows.length);
  for (let step = 0; step < rows.length; step += 1) {
    const index = (start + step) % rows.length;
    if (!fits(index)) continue;
    for (const near of [index - 1, index, index + 1]) taken.add(near);
    return index;
  }
  return -1;
}
