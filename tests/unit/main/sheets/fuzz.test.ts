import { describe, expect, it } from 'vitest';
import { readBytes } from '../../../../src/main/sheets/read-bytes';
import { TableRefused } from '../../../../src/shared/bulk/reading/table-limits';
import { unzipSync } from 'fflate';
import { seededRandom } from '../../../e2e/support/seeded-random';
import { workbookParts, zipped } from './a-workbook';

const RUNS = process.env['SOAK'] === undefined ? 700 : 50_000;
/** `npm test` seeds a run by its commit; a run by hand is another one each time. */
const SEED = process.env['TEST_SEED'] ?? Date.now().toString(16);
/** Milliseconds of this thread: what others do on the machine does not count. */
const MOST = 1_000;

const CSV = Buffer.from(
  'Summary,Priority,Labels,Labels,Due\r\n"Login, fails",High,a,b,2026-11-30\r\n"two\r\nlines",Low,"x ""y""",,\r\n=1+1,"",é,🙂,30.11.2026\r\n'.repeat(
    6,
  ),
);
const ROW = (at: number): string =>
  `<row r="${at}"><c r="A${at}" t="s"><v>${at % 3}</v></c><c r="B${at}" s="1"><v>46356.4</v></c><c r="C${at}" t="inlineStr"><is><r><t>a</t></r></is></c><c r="D${at}" t="b"><v>1</v></c><c r="E${at}"><f>1+1</f><v>2</v></c></row>`;
const XLSX = zipped(
  workbookParts(
    [
      {
        name: 'Plan',
        xml: `<sheetData>${[1, 2, 3, 4, 5].map(ROW).join('')}</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`,
      },
      { name: 'Lists', state: 'hidden', xml: '<sheetData/>' },
    ],
    {
      'xl/sharedStrings.xml': '<sst><si><t>Summary</t></si><si><r><t>a</t></r></si><si><t>_x000D_&amp;</t></si></sst>',
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>',
    },
  ),
);
const PAGE = Buffer.from(
  `<html><style>td{}</style><table><tr><th>Summary<th colspan=2>Note</tr>${'<tr><td rowspan=2 sdval="46356" sdnum="1033;0;YYYY-MM-DD">x<br>y &amp; z<td style="white-space:pre" data-sheets-value=\'{"1":3,"3":2}\'>b</td></tr>'.repeat(8)}</table>`,
);
const PARTS = Object.entries(unzipSync(XLSX));
const TOKENS = [
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\r',
  '\n',
  '\0',
  '<',
  '>',
  '&',
  ']]>',
  '<!DOCTYPE a [',
  '<table>',
  '\uFEFF',
  '1e999',
  '-1',
  '=',
  'sep=;\n',
  '<row>',
  '</c>',
  't="s"',
];

type Random = ReturnType<typeof seededRandom>;

/** Bytes with a few places changed, cut out, doubled, or filled with what means something. */
function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  let made = Buffer.from(bytes);
  const below = (most: number): number => Math.floor(random() * most);
  for (let times = 1 + below(8); times > 0; times -= 1) {
    const at = below(made.length + 1);
    const to = at + below(40);
    switch (below(6)) {
      case 0:
        if (at < made.length) made[at] = below(256);
        break;
      case 1:
        made = Buffer.concat([made.subarray(0, at), made.subarray(to)]);
        break;
      case 2:
        made = Buffer.concat([made.subarray(0, to), made.subarray(at)]);
        break;
      case 3:
        made = Buffer.concat([
          made.subarray(0, at),
          Buffer.from(TOKENS[below(TOKENS.length)] ?? ''),
          made.subarray(at),
        ]);
        break;
      case 4:
        made = made.subarray(0, at);
        break;
      default:
        if (at + 4 <= made.length) made.writeUInt32LE(below(2) === 0 ? 0xffffffff : below(2 ** 32), at);
    }
  }
  return made;
}

/** Half of them break the archive; the others are sound archives of broken parts, which get further. */
function mutateXlsx(random: Random): Uint8Array {
  if (random() < 0.4) return mutate(XLSX, random);
  const chosen = Math.floor(random() * PARTS.length);
  return zipped(
    Object.fromEntries(PARTS.map(([name, bytes], at) => [name, at === chosen ? mutate(bytes, random) : bytes])),
  );
}

/** Reads all; every outcome but tables and a refusal in words is a crash. */
async function readAll(
  make: (random: Random) => Uint8Array,
): Promise<{ read: number; refused: number; slowest: number }> {
  const random = seededRandom(SEED);
  const counts = { read: 0, refused: 0, slowest: 0 };
  for (let run = 0; run < RUNS; run += 1) {
    const bytes = make(random);
    const began = process.cpuUsage();
    try {
      for (const { header, rows } of await readBytes('fuzz', bytes)) {
        for (const { cells } of rows) if (cells.length !== header.length) throw new Error('a row of another width');
      }
      counts.read += 1;
    } catch (error) {
      if (!(error instanceof TableRefused)) throw new Error(`run ${run} of seed ${SEED}`, { cause: error });
      counts.refused += 1;
    }
    const { user, system } = process.cpuUsage(began);
    counts.slowest = Math.max(counts.slowest, (user + system) / 1_000);
  }
  return counts;
}

describe('broken bytes', () => {
  const limit = process.env['SOAK'] === undefined ? 60_000 : 1_800_000;
  it.each<[string, (random: Random) => Uint8Array]>([
    ['CSV', (random) => mutate(random() < 0.2 ? Buffer.from(CSV.toString(), 'utf16le') : CSV, random)],
    ['XLSX', mutateXlsx],
    ['a web page', (random) => mutate(PAGE, random)],
  ])(
    'are read or refused in words, and neither takes a second: %s',
    async (name, make) => {
      const counts = await readAll(make);
      process.stdout.write(`${name}: ${JSON.stringify(counts)}, seed ${SEED}\n`);
      expect(counts.slowest).toBeLessThan(MOST);
      // A fuzzer whose every input is refused at the door tests the door.
      expect(counts.read).toBeGreaterThan(RUNS / 10);
    },
    limit,
  );

  it.each<[string, string]>([
    ['quotes that open on every line', '"a\n'.repeat(300_000)],
    ['quotes inside quotes on one line', `"${'a"b"'.repeat(200_000)}\n`],
    ['junk behind quotes', `${'"a"b,'.repeat(400)}\n`.repeat(400)],
    ['junk behind quotes on one line', ' "a"b,'.repeat(60_000)],
    ['doubled quotes that never end', `a,"${'""'.repeat(400_000)}`],
    ['openings and pairs in turn', 'x,"y\n,"""z\n'.repeat(50_000)],
    ['blanks before quotes', `${' '.repeat(1_000)}"\n`.repeat(500)],
    ['blanks behind quotes', `"a"${' '.repeat(1_000)}x\n`.repeat(500)],
    ['line ends alone', '\r\n'.repeat(500_000)],
    ['commas alone', ','.repeat(1_000_000)],
    ['an open quote before many rows with pairs', `a,"b\n${'c,"",d\n'.repeat(80_000)}`],
  ])('does not crawl through %s', async (_, text) => {
    const began = process.cpuUsage();
    await readBytes('crawl.csv', Buffer.from(text)).catch((error: unknown) => {
      if (!(error instanceof TableRefused)) throw error;
    });
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1_000).toBeLessThan(MOST);
  });
});
