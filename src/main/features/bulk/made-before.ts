import { setImmediate as nextTurn } from 'node:timers/promises';
import { type BulkSite, parentFieldOf } from '@shared/bulk/bulk-site';
import { previewBody } from '@shared/bulk/final-body';
import type { Plan, RowPlan } from '@shared/bulk/row-plan';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import { isJsonObject, type JsonObject } from '@shared/json';
import type { EarlierCreate } from '../../outbox/earlier-creates';

/** A create of an earlier run, or of the form, that is what a row asks for. */
export interface MadeBefore {
  readonly changeId: string;
  /** The issue that it has become; `null` while it is not there, or it cannot be told. */
  readonly key: string | null;
  /** The run that has made it; `null` for a single create. */
  readonly run: EarlierCreate['run'];
  /** When it, or its run, was begun: epoch milliseconds. */
  readonly createdAt: number;
}

/** A row's create of this sheet's own runs. */
export interface OwnCreate {
  readonly changeId: string;
  readonly key: string | null;
}

export interface EarlierWanted {
  readonly site: BulkSite;
  readonly plan: Pick<Plan, 'rows' | 'order'>;
  /** Rows that are to be created, by number; `null` for all that are ready. */
  readonly rows: ReadonlySet<number> | null;
  /** What the sheet's own runs have of its rows, by number: that is not of an earlier one. */
  readonly own: ReadonlyMap<number, OwnCreate>;
  /** Creates of the project with one of these summaries, see `EarlierCreates.of`. */
  readonly earlier: (summaries: readonly string[]) => Promise<Outcome<readonly EarlierCreate[]>>;
}

/** Summaries that are asked for in one call. */
const SUMMARIES_AT_ONCE = 500;
/** Bodies that are made before others have their turn. */
const ROWS_AT_ONCE = 25;
/** Creates, or rows beside them, that are looked at before others have their turn. */
const CREATES_AT_ONCE = 250;

/**
 * Rows that earlier creates have made already, or may still make: they say the same, but for the marker, and stand under the same parent. Two rows
 * that say the same want two creates. The one way for the window and the command line.
 */
export async function findMadeBefore(wanted: EarlierWanted): Promise<Outcome<ReadonlyMap<number, MadeBefore>>> {
  const { site, plan, rows, own } = wanted;
  const open = plan.rows.filter(
    ({ number, state }) => state === 'ready' && !own.has(number) && rows?.has(number) !== false,
  );
  const summaries = [...new Set(open.flatMap((row) => summaryOf(row) ?? []))];
  const ownIds = new Set([...own.values()].map(({ changeId }) => changeId));
  const creates: EarlierCreate[] = [];
  for (let at = 0; at < summaries.length; at += SUMMARIES_AT_ONCE) {
    const found = await wanted.earlier(summaries.slice(at, at + SUMMARIES_AT_ONCE));
    if (!found.ok) return found;
    for (const create of found.value) if (!ownIds.has(create.id)) creates.push(create);
  }
  if (creates.length === 0) return succeed(new Map());
  const named = new Set(creates.map(({ body }) => (isJsonObject(body['fields']) ? body['fields']['summary'] : null)));
  const saying = new Map<number, string>();
  const parents = parentIds(site);
  let compiled = 0;
  for (const row of open) {
    if (!named.has(summaryOf(row))) continue;
    const made = previewBody(site, row);
    if (made.ok) saying.set(row.number, sayingOf(made.body, parents));
    if (++compiled % ROWS_AT_ONCE === 0) await nextTurn();
  }
  const steps = madeBefore({ parents, plan, saying, own, creates });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return succeed(step.value);
    await nextTurn();
  }
}

/** As the compiler writes it. */
function summaryOf({ values }: RowPlan): string | null {
  const { summary } = values;
  return typeof summary === 'string' ? summary : null;
}

interface Said {
  /** The ids of the fields by which types take their parent. */
  readonly parents: ReadonlySet<string>;
  readonly plan: Pick<Plan, 'rows' | 'order'>;
  /** What rows ask for, by number, see `sayingOf`. */
  readonly saying: ReadonlyMap<number, string>;
  readonly own: ReadonlyMap<number, OwnCreate>;
  /** Oldest first. */
  readonly creates: readonly EarlierCreate[];
}

/** Creates that a row may be, as a parent: by the change that makes them, by id and by key. */
interface Twins {
  readonly ids: Set<string>;
  readonly keys: Set<string>;
}

/** Creates that are in Jira are taken before those on their way, and children of the very parent before those of one that says the same. Pure. */
function* madeBefore(of: Said): Generator<undefined, ReadonlyMap<number, MadeBefore>, undefined> {
  const { parents, plan, saying, own, creates } = of;
  const bySaying = new Map<string, EarlierCreate[]>();
  for (const [at, create] of creates.entries()) {
    if (at % CREATES_AT_ONCE === 0) yield;
    const said = sayingOf(create.body, parents);
    const alike = bySaying.get(said);
    if (alike === undefined) bySaying.set(said, [create]);
    else alike.push(create);
  }
  const byNumber = new Map(plan.rows.map((row) => [row.number, row]));
  const twins = new Map<number, Twins>();
  for (const [row, { changeId, key }] of own) {
    twins.set(row, { ids: new Set([changeId]), keys: new Set(key === null ? [] : [key]) });
  }
  const taken = new Set<string>();
  const made = new Map<number, MadeBefore>();
  for (const [at, number] of plan.order.entries()) {
    if (at % CREATES_AT_ONCE === 0) yield;
    const row = byNumber.get(number);
    const said = saying.get(number);
    if (row === undefined || said === undefined) continue;
    const above = row.parent?.kind === 'row' ? row.parent.number : null;
    const alike = (bySaying.get(said) ?? []).filter((create) =>
      isUnder(row, create, parents, above === null ? undefined : twins.get(above)),
    );
    twins.set(number, {
      ids: new Set(alike.flatMap(({ id, issueId }) => (issueId === null ? [id] : [id, issueId]))),
      keys: new Set(alike.flatMap(({ issueKey }) => issueKey ?? [])),
    });
    const veryParent = above === null ? undefined : made.get(above)?.changeId;
    const rank = ({ issueKey, parentId }: EarlierCreate): number =>
      (veryParent !== undefined && parentId !== veryParent ? 2 : 0) + (issueKey === null ? 1 : 0);
    const [best] = alike.filter(({ id }) => !taken.has(id)).sort((a, b) => rank(a) - rank(b));
    if (best === undefined) continue;
    taken.add(best.id);
    made.set(number, { changeId: best.id, key: best.issueKey, run: best.run, createdAt: best.createdAt });
  }
  return made;
}

function parentIds({ types }: BulkSite): ReadonlySet<string> {
  return new Set(types.flatMap((form) => parentFieldOf(form)?.fieldId ?? []));
}

/** What a body asks for, without the marker and without the parent. Pure. */
function sayingOf(body: JsonObject, parents: ReadonlySet<string>): string {
  const { fields } = body;
  const own = isJsonObject(fields) ? Object.entries(fields).filter(([id]) => !parents.has(id)) : [];
  return JSON.stringify([own, body['update'] ?? null]);
}

/** Whether a create stands where the row is to stand. `above`: what the row that is the parent may be. Pure. */
function isUnder(row: RowPlan, create: EarlierCreate, parents: ReadonlySet<string>, above: Twins | undefined): boolean {
  const { parentId, parentKey } = create;
  const named = parentId === null ? parentOf(create.body, parents) : { id: null, key: parentKey };
  if (named === null) return row.parent === null;
  if (row.parent === null) return false;
  // By its id alone it cannot be told from another issue: to hold back is told, to double is not.
  if (row.parent.kind === 'issue') return parentId === null && named.key === null ? true : named.key === row.parent.key;
  if (above === undefined) return false;
  if (parentId !== null && above.ids.has(parentId)) return true;
  return (named.key !== null && above.keys.has(named.key)) || (named.id !== null && above.ids.has(named.id));
}

function parentOf(body: JsonObject, parents: ReadonlySet<string>): { id: string | null; key: string | null } | null {
  const { fields } = body;
  for (const field of isJsonObject(fields) ? parents : []) {
    const parent = isJsonObject(fields) ? fields[field] : undefined;
    if (!isJsonObject(parent)) continue;
    const { id, key } = parent;
    return { id: typeof id === 'string' ? id : null, key: typeof key === 'string' ? key : null };
  }
  return null;
}
