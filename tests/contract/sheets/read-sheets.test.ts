import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '@shared/bulk/table';
import { readSheets, readSheetTexts } from '../../../src/main/sheets/read-sheets';
import { workbookOf } from '../../unit/main/sheets/a-workbook';

const root = resolve(import.meta.dirname, '../../..');
let folder: string;
let worker: string;

beforeAll(async () => {
  const parent = join(root, 'node_modules', '.cache');
  mkdirSync(parent, { recursive: true });
  folder = mkdtempSync(join(parent, 'workbench-sheets-'));
  worker = join(folder, 'sheet-worker.js');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(root, 'src/shared') } },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20.18',
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: {
        input: { 'sheet-worker': join(root, 'src/main/sheets/sheet-worker.ts') },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADER = Array.from({ length: 30 }, (_, at) => `Field ${at}`);
const ROWS = Array.from({ length: 10_000 }, (_, row) => HEADER.map((_field, at) => `value ${at} of ${row}`));

function csv(): Uint8Array {
  return Buffer.from([HEADER, ...ROWS].map((row) => row.join(',')).join('\r\n'));
}

function xlsx(): Uint8Array {
  const strings = [HEADER, ...ROWS].flat();
  const rows = [HEADER, ...ROWS].map(
    (row, at) => `<row r="${at + 1}">${row.map((_, cell) => `<c t="s"><v>${at * 30 + cell}</v></c>`).join('')}</row>`,
  );
  return workbookOf(rows.join(''), {
    'xl/sharedStrings.xml': `<sst>${strings.map((one) => `<si><t>${one}</t></si>`).join('')}</sst>`,
  });
}

/** The longest that this thread was kept from a turn, in milliseconds, while something else was waited for. */
async function longestStall(during: Promise<unknown>): Promise<number> {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  await during;
  clearInterval(timer);
  return longest;
}

describe('a thread that reads sheets', () => {
  it.each<[string, () => Uint8Array]>([
    ['plan.csv', csv],
    ['plan.xlsx', xlsx],
  ])('reads 10,000 rows of 30 cells and hands them over in bites: %s', async (name, make) => {
    const path = join(folder, name);
    writeFileSync(path, make());
    const began = performance.now();
    const reading = readSheets({ path }, { worker });
    const stall = await longestStall(reading);
    const outcome = await reading;
    const took = performance.now() - began;
    process.stdout.write(`${name}: ${took.toFixed(0)} ms, longest stall of the caller ${stall.toFixed(1)} ms\n`);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
    expect(outcome.value[0]?.rows.map(({ cells }) => cells)).toEqual(ROWS);
    expect(outcome.value[0]?.header).toEqual(HEADER);
  });

  it('hands over the JSON of its tables, for somebody who passes them on', async () => {
    const tables = await readSheets({ name: 'plan.csv', bytes: csv() }, { worker });
    const reading = readSheetTexts({ name: 'plan.csv', bytes: csv() }, { worker });
    const stall = await longestStall(reading);
    process.stdout.write(`as texts: longest stall of the caller ${stall.toFixed(1)} ms\n`);
    const texts = await reading;
    if (!tables.ok || !texts.ok) throw new Error('it cannot be read');
    expect(texts.value.map(({ name, rows, columns }) => [name, rows, columns])).toEqual([['plan.csv', 10_000, 30]]);
    // Which of the first rows names the columns is asked in the window alone.
    const { top, ...table } = JSON.parse(texts.value[0]?.table ?? '{}') as Table;
    expect([table]).toEqual(tables.value);
    expect(top?.[0]?.cells).toEqual(table.header);
    expect(await readSheetTexts({ name: 'plan.csv', bytes: Buffer.from('%PDF-1.7') }, { worker })).toMatchObject({
      failure: { kind: 'invalid-input' },
    });
  });

  it('refuses in words', async () => {
    const bytes = Buffer.from('%PDF-1.7');
    expect(await readSheets({ name: 'plan.csv', bytes }, { worker })).toEqual({
      ok: false,
      failure: {
        kind: 'invalid-input',
        message: 'plan.csv is a PDF, not a sheet. Choose a CSV, TSV or XLSX file.',
        fields: {},
      },
    });
    const gone = await readSheets({ path: join(folder, 'gone.csv') }, { worker });
    expect(gone).toMatchObject({
      failure: { message: expect.stringContaining('gone.csv cannot be read (ENOENT)') as unknown },
    });
    const folderItself = await readSheets({ path: folder }, { worker });
    expect(folderItself).toMatchObject({ failure: { kind: 'invalid-input' } });
  });

  it('ends at its limit and when it is cancelled, before and during', async () => {
    const bytes = xlsx();
    expect(await readSheets({ name: 'plan.xlsx', bytes }, { worker, limit: 1 })).toMatchObject({
      failure: { message: expect.stringContaining('takes longer than 0.001 s') as unknown },
    });
    const cancelled = { ok: false, failure: { kind: 'cancelled' } };
    expect(await readSheets({ name: 'plan.xlsx', bytes }, { worker, signal: AbortSignal.abort() })).toEqual(cancelled);
    const controller = new AbortController();
    const reading = readSheets({ name: 'plan.xlsx', bytes }, { worker, signal: controller.signal });
    setImmediate(() => controller.abort());
    expect(await reading).toEqual(cancelled);
  });

  it('rejects where the thread itself breaks', async () => {
    const broken = join(folder, 'broken.mjs');
    writeFileSync(broken, 'process.exit(3)');
    await expect(readSheets({ name: 'plan.csv', bytes: csv() }, { worker: broken })).rejects.toThrow('ended with 3');
    writeFileSync(broken, 'throw new Error("a defect")');
    await expect(readSheets({ name: 'plan.csv', bytes: csv() }, { worker: broken })).rejects.toThrow('a defect');
  });
});
