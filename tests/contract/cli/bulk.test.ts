import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from '@shared/schema';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server';
import { keyOf, parentOf } from '../../../src/sandbox/world/find';
import type { Issue } from '../../../src/sandbox/world/model';
import { workbookParts, zipped } from '../../unit/main/sheets/a-workbook';
import { buildCli, type BuiltCli } from './build-cli';
import { kitchenRow } from '../../support/bulk/kitchen-row';
import { csvOf, FAULTS, shopRows, summaryOf, withFaults, type Cells } from '../../support/bulk/shop-rows';
import { startHoldingProxy, type HoldingProxy } from './holding-proxy';
import { environmentFor, runCli, startCli, type CliEnvironment, type CliRun } from './run-cli';

const line = z.record(z.string(), z.unknown());
const BULK = { method: 'POST', path: /\/issue\/bulk$/ };
const CREATE = { method: 'POST', path: /\/rest\/api\/3\/issue(\/bulk)?$/ };

let built: BuiltCli;
let sandbox: Sandbox;
let proxy: HoldingProxy;
let folder: string;
let env: CliEnvironment;

beforeAll(async () => {
  built = await buildCli();
}, 60_000);
afterAll(() => built.remove());
beforeEach(async () => {
  sandbox = await startSandbox({ issues: 60 });
  proxy = await startHoldingProxy(sandbox.apiOrigin);
  folder = mkdtempSync(join(tmpdir(), 'workbench-cli-bulk-'));
  env = { ...environmentFor(sandbox, folder, proxy.origin), WORKBENCH_SITE: 'larkfield.atlassian.net' };
});
afterEach(async () => {
  await proxy.close();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Told extends CliRun {
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly summary: Readonly<Record<string, unknown>>;
}

function told(run: CliRun): Told {
  const lines = run.stdout
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => line.parse(JSON.parse(text)));
  return { ...run, lines, summary: line.parse(lines.at(-1)?.['summary'] ?? {}) };
}

const file = (name: string): string => join(folder, name);
const bulk = async (...args: string[]): Promise<Told> => told(await runCli(built.cli, ['bulk', ...args], env));
const shop = (...args: string[]): Promise<Told> => bulk(...args, '--project', 'SHOP');
/** An issue as the sandbox has it. */
interface Made {
  readonly id: string;
  readonly key: string;
  readonly summary: string;
  readonly parentId: string | null;
  readonly links: Issue['links'];
}
const issuesOf = (project: string): Made[] =>
  sandbox.world.sites
    .slice(0, 1)
    .flatMap((site) =>
      site.issues.map((issue) => ({ key: keyOf(site, issue), parentId: parentOf(site, issue)?.id ?? null, issue })),
    )
    .filter(({ key }) => key.startsWith(`${project}-`))
    .map(({ key, parentId, issue: { id, values, links } }) => ({
      id,
      key,
      parentId,
      links,
      summary: summaryOf(values),
    }));
const casesIn = (project: string): Made[] => issuesOf(project).filter(({ summary }) => summary.startsWith('Gift wrap'));
/** Without the marker, which is another one for each change. */
const unmarked = (body: string): string => JSON.stringify({ ...line.parse(JSON.parse(body)), properties: undefined });

describe('a sheet of 120 rows with faults in it', () => {
  it('is told fault by fault, each in its cell, and nothing is sent', async () => {
    writeFileSync(file('plan.csv'), csvOf(withFaults(shopRows(120))));
    const dry = await shop(file('plan.csv'), '--dry-run');
    expect(dry.stderr).toBe('');
    expect(dry.code).toBe(2);
    for (const { code, column, at, closest } of FAULTS) {
      const there = dry.lines.find(
        (one) => one['problem'] === code && one['row'] === at + 2 && one['column'] === column,
      );
      expect(there, `${code} in ${column} of row ${String(at + 2)}`).toBeDefined();
      expect(JSON.stringify(there?.['closest'])).toContain(closest ?? '');
    }
    expect(dry.lines).toContainEqual(expect.objectContaining({ problem: 'not-accepted', cell: 'F3', wrong: 'Hihg' }));
    const rows = new Set(dry.lines.filter((one) => 'problem' in one).map((one) => one['row']));
    expect(rows).toEqual(new Set(FAULTS.map(({ at }) => at + 2)));
    expect(sandbox.requests.count(CREATE)).toBe(0);
    const run = await shop(file('plan.csv'), '--run');
    expect(run).toMatchObject({ code: 2 });
    expect(run.stderr).toContain('Nothing was sent.');
    expect(sandbox.requests.count(CREATE)).toBe(0);
    expect(casesIn('SHOP')).toHaveLength(0);
  }, 60_000);

  it('creates those that are ready when told so, and the rest from the file of failed rows once they are mended', async () => {
    writeFileSync(file('plan.csv'), csvOf(withFaults(shopRows(40))));
    const first = await shop(
      file('plan.csv'),
      '--run',
      '--ready-only',
      '--failed',
      file('failed.csv'),
      '--out',
      file('out.csv'),
    );
    expect(first.code).toBe(1);
    expect(casesIn('SHOP')).toHaveLength(Number(first.summary['created']));
    // What each wrong cell should have said. A parent that is in Jira by now is named by its key.
    const right = shopRows(40);
    const keys = new Map(
      first.lines.flatMap((one) => ('key' in one ? [[Number(one['row']), String(one['key'])]] : [])),
    );
    const left = parse(readFileSync(file('failed.csv')), { columns: true, bom: true }) as Cells[];
    for (const cells of left) {
      for (const { at, column, wrong } of FAULTS.filter((fault) => String(fault.at + 2) === cells['Workbench row'])) {
        expect(column === 'Parent' ? wrong : cells[column]?.replace(/^'/, '')).toBe(wrong);
        const meant = right[at]?.[column] ?? '';
        const row =
          column === 'Parent'
            ? right.findIndex(({ Ref }, index) => Ref === meant || `#${String(index + 2)}` === meant)
            : -1;
        cells[column] = keys.get(row + 2) ?? meant;
      }
    }
    expect(left).toHaveLength(40 - keys.size);
    writeFileSync(file('mended.csv'), csvOf(left));
    const second = await shop(file('mended.csv'), '--run');
    expect(second.stdout).not.toContain('"problem":');
    expect(second.code).toBe(0);
    const there = casesIn('SHOP').map(({ summary }) => summary);
    expect(there).toHaveLength(40);
    expect(new Set(there).size).toBe(40);
  }, 60_000);
});

describe('a sheet of 120 rows', () => {
  it('becomes what the dry run said, in as many calls, parents first, and once however often it is run', async () => {
    writeFileSync(file('plan.csv'), csvOf(shopRows(120)));
    const dry = await shop(file('plan.csv'), '--dry-run');
    expect(dry.stderr).toBe('');
    expect(dry).toMatchObject({ code: 0, summary: { rows: 120, bodies: 120, problems: 0, links: 2 } });
    const before = sandbox.requests.points.byOperation['POST /rest/api/3/issue/bulk'] ?? 0;
    const run = await shop(file('plan.csv'), '--run', '--out', file('out.csv'));
    expect(run).toMatchObject({ code: 0, summary: { created: 120, refused: 0, linksMissing: 0 } });
    expect(casesIn('SHOP')).toHaveLength(120);
    expect(Number(dry.summary['calls'])).toBe(sandbox.requests.count(CREATE) + 2 * 2);
    expect((sandbox.requests.points.byOperation['POST /rest/api/3/issue/bulk'] ?? 0) - before).toBeLessThanOrEqual(
      120 * 1.02,
    );

    const keyOf = new Map(run.lines.flatMap((one) => ('key' in one ? [[Number(one['row']), String(one['key'])]] : [])));
    const ids = new Map(issuesOf('SHOP').map(({ key, id }) => [key, id]));
    const wanted = dry.lines.flatMap(({ body }) =>
      body === undefined
        ? []
        : [
            // What names a row names the issue that the row has become.
            JSON.stringify(body).replace(/\{"key":"#(\d+)"\}/, (_, row: string) =>
              JSON.stringify({ id: ids.get(keyOf.get(Number(row)) ?? '') }),
            ),
          ],
    );
    const sent = proxy.passed.flatMap(({ bodies }) => bodies.map(unmarked));
    expect(sent.toSorted()).toEqual(wanted.toSorted());

    const again = await shop(file('plan.csv'), '--run');
    expect(again).toMatchObject({ code: 0, summary: { created: 120 } });
    expect(again.stderr).toContain('Going on with the run');
    expect(new Map(again.lines.map((one) => [one['row'], one['key']]))).toEqual(
      new Map(run.lines.map((one) => [one['row'], one['key']])),
    );
    expect(casesIn('SHOP')).toHaveLength(120);
    const results = readFileSync(file('out.csv'), 'utf8');
    expect(results).toContain(`https://larkfield.atlassian.net/browse/${keyOf.get(2) ?? ''}`);
    const blocked = issuesOf('SHOP').find(({ key }) => key === 'SHOP-1');
    expect(blocked?.links.filter(({ direction }) => direction === 'inward').length).toBeGreaterThanOrEqual(2);
  }, 60_000);

  it('that another --type reads otherwise is not run beside the first; under another name it is', async () => {
    writeFileSync(file('plan.csv'), 'Summary\nGift wrap, one\nGift wrap, two\n');
    await expect(shop(file('plan.csv'), '--run', '--type', 'Task')).resolves.toMatchObject({ code: 0 });
    const other = await shop(file('plan.csv'), '--run', '--type', 'Story');
    expect(other).toMatchObject({ code: 2, stdout: '' });
    expect(other.stderr).toContain('--as NAME');
    await expect(shop(file('plan.csv'), '--run', '--type', 'Story', '--as', 'again')).resolves.toMatchObject({
      code: 0,
    });
    expect(casesIn('SHOP')).toHaveLength(4);
  }, 60_000);

  it.each([1, 2, 3])(
    'that is killed after Jira has done request %i goes on with the same call, and each row is there once',
    async (nth) => {
      writeFileSync(file('plan.csv'), csvOf(shopRows(120)));
      const args = ['bulk', file('plan.csv'), '--project', 'SHOP', '--run'];
      for (let round = 1; round < nth; round++) {
        // Not before the request before it is through.
        const passed = proxy.passed.length;
        const running = startCli(built.cli, args, env);
        await expect.poll(() => proxy.passed.length, { interval: 5 }).toBeGreaterThan(passed);
        await running.kill();
      }
      const done = proxy.holdNextCreate();
      const running = startCli(built.cli, args, env);
      await done;
      await running.kill();
      const resumed = await shop(file('plan.csv'), '--run');
      expect(resumed).toMatchObject({ code: 0, summary: { created: 120 } });
      const there = casesIn('SHOP').map(({ summary }) => summary);
      expect(there).toHaveLength(120);
      expect(new Set(there).size).toBe(120);
    },
    200_000,
  );

  it('that Ctrl+C stops ends with 5, is in the outbox, and goes on with the same call', async () => {
    writeFileSync(file('plan.csv'), csvOf(shopRows(120)));
    const done = proxy.holdNextCreate();
    const running = startCli(built.cli, ['bulk', file('plan.csv'), '--project', 'SHOP', '--run'], env);
    await done;
    const asked = Date.now();
    running.process.kill('SIGINT');
    const stopped = told(await running.ended);
    expect(Date.now() - asked).toBeLessThan(3_000);
    expect(stopped.code).toBe(5);
    expect(stopped.stderr).toContain('Run the same again to go on.');
    expect(stopped.summary).toMatchObject({ rows: 120 });
    const resumed = await shop(file('plan.csv'), '--run');
    expect(resumed).toMatchObject({ code: 0, summary: { created: 120 } });
    expect(casesIn('SHOP')).toHaveLength(120);
  }, 120_000);
});

describe('rows that Jira refuses', () => {
  const DELIVERIES = [
    ['Summary', 'Type', 'Parent', 'Labels', 'Order number'],
    ['Gift wrap, paper', 'Delivery', '', 'paper', 'AB-123456'],
    ['Gift wrap, ribbon', 'Delivery', '', 'ribbon', 'wrong'],
    ['Gift wrap, unload', 'Sub-task', '#3', 'hands', ''],
    ['=Gift wrap, cards', 'Delivery', '', 'paper', 'AB-123457'],
    ['Gift wrap, stack', 'Sub-task', '#2', 'hands', ''],
  ];
  const asCsv = (rows: readonly (readonly string[])[]): string => rows.map((cells) => cells.join(';')).join('\n');

  it('stop no others, take their children with them, and are created once from the file of failed rows', async () => {
    writeFileSync(
      file('plan.csv'),
      asCsv(DELIVERIES.with(4, ['Gift wrap, cards', 'Delivery', '', 'paper', 'AB-123457'])),
    );
    const run = await bulk(
      file('plan.csv'),
      '--project',
      'DEPOT',
      '--run',
      '--out',
      file('out.csv'),
      '--failed',
      file('failed.csv'),
    );
    expect(run).toMatchObject({ code: 1, summary: { created: 3, refused: 1, 'given-up': 1 } });
    const refused = run.lines.find((one) => one['state'] === 'refused');
    expect(refused).toMatchObject({
      row: 3,
      reason: expect.stringContaining('two letters, a dash and six digits') as unknown,
    });
    expect(run.lines.find((one) => one['state'] === 'given-up')).toMatchObject({ row: 4 });
    const failed = readFileSync(file('failed.csv'), 'utf8');
    expect(failed.split('\r\n').filter((text) => text !== '')).toHaveLength(3);
    const twice = await bulk(file('plan.csv'), '--project', 'DEPOT', '--run');
    expect(twice).toMatchObject({ code: 1, summary: { created: 3, refused: 1, 'given-up': 1 } });
    writeFileSync(file('failed.csv'), failed.replace('wrong', 'CD-123456'));
    const second = await bulk(file('failed.csv'), '--project', 'DEPOT', '--run');
    expect(second).toMatchObject({ code: 0, summary: { created: 2 } });
    const there = casesIn('DEPOT');
    expect(there).toHaveLength(5);
    const ribbon = there.find(({ summary }) => summary === 'Gift wrap, ribbon');
    const unload = there.find(({ summary }) => summary === 'Gift wrap, unload');
    expect(unload?.parentId).toBe(ribbon?.id);
  }, 60_000);
});

describe('the outbox', () => {
  it('goes on with a run that was killed, and the same call tells what became of its rows', async () => {
    writeFileSync(file('plan.csv'), csvOf(shopRows(60)));
    const done = proxy.holdNextCreate();
    const running = startCli(built.cli, ['bulk', file('plan.csv'), '--project', 'SHOP', '--run'], env);
    await done;
    await running.kill();
    const resumed = await runCli(built.cli, ['outbox', 'resume'], env);
    expect(resumed.code).toBe(0);
    expect(casesIn('SHOP')).toHaveLength(60);
    const again = await shop(file('plan.csv'), '--run');
    expect(again).toMatchObject({ code: 0, summary: { created: 60 } });
    expect(casesIn('SHOP')).toHaveLength(60);
  }, 120_000);
});

describe('rows that are there already', () => {
  it('are told in the dry run with the key of the issue, and are no problem', async () => {
    writeFileSync(file('plan.csv'), 'Summary;Type\nGift "wrap", (one) & only;Task\nGift wrap, another;Task\n');
    await expect(shop(file('plan.csv'), '--run')).resolves.toMatchObject({ code: 0 });
    const [there] = issuesOf('SHOP').filter(({ summary }) => summary.startsWith('Gift "wrap"'));
    writeFileSync(
      file('more.csv'),
      'Summary;Type\nGIFT "wrap", (one)  & only;Task\nGift wrap, another;Story\nGift wrap, new;Task\n',
    );
    const dry = await shop(file('more.csv'), '--dry-run');
    expect(dry).toMatchObject({ code: 0, summary: { rows: 3, problems: 0, warnings: 1 } });
    expect(dry.lines.filter((one) => 'warning' in one)).toMatchObject([
      { warning: 'duplicate-issue', row: 2, sentence: expect.stringContaining(there?.key ?? 'no key') as unknown },
    ]);
  }, 60_000);
});

describe('the same row', () => {
  it('through "create" and through "bulk" is the same body, byte for byte', async () => {
    writeFileSync(
      file('plan.csv'),
      csvOf([
        {
          Summary: 'Voucher stays applied', Description: 'Seen on two orders.', Labels: 'checkout, regression', Severity: 'Sev 2, major',
          Area: 'Checkout > Vouchers', 'QA owner': 'Mara Lind <712020:27637710-b443-4da2-b3fd-0c5890feef2e>', 'Found on': '2026-11-02', Priority: 'High',
        },
      ]), // prettier-ignore
    );
    const set = ['summary=Voucher stays applied', 'description=Seen on two orders.', 'labels=checkout, regression', 'Severity=Sev 2, major',
      'Area=Checkout > Vouchers', 'QA owner=Mara Lind <712020:27637710-b443-4da2-b3fd-0c5890feef2e>', 'Found on=2026-11-02', 'priority=High']; // prettier-ignore
    const made = await runCli(
      built.cli,
      ['create', '--project', 'SHOP', '--type', 'Bug', ...set.flatMap((one) => ['--set', one])],
      env,
    );
    expect(made.stderr).toBe('');
    const csv = readFileSync(file('plan.csv'), 'utf8');
    const args = ['bulk', '-', '--project', 'shop', '--type', 'bug', '--run'];
    await expect(runCli(built.cli, args, env, csv)).resolves.toMatchObject({ code: 0 });
    const [one, other] = proxy.passed.flatMap(({ bodies }) => bodies);
    expect(unmarked(other ?? '')).toBe(unmarked(one ?? ' '));
    expect((other ?? '').length).toBe((one ?? '').length);
  }, 60_000);
});

describe('a row with every field of the kitchen sink', () => {
  it('is the same body through "create" and through "bulk", byte for byte', async () => {
    const listed = await runCli(built.cli, ['fields', 'KITCHEN', 'Kitchen sink'], env);
    const cells = kitchenRow(listed.stdout);
    expect(cells.length).toBeGreaterThan(45);
    const place = ['--project', 'KITCHEN', '--type', 'Kitchen sink', '--dry-run'];
    const set = cells.flatMap(({ fieldId, text }) => ['--set', `${fieldId}=${text}`]);
    const made = await runCli(built.cli, ['create', ...place, ...set], env);
    expect(made.stderr).toBe('');
    const csv = csvOf([Object.fromEntries(cells.map(({ name, text }) => [name, text]))]);
    const dry = told(await runCli(built.cli, ['bulk', '-', ...place], env, csv));
    expect(dry).toMatchObject({ code: 0, summary: { bodies: 1, unmapped: [] } });
    const { body } = line.parse(JSON.parse(made.stdout));
    expect(JSON.stringify(dry.lines[0]?.['body'])).toBe(JSON.stringify(body));
  }, 60_000);
});

describe('a workbook', () => {
  it('is read by the sheet that is named, else by the first that has a row, and says which', async () => {
    const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const sheetOf = (name: string, ...rows: string[][]): { name: string; xml: string } => ({
      name,
      xml: `<sheetData>${rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('')}</sheetData>`,
    });
    const parts = workbookParts([
      sheetOf('Read me', ['Nothing here']),
      sheetOf('Autumn', ['Summary'], ['Gift wrap, autumn']),
      sheetOf('Winter', ['Summary'], ['Gift wrap, winter'], ['Gift wrap, snow']),
    ]);
    writeFileSync(file('plan.xlsx'), zipped(parts));
    const first = await shop(file('plan.xlsx'), '--dry-run', '--type', 'Task');
    expect(first).toMatchObject({ code: 0, summary: { bodies: 1 } });
    expect(first.stderr).toContain('Reading the sheet "Autumn". --sheet names another: "Winter".');
    const run = await shop(file('plan.xlsx'), '--run', '--type', 'Task', '--sheet', 'winter');
    expect(run).toMatchObject({ code: 0, summary: { created: 2 } });
    const none = await shop(file('plan.xlsx'), '--dry-run', '--type', 'Task', '--sheet', 'Wintr');
    expect(none).toMatchObject({ code: 2 });
    expect(none.stderr).toContain('Nearest: Winter');
  }, 60_000);
});

describe('what does not do', () => {
  it('is said before anything is read, or with what is nearest', async () => {
    await expect(bulk(file('no.csv'), '--run')).resolves.toMatchObject({ code: 2 });
    writeFileSync(file('plan.csv'), 'Summary\nx\n');
    await expect(shop(file('plan.csv'))).resolves.toMatchObject({ code: 2 });
    await expect(shop(file('plan.csv'), '--run', '--dry-run')).resolves.toMatchObject({ code: 2 });
    const type = await shop(file('plan.csv'), '--dry-run', '--type', 'Bugg');
    expect(type.stderr).toContain('Nearest: Bug');
    await expect(shop(file('no.csv'), '--dry-run')).resolves.toMatchObject({ code: 2 });
    const noType = await shop(file('plan.csv'), '--dry-run');
    expect(noType).toMatchObject({ code: 2, summary: { bodies: 0 } });
    writeFileSync(file('map.json'), '{}');
    expect((await shop(file('plan.csv'), '--dry-run', '--map', file('map.json'))).stderr).toContain('holds no mapping');
    expect(sandbox.requests.count(BULK)).toBe(0);
  }, 60_000);

  it('a mapping that was saved is read back, and says what stands for what', async () => {
    writeFileSync(file('plan.csv'), 'Was ist;Wie schlimm\nGift wrap, mapped;P1\n');
    await shop(file('plan.csv'), '--dry-run', '--type', 'Task', '--save-map', file('map.json'));
    const map = JSON.parse(readFileSync(file('map.json'), 'utf8')) as { columns: object[] };
    const columns = [
      { header: 'Was ist', field: 'summary', name: 'Summary' },
      { header: 'Wie schlimm', field: 'priority', name: 'Priority', values: { P1: 'Highest' } },
    ];
    writeFileSync(file('map.json'), JSON.stringify({ ...map, columns }));
    const run = await shop(file('plan.csv'), '--run', '--map', file('map.json'), '--type', 'Task');
    expect(run).toMatchObject({ code: 0, summary: { created: 1 } });
    expect(casesIn('SHOP')).toHaveLength(1);
  }, 60_000);
});
