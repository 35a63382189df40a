import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fieldTypeFor } from '../../../src/shared/fields/catalogue';
import type { CreateField } from '../../../src/shared/jira/field';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/shared/json';
import { environmentFor, runCli } from '../../contract/cli/run-cli';
import type { AtWork } from './at-work';
import { root } from './environment';

/** The body that the command line makes of texts, or what it says of a field. */
export type OnCommandLine =
  | { readonly ok: true; readonly body: JsonObject }
  | { readonly ok: false; readonly problems: Readonly<Record<string, JsonValue>>; readonly said: string };

/** `create --dry-run` with each value as the text that the catalogue writes it in: what it sends is what that text means there. */
export async function dryRun(
  { sandbox }: Pick<AtWork, 'sandbox'>,
  { project, issueType }: { readonly project: string; readonly issueType: string },
  values: readonly { readonly field: CreateField; readonly value: JsonValue }[],
): Promise<OnCommandLine> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-table-'));
  try {
    const settings = values.flatMap(({ field, value }) => [
      '--set',
      `${field.fieldId}=${fieldTypeFor(field.schema).toText(value)}`,
    ]);
    const run = await runCli(
      join(root, 'out', 'main', 'cli.js'),
      ['create', '--project', project, '--type', issueType, '--dry-run', '--errors', 'json', ...settings],
      { ...environmentFor(sandbox, folder), TZ: 'UTC' },
    );
    if (run.code !== 0) return { ok: false, problems: problemsIn(run.stderr), said: run.stderr };
    const { body } = JSON.parse(run.stdout) as { readonly body: JsonObject };
    return { ok: true, body };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function problemsIn(stderr: string): Readonly<Record<string, JsonValue>> {
  if (!stderr.startsWith('{')) return {};
  const { fields } = JSON.parse(stderr) as JsonObject;
  return isJsonObject(fields) ? (fields as Readonly<Record<string, JsonValue>>) : {};
}
