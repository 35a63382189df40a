import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isJsonObject } from '@shared/json';
import { bulkAtASite, type BulkRun } from './bulk-at-a-site';

const at = bulkAtASite(20);
const bulk = (text: string, ...args: readonly string[]): Promise<BulkRun> => {
  at.file('plan.csv', text);
  return at.bulk('plan.csv', ...args);
};

/** `code wrong → closest`, for each problem. */
function problems({ lines }: BulkRun): readonly string[] {
  return lines.flatMap(({ problem, wrong, closest }) => {
    if (typeof problem !== 'string') return [];
    const labels = Array.isArray(closest)
      ? closest.map((each) => (isJsonObject(each) && typeof each['label'] === 'string' ? each['label'] : ''))
      : [];
    return [`${problem} ${typeof wrong === 'string' ? wrong : ''} → ${labels.join(', ')}`];
  });
}

describe('an export of Jira', () => {
  it('is read back as Jira wrote it, and stderr says how', async () => {
    const text = [
      'Summary,Issue Type,Due date,Original estimate,Description',
      'Voucher remains,Story,30/Nov/26 12:00 AM,28800,"h2. Steps\n* one"',
      '',
    ].join('\n');
    const dry = await bulk(text, '--dry-run');
    expect(problems(dry)).toEqual([]);
    expect(dry.code).toBe(0);
    expect(dry.lines[0]).toMatchObject({
      body: {
        fields: {
          duedate: '2026-11-30',
          timetracking: { originalEstimate: '8h' },
          description: { content: [{ type: 'heading' }, { type: 'bulletList' }] },
        },
      },
    });
    expect(dry.stderr).toContain(
      'Original estimate: Numbers like 28800 in row 2 are seconds, as Jira exports them: 8h.',
    );
    expect(dry.stderr).toContain('Description: Jira’s wiki markup stands in it, like h2. Steps in row 2.');
  });
});

describe('what is closest', () => {
  it('is what stands for the text, and nothing where nothing is near', async () => {
    const text = 'Summary,Type,Priority,Assignee\na,Fehler,P3,Unassigned\nb,Story,Asap,"Lind, Mara"\n';
    expect(problems(await bulk(text, '--dry-run'))).toEqual([
      'unknown-type Fehler → Bug',
      'not-accepted P3 → Medium',
      'says-nothing Unassigned → Leave empty',
      'not-accepted Asap → ',
    ]);
  });
});

describe('a file whose first row is data', () => {
  it('is told so, and read whole with --no-header', async () => {
    const text = 'Fix the voucher,Story,High\nFix the basket,Story,Low\n';
    const warned = await bulk(text, '--dry-run');
    expect(warned.stderr).toContain('The first row looks like data: “Story” stands in row 2 too. --no-header reads it');
    const columns = [
      { header: 'Column A', field: 'summary' },
      { header: 'Column B', is: 'issue-type' },
    ];
    const map = at.file('map.json', JSON.stringify({ format: 'workbench-bulk-map', version: 1, columns }));
    const dry = await bulk(text, '--no-header', '--map', map, '--dry-run');
    expect(dry.lines.slice(0, 2)).toMatchObject([
      { row: 1, summary: 'Fix the voucher', state: 'ready' },
      { row: 2, summary: 'Fix the basket', state: 'ready' },
    ]);
  });
});

describe('a file whose names stand further down', () => {
  const text = 'Plan of the spring,Shop\nOwner,Mara\nSummary,Type\nFix the voucher,Story\n';

  it('is read with --names-row as it says, and what stands above is no row', async () => {
    const dry = await bulk(text, '--names-row', '3', '--dry-run');
    expect(dry.lines[0]).toMatchObject({ row: 4, summary: 'Fix the voucher', state: 'ready' });
    expect(dry.lines.at(-1)).toMatchObject({ summary: { rows: 1 } });
    expect(dry.code).toBe(0);
  });

  it('is refused where no row has that number, or both are said', async () => {
    const none = await bulk(text, '--names-row', 'x', '--dry-run');
    expect(none.code).not.toBe(0);
    expect(none.stderr).toContain('not "x". Of this sheet: 1, 2, 3, 4.');
    const last = await bulk(text, '--names-row', '4', '--dry-run');
    expect(last.code).not.toBe(0);
    expect(last.stderr).toContain('has no row below row 4.');
    const both = await bulk(text, '--names-row', '3', '--no-header', '--dry-run');
    expect(both.stderr).toContain('--no-header says that no row names the columns');
  });
});

describe('the file that --out wrote', () => {
  it('given to --run again creates the rows alone that Jira has not', async () => {
    const out = at.file('out.csv');
    const first = await bulk(
      'Summary,Type,Priority\na,Story,High\nb,Storry,High\n',
      '--run',
      '--ready-only',
      '--out',
      out,
    );
    expect(first.lines.at(-1)).toMatchObject({ summary: { created: 1, 'kept-back': 1 } });
    const before = at.sandbox.requests.count({ method: 'POST', path: /\/rest\/api\/3\/issue(\/bulk)?$/ });
    const mended = readFileSync(out, 'utf8').replace('Storry', 'Story');
    const dry = await bulk(mended, '--dry-run');
    expect(dry.lines.filter(({ row, state }) => row !== undefined && state !== undefined)).toMatchObject([
      { row: 2, state: 'held' },
      { row: 3, state: 'ready' },
    ]);
    const second = await bulk(mended, '--run');
    expect(second.lines.at(-1)).toMatchObject({ summary: { rows: 2, created: 2, 'kept-back': 0 } });
    expect(second.code).toBe(0);
    expect(at.sandbox.requests.count({ method: 'POST', path: /\/rest\/api\/3\/issue(\/bulk)?$/ }) - before).toBe(1);
  });
});
