// The layer rule: the whole of src/ must keep it, and each fixture must break the one rule that it is named for.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../lib/root.mjs';
import { readTsxToo } from './read-tsx-too.mjs';

readTsxToo();
const { cruise } = await import('dependency-cruiser');
const { forbidden, options } = createRequire(import.meta.url)(path.join(root, '.dependency-cruiser.cjs'));
const fixtures = path.join(root, 'tests', 'fixtures', 'layers');

async function violationsIn(folder) {
  const alias = { '@shared': path.join(folder, 'src', 'shared') };
  const resolveOptions = {
    alias,
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    // As in the program itself: packages are read by their ES side, and the typings of type-only packages count.
    conditionNames: ['import', 'node', 'types', 'default'],
    exportsFields: ['exports'],
    bustTheCache: true,
  };
  const settings = { ...options, baseDir: folder, ruleSet: { forbidden }, validate: true };
  const { output } = await cruise(['src'], settings, resolveOptions);
  // Without a working parser the tool finds files with nothing in them and is content.
  if (output.summary.totalDependenciesCruised === 0) throw new Error(`no imports were read in ${folder}`);
  return { violations: output.summary.violations, modules: output.summary.totalCruised };
}

const show = ({ rule, from, to }) => `  ${rule.name}: ${from} -> ${to}`;
const problems = [];

const { violations, modules } = await violationsIn(root);
for (const violation of violations) {
  const { comment } = forbidden.find(({ name }) => name === violation.rule.name);
  problems.push(`${show(violation)}\n    ${comment}`);
}

const names = fs.readdirSync(fixtures).sort();
for (const { name } of forbidden) {
  if (!names.includes(name)) problems.push(`  ${name} has no fixture in tests/fixtures/layers`);
}
for (const name of names) {
  const broken = await violationsIn(path.join(fixtures, name));
  const rules = new Set(broken.violations.map(({ rule }) => rule.name));
  if (rules.size !== 1 || !rules.has(name)) {
    problems.push(
      `  the fixture ${name} should break exactly that rule, and breaks: ${[...rules].join(', ') || 'none'}`,
    );
  }
}

if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`${modules} modules, ${names.length} rules, each proven by a fixture\n`);
}
