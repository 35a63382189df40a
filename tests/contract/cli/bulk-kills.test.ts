import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server';
import { seeded } from '../../support/bulk/planted-faults';
import { KILL_SEED } from '../process-to-kill';
import { buildCli, type BuiltCli } from './build-cli';
import { csvOf, shopRows, summaryOf } from '../../support/bulk/shop-rows';
import { environmentFor, runCli, startCli } from './run-cli';

const SOAK = process.env['SOAK'] !== undefined;
const [ROWS, KILLS, RUNS] = SOAK ? [1_000, 10, 20] : [150, 3, 1];

let built: BuiltCli;
let sandbox: Sandbox;

beforeAll(async () => {
  built = await buildCli();
}, 60_000);
afterAll(() => built.remove());

it.each(Array.from({ length: RUNS }, (_, run) => KILL_SEED + run))(
  'a run that is killed again and again makes every row once, parents first (seed %i)',
  async (seed) => {
    const random = seeded(seed);
    sandbox = await startSandbox({ issues: 60 });
    const folder = mkdtempSync(join(tmpdir(), 'workbench-cli-bulk-kills-'));
    try {
      const env = { ...environmentFor(sandbox, folder), WORKBENCH_SITE: 'larkfield.atlassian.net' };
      writeFileSync(join(folder, 'plan.csv'), csvOf(shopRows(ROWS)));
      const args = ['bulk', join(folder, 'plan.csv'), '--project', 'SHOP', '--run', '--wait', '300'];
      for (let kill = 0; kill < KILLS; kill++) {
        const running = startCli(built.cli, args, env);
        // It is the moment that is tried, not what comes after it: a kill too late finds nothing to kill.
        await Promise.race([wait(300 + random() * 2_500), running.ended]);
        await running.kill();
      }
      const last = await runCli(built.cli, args, env);
      expect(last.code, `seed ${String(seed)}: ${last.stderr}`).toBe(0);
      const made = (sandbox.world.sites[0]?.issues ?? []).filter(({ values }) =>
        summaryOf(values).startsWith('Gift wrap'),
      );
      expect(made, `seed ${String(seed)}`).toHaveLength(ROWS);
      expect(new Set(made.map(({ values }) => summaryOf(values))).size).toBe(ROWS);
      const numberOf = new Map(made.map(({ id, number }) => [id, number]));
      const before = made.filter(({ values, number }) => {
        const parent = values['parent'] as { id: string } | undefined;
        return parent !== undefined && (numberOf.get(parent.id) ?? Infinity) >= number;
      });
      expect(before, 'children that were made before their parents').toEqual([]);
    } finally {
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  600_000,
);
