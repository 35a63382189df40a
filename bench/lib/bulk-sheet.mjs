/** Sheets for the project Storefront of the sandbox: thirty columns, all of them mapped by their names. */
const COLUMNS = [
  'Ref',
  'Summary',
  'Type',
  'Project',
  'Parent',
  'Epic Name',
  'Severity',
  'Area',
  'QA owner',
  'Found on',
  'Description',
  'Priority',
  'Assignee',
  'Labels',
  'Components',
  'Fix versions',
  'Due date',
  'Linked Issues',
  'Affects versions',
  'Environment',
  'Story Points',
  'Time tracking',
  'Start date',
  'Steps to reproduce',
  'Browsers',
  'Customer tier',
  'Order number',
  'Support case',
  'Occurred at',
  'Notes of support',
];

const pick = (list, at) => list[at % list.length];
const day = (month, at) => `2026-${month}-${String((at % 27) + 1).padStart(2, '0')}`;

/** Faults, of which a row has one at most; each is one that a person makes. */
const FAULTS = [
  (row) => ({ ...row, Priority: 'Hihg' }),
  (row) => ({ ...row, Components: 'Basket, Chekout' }),
  (row) => ({ ...row, 'Story Points': 'many' }),
  (row) => ({ ...row, 'Due date': 'next week' }),
  (row) => ({ ...row, Severity: '' }),
  (row) => ({ ...row, Assignee: 'Zebulon Quux' }),
  (row) => ({ ...row, Summary: `${row.Summary} ${'x'.repeat(300)}` }),
  (row) => ({ ...row, 'Time tracking': 'a while' }),
];

/**
 * Lines of cells, the header first: an epic in a hundred rows, bugs under it, every text of its own.
 * @param {{ rows: number, faulty: number }} of `faulty`: how many of the rows have a fault, evenly spread
 */
export function sheetLines({ rows, faulty }) {
  const lines = [COLUMNS];
  const every = faulty === 0 ? Infinity : rows / faulty;
  let faults = 0;
  for (let at = 0; at < rows; at += 1) {
    const row = at % 100 === 0 ? epic(at) : bug(at);
    const isFaulty = at % 100 !== 0 && Math.floor(at / every) >= faults && faults < faulty;
    const made = isFaulty ? FAULTS[faults % FAULTS.length](row) : row;
    if (isFaulty) faults += 1;
    lines.push(COLUMNS.map((name) => made[name] ?? ''));
  }
  return lines;
}

function epic(at) {
  return { Ref: `R-${at}`, Summary: `Gift wrap ${at}`, Type: 'Epic', 'Epic Name': `Wrap ${at}`, Priority: 'High' };
}

function bug(at) {
  return {
    Ref: `R-${at}`,
    Summary: `Gift wrap, case ${at}: the bow is drawn twice`,
    Type: 'Bug',
    Project: 'SHOP',
    Parent: `R-${at - (at % 100)}`,
    Severity: pick(['Sev 1, outage', 'Sev 2, major', 'Sev 3, minor', 'Sev 4, cosmetic'], at),
    Area: 'Checkout > Vouchers',
    'QA owner': pick(['Mara Lind', 'Oda Voss'], at),
    'Found on': day('11', at),
    Description: `The order of case ${at} is **not** wrapped.\n\n- put ${at} in the basket\n- choose *gift wrap*\n- pay`,
    Priority: pick(['Highest', 'High', 'Medium', ''], at),
    Assignee: pick(['Mara Lind', 'oda.voss@larkfield.example', ''], at),
    Labels: 'gift, autumn',
    Components: pick(['Basket', 'Basket, Checkout', 'Mail'], at),
    'Fix versions': pick(['4.18', '4.19'], at),
    'Due date': day('12', at),
    'Linked Issues': at % 500 === 7 ? 'Blocks -> SHOP-1' : '',
    'Affects versions': '4.17',
    Environment: pick(['iOS 26', 'Android 17', 'Windows'], at),
    'Story Points': String((at % 8) + 1),
    'Time tracking': `${(at % 6) + 1}h`,
    'Start date': day('10', at),
    'Steps to reproduce': 'Pay twice.',
    Browsers: pick(['Chrome', 'Firefox, Safari'], at),
    'Customer tier': pick(['Member', 'Gold member', 'Walk-in'], at),
    'Order number': `O-${100_000 + at}`,
    'Support case': `https://support.example/case/${at}`,
    'Occurred at': `${day('11', at)}T13:30+01:00`,
    'Notes of support': `Called ${(at % 3) + 1} times.`,
  };
}

/** As a program exports it. */
export function csvOf(lines) {
  return lines.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
}
