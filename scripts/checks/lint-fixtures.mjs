// The lint bans: each file in tests/fixtures/lint breaks one rule, named here, and only that one.
import fs from 'node:fs';
import path from 'node:path';
import { root, toolScript } from '../lib/root.mjs';
import { runStep } from '../lib/run-step.mjs';

const EXPECTED = {
  'any.ts': 'typescript(no-explicit-any)',
  'console.ts': 'eslint(no-console)',
  'floating-promise.ts': 'typescript(no-floating-promises)',
  'ipc-main.ts': 'eslint(no-restricted-imports)',
  'libsql.ts': 'eslint(no-restricted-imports)',
  'safe-storage.ts': 'eslint(no-restricted-imports)',
  'shell.ts': 'eslint(no-restricted-imports)',
  'whole-electron.ts': 'eslint(no-restricted-imports)',
  'window-workbench.ts': 'eslint(no-restricted-properties)',
};
const folder = path.join('tests', 'fixtures', 'lint');

const { output } = await runStep(process.execPath, [
  toolScript('oxlint', 'bin', 'oxlint'),
  '--type-aware',
  '--format',
  'json',
  folder,
]);
const found = {};
for (const { filename, code } of JSON.parse(output.slice(output.indexOf('{'))).diagnostics) {
  (found[path.basename(filename)] ??= new Set()).add(code);
}

const names = new Set([...Object.keys(EXPECTED), ...fs.readdirSync(path.join(root, folder))]);
const problems = [...names].sort().flatMap((name) => {
  const codes = [...(found[name] ?? [])].join(', ') || 'nothing';
  const wanted = EXPECTED[name] ?? 'a rule that this check names';
  return codes === wanted ? [] : [`  ${name} should break ${wanted}, and breaks ${codes}`];
});
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`${names.size} bans, each proven by a fixture\n`);
}
