import type { BulkSite } from '@shared/bulk/bulk-site';
import { guessMapping } from '@shared/bulk/guess-mapping';
import type { Mapping } from '@shared/bulk/mapping';
import { Planner } from '@shared/bulk/plan';
import type { Found } from '@shared/bulk/question';
import type { Plan } from '@shared/bulk/row-plan';
import { makeSheet, type Sheet } from '@shared/bulk/sheet';
import type { TableNote } from '@shared/bulk/table';
import { couldNotAsk } from '@shared/ipc/not-asked';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { Project } from '@shared/jira/project';
import { readBulkSite, typesFromJira } from '../../../main/features/bulk/bulk-site';
import { createLookUp } from '../../../main/features/bulk/look-up';
import type { Given, Surroundings } from '../../command';
import { connect, type ConnectedSite } from '../../connect';
import { pickNamed } from '../../pick-named';
import { findProject } from '../../read-create-form';
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
  /** What a person has said of how the sheet is read: the same words, the same run. */
  readonly said: string;
  readonly planner: Planner;
}

/** Reads the file, what Jira asks for, and the mapping. Nothing of the sheet is looked up yet. */
export async function prepare(given: Given, around: Surroundings): Promise<Outcome<Prepared>> {
  const [file = ''] = given.words;
  const table = await readPlanFile(file, given.text('sheet'), around);
  if (!table.ok) return table;
  const sheet = makeSheet(table.value);
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

  const guess = guessMapping(site.value, sheet, memory.value);
  return succeed({
    connected: connected.value,
    project: project.value,
    site: site.value,
    sheet,
    notes: table.value.notes,
    mapping: { ...guess.mapping, issueType: type.value?.id ?? null },
    unmapped: guess.unmapped,
    said: JSON.stringify([memory.value, type.value?.id ?? null]),
    planner: new Planner(site.value),
  });
}

/** Looking one thing up may raise the next question; it ends well before this. */
const MOST_ROUNDS = 5;

/** The plan of the sheet with everything looked up that it names. Fails where Jira could not be asked. */
export async function planLookedUp({ connected, project, sheet, mapping, planner }: Prepared): Promise<Outcome<Plan>> {
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
  return succeed(plan);
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
