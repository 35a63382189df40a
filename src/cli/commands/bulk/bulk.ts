import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { writeMapping } from '@shared/bulk/mapping-file';
import { placeOfNote } from '@shared/bulk/place-of-note';
import { wrongUsage, type Command, type Ending, type Given, type Surroundings } from '../../command';
import { withJournal } from '../../open-journal';
import { readWait } from '../../read-wait';
import { carryOut } from './carry-out';
import { dryRunOf } from './dry-run';
import { columnWords } from './lines';
import { prepare, type Prepared } from './prepare';

export const bulkCommand: Command = {
  name: 'bulk',
  summary: 'create the rows of a sheet, each exactly once',
  usage: 'bulk FILE|- --project PROJECT [--type TYPE] [--map map.json] (--dry-run | --run)',
  help: `FILE is CSV, TSV or XLSX; "-" reads standard input. Columns find their fields by name, other names and values. One JSON object a line.

  --dry-run sends nothing. A line for each row with its body, a line for each problem with its cell and the closest accepted values, then
    {"summary": {"rows", "bodies", "already", "calls", "points", "seconds", "problems", "warnings", …}}; "already" are rows that an earlier
    run has created or has on their way: they have their state and key instead of a body, and --run leaves them out. Ends with 2 if a row has a problem.
  --run journals all rows at once, then creates them 50 a request, parents first, within Jira's limits. A line for each row as it ends:
    {"row", "state", "key", "url", "reason", "changeId"}; state is created, refused, given-up (its parent was refused), kept-back (not
    ready), on-its-way, waits-for-parent (its parent needs somebody) or unsure. Then {"summary": …}. Nothing is sent while a row has a problem.

Run the same again after a kill, Ctrl+C or a lost network: it goes on where it was, or tells once more how each row ended. Rows are
known by what they say: one that an earlier run has created is not created again when others were mended, added or moved. Ends with 0 when every row is in Jira, 1 when some are not, 5 when some are not
settled yet.

  --project PROJECT  key, id or name
  --type TYPE        name or id of the issue type, for rows that do not say theirs
  --map FILE         how columns are mapped, as --save-map wrote it
  --save-map FILE    writes how the columns are mapped, to be edited
  --sheet NAME       which sheet of a workbook; the first with a row otherwise
  --no-header        the first row is a row: the columns are called Column A, Column B, …
  --names-row ROW    the number of the row that names the columns, where it is not the one that was found
  --ready-only       creates the rows that are ready though others have problems
  --out FILE         every row with its key, link and reason, as CSV
  --failed FILE      the rows alone that Jira has not, as CSV, to be fixed and given to --run again
  --as NAME          a run of its own for rows that were run before
  --wait SECONDS     how long to wait while no row gets on, before ending with 5 (180)`,
  words: [1, 1],
  options: {
    project: { type: 'string' },
    type: { type: 'string' },
    map: { type: 'string' },
    'save-map': { type: 'string' },
    sheet: { type: 'string' },
    'no-header': { type: 'boolean' },
    'names-row': { type: 'string' },
    'dry-run': { type: 'boolean' },
    run: { type: 'boolean' },
    'ready-only': { type: 'boolean' },
    out: { type: 'string' },
    failed: { type: 'string' },
    as: { type: 'string' },
    wait: { type: 'string' },
  },
  async run(given, around) {
    const wait = readWait(given.text('wait'));
    if ('wrong' in wait) return wrongUsage(wait.wrong);
    const wrong = wrongCombination(given);
    if (wrong !== null) return wrongUsage(wrong);
    const prepared = await prepare(given, around);
    if (!prepared.ok) return { kind: 'failed', failure: prepared.failure };
    const saved = await saveMap(given, around, prepared.value);
    if (saved !== null) return saved;
    for (const note of prepared.value.notes) around.tell(`${placeOfNote(note)}${note.text}`);
    for (const sentence of columnWords(prepared.value)) around.tell(sentence);
    const { account } = prepared.value.connected;
    if (given.flag('dry-run')) return dryRunOf(around, prepared.value);
    return withJournal(account, around, (journal) =>
      carryOut(given, around, prepared.value, wait.milliseconds, journal),
    );
  },
};

function wrongCombination(given: Given): string | null {
  if (given.text('project') === undefined) return 'bulk wants --project.';
  if (given.flag('no-header') && given.text('names-row') !== undefined)
    return '--no-header says that no row names the columns, and --names-row that one does.';
  if (given.flag('dry-run') === given.flag('run')) return 'bulk wants either --dry-run or --run.';
  const ofRun = ['out', 'failed', 'as'].find((option) => given.text(option) !== undefined);
  if (given.flag('dry-run') && ofRun !== undefined) return `--${ofRun} belongs to --run.`;
  return null;
}

async function saveMap(given: Given, around: Surroundings, { mapping }: Prepared): Promise<Ending | null> {
  const file = given.text('save-map');
  if (file === undefined) return null;
  try {
    await writeFile(resolve(around.folder, file), writeMapping(mapping));
    return null;
  } catch (error) {
    return wrongUsage(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
