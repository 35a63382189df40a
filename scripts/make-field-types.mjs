/**
 * npm run docs: writes docs/field-types.md from the field catalogue and the contract's rows. A test fails while the file says something
 * else than the catalogue.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { root } from './lib/root.mjs';
import { runScript, say } from './lib/say.mjs';

const FILE = path.join(root, 'docs', 'field-types.md');
const ROWS = path.join(root, 'tests', 'fixtures', 'contract-fields.json');

const MERGE = {
  whole: 'One value: a change on one side stands, two different ones are asked about.',
  set: 'A set: what either side added is in, what either side removed is out.',
};

/** A row's schema as the contract writes it. */
function schemaOf({ type, items, system, custom }) {
  const short = (custom ?? system ?? '')
    .replace('com.atlassian.jira.plugin.system.customfieldtypes:', 'cft:')
    .replace('com.pyxis.greenhopper.jira:', 'gh:')
    .replace(/^(ari:cloud:ecosystem::extension)\/.*$/, '$1/…');
  return `\`${short}\` (${items === undefined ? type : `${type} of ${items}`})`;
}

function code(value) {
  return `\`${JSON.stringify(value)}\``;
}

/** How its values are drawn to be read, in each of the schemas that it is for. */
function readLine(entry, own) {
  const ways = [...new Set(own.map((row) => entry.shown(row.field.schema)))];
  return ways.length === 0 ? [] : [`- Read as: ${ways.map((way) => `\`${way}\``).join(', ')}`];
}

function section(entry, rows) {
  const own = rows.filter((row) => row.entry === entry.name);
  const [sample] = own;
  const shown = entry.control === 'read-only';
  const limit = sample === undefined ? null : entry.limit(sample.field.schema);
  const lines = [
    `## ${entry.name}`,
    '',
    `- For: ${entry.notes.schemas}`,
    `- Control: \`${entry.control}\``,
    ...readLine(entry, own),
    `- Text: ${entry.notes.text}`,
  ];
  if (!shown && sample !== undefined) {
    if (sample.text !== undefined) lines.push(`- Text, for example: \`${sample.text}\``);
    lines.push(`- Sent, for example: ${code(sample.wire ?? entry.example(sample.field))}`);
  }
  if (limit !== null) lines.push(`- At most ${limit.toLocaleString('en')} characters`);
  if (!shown) lines.push(`- Merge: ${MERGE[entry.notes.merge]}`);
  const refused = own.find((row) => row.problem !== undefined && row.badText.length < 60);
  if (refused !== undefined) lines.push(`- Refused: \`${refused.badText.replaceAll('\n', '↵')}\` – ${refused.problem}`);
  if (entry.notes.remarks !== null) lines.push(`- ${entry.notes.remarks}`);
  if (own.length > 0) lines.push(`- Rows of the contract: ${own.map((row) => schemaOf(row.field.schema)).join(', ')}`);
  return lines.join('\n');
}

export async function fieldTypesText(entries, rows) {
  const text = `<!-- Made by \`npm run docs\` from src/shared/fields. Do not edit. -->

# Field types

One entry of the catalogue after the other, in the order in which they are asked whether they know a field. The last one knows every
field. \`cft:\` stands for \`com.atlassian.jira.plugin.system.customfieldtypes:\`, \`gh:\` for \`com.pyxis.greenhopper.jira:\`.

${entries.map((entry) => section(entry, rows)).join('\n\n')}
`;
  return format(text, { ...(await resolveConfig(FILE)), parser: 'markdown' });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runScript(async () => {
    const { runnerImport } = await import('vite');
    const { module } = await runnerImport(path.join(root, 'src', 'shared', 'fields', 'catalogue.ts'), {
      root,
      configFile: false,
      logLevel: 'warn',
      resolve: { alias: { '@shared': path.join(root, 'src', 'shared') } },
    });
    writeFileSync(FILE, await fieldTypesText(module.CATALOGUE, JSON.parse(readFileSync(ROWS, 'utf8'))));
    say('docs/field-types.md is written.');
  });
}
