import type { BulkSite } from '@shared/bulk/bulk-site';
import type { KnownIssue } from '@shared/bulk/duplicates';
import { isNameless, looksLikeData } from '@shared/bulk/first-row';
import { type ColumnGuess, guessMapping } from '@shared/bulk/guess-mapping';
import type { Mapping } from '@shared/bulk/mapping';
import { Planner } from '@shared/bulk/plan';
import type { Found } from '@shared/bulk/question';
import type { Plan } from '@shared/bulk/row-plan';
import type { Sheet } from '@shared/bulk/sheet';
import type { TableNote } from '@shared/bulk/table';
import { couldNotAsk } from '@shared/ipc/not-asked';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { Project } from '@shared/jira/project';
import { readBulkSite, typesFromJira } from '../../../main/features/bulk/bulk-site';
import { fewAtOnce } from '../../../main/features/bulk/few-at-once';
import { createLookUp } from '../../../main/features/bulk/look-up';
import { findTwins, MOST_SUMMARIES } from '../../../main/gateway/twins';
import type { Given, Surroundings } from '../../command';
import { connect, type ConnectedSite } from '../../connect';
import { pickNamed } from '../../pick-named';
import { findProject } from '../../read-create-form';
import { sheetNamedBy } from './named-by';
import { readMapFile, readPlanFile } from './read-plan-file';

/** A sheet that is read and mapped. */
export interface Prepared {
  readonly connected: ConnectedSite;
  readonly project: Project;
  readonly site: BulkSite;
  readonly sheet: Sheet;
  readonly notes: readonly TableNote[];
  readonly mapping: Mapping;
  /** Headers of columns that hold something and are left out. */
  readonly unmapped: readonly string[];
  /** What became of each column, and why. */
  readonly guessed: readonly ColumnGuess[];
  /** What a person has said of how the sheet is read: the same words, the same run. */
  readonly said: string;
  readonly planner: Planner;
}

/** Reads the file, what Jira asks for, and the mapping. Nothing of the sheet is looked up yet. */
export async function prepare(given: Given, around: Surroundings): Promise<Outcome<Prepared>> {
  const [file = ''] = given.words;
  const table = await readPlanFile(file, given.text('sheet'), around);
  if (!table.ok) return table;
  const named = sheetNamedBy(given, table.value);
  if (!named.ok) return named;
  const sheet = named.value;
  const dataAbove = isNameless(sheet) ? null : looksLikeData(sheet);
  if (dataAbove !== null) around.tell(`${dataAbove} --no-header reads it as a row.`);
  const mapFile = given.text('map');
  const memory = mapFile === undefined ? succeed(null) : await readMapFile(mapFile, around.folder);
  if (!memory.ok) return memory;

  const connected = await connect(around, given.text('site'));
  if (!connected.ok) return connected;
  const { account, ref } = connected.value;
  const project = await findProject(connected.value, given.text('project') ?? '');
  if (!project.ok) return project;
  const typeText = given.text('type') ?? memory.value?.issueType ?? null;
  const texts = textsOf(sheet, memory.value, typeText);
  const site = await readBulkSite(typesFromJira(account.gateway, ref, project.value.id), project.value, texts);
  if (!site.ok) return site;
  const types = site.value.types.map(({ issueType }) => issueType);
  const type =
    typeText === null
      ? succeed(null)
      : pickNamed(typeText, types, ({ id, name }) => ({ id, name }), `issue type in ${project.value.key} called`);
  if (!type.ok) return type;

  const guess = guessMapping(site.value, sheet, null, memory.value);
  return succeed({
    connected: connected.value,
    project: project.value,
    site: site.value,
    sheet,
    notes: table.value.notes,
    mapping: { ...guess.mapping, issueType: type.value?.id ?? null },
    unmapped: guess.unmapped,
    guessed: guess.columns,
    said: JSON.stringify([memory.value, type.value?.id ?? null]),
    planner: new Planner(site.value),
  });
}

/** Looking one thing up may raise the next question; it ends well before this. */
const MOST_ROUNDS = 5;

/**
 * The plan of the sheet with everything looked up that it names, and with the issues that its rows would double. Fails where Jira could not be
 * asked.
 *
 * @param tell where it is not known whether an issue is there already, since Jira's search did not answer
 */
export async function planLookedUp(
  { connected, project, sheet, mapping, planner }: Prepared,
  tell: (sentence: string) => void,
): Promise<Outcome<Plan>> {
  const { account, ref, site } = connected;
  const lookUp = createLookUp({ gateway: account.gateway, site: ref, project, scopes: site.scopes });
  let found: Found = {};
  let plan = planner.plan({ sheet, mapping, found, known: [] });
  for (let round = 0; plan.needed.length > 0 && round < MOST_ROUNDS; round++) {
    const answers = await lookUp.answer(plan.needed);
    if (answers.failure !== null && couldNotAsk(answers.failure)) return fail(answers.failure);
    found = { ...found, ...answers.found };
    plan = planner.plan({ sheet, mapping, found, known: [] });
  }
  const twins = await knownTwins(connected, project, plan);
  if (!twins.ok) {
    if (couldNotAsk(twins.failure)) return fail(twins.failure);
    tell('Whether an issue of a row is there already could not be looked up.');
    return succeed(plan);
  }
  return succeed(planner.plan({ sheet, mapping, found, known: twins.value }));
}

const QUERIES_AT_ONCE = 4;

/** Issues of the project that are called like a row. */
async function knownTwins(
  { account, ref }: ConnectedSite,
  project: Project,
  { rows }: Plan,
): Promise<Outcome<readonly KnownIssue[]>> {
  const summaries = [...new Set(rows.map(({ summary }) => summary).filter((summary) => summary !== ''))];
  const lots = Array.from({ length: Math.ceil(summaries.length / MOST_SUMMARIES) }, (_, lot) =>
    summaries.slice(lot * MOST_SUMMARIES, (lot + 1) * MOST_SUMMARIES),
  );
  const found = await fewAtOnce(lots, QUERIES_AT_ONCE, (lot) => findTwins(account.gateway, ref, project.id, lot));
  const known: KnownIssue[] = [];
  for (const page of found) {
    if (!page.ok) return page;
    known.push(...page.value);
  }
  return succeed(known);
}

/** The plan as far as the sheet alone tells: which rows there are, and which is whose parent. */
export function planUnasked({ sheet, mapping, planner }: Prepared): Plan {
  return planner.plan({ sheet, mapping, found: {}, known: [] });
}

/** Every text that may name an issue type. */
function* textsOf({ rows }: Sheet, memory: Mapping | null, type: string | null): Generator<string> {
  if (type !== null) yield type;
  for (const { values } of memory?.columns ?? []) yield* Object.values(values);
  for (const { cells } of rows) yield* cells;
}
