import { type BulkSite, parentFieldOf } from '@shared/bulk/bulk-site';
import { previewBody } from '@shared/bulk/final-body';
import type { Plan, RowPlan } from '@shared/bulk/row-plan';
import { isJsonObject, type JsonObject } from '@shared/json';
import type { JournalledChange } from '../../outbox/journalled-change';

/** A create of an earlier run that is what a row asks for. */
export interface MadeBefore {
  readonly changeId: string;
  /** The issue that it has become; `null` while it is not there, or it cannot be told. */
  readonly key: string | null;
}

/**
 * Rows that earlier creates have made already, or may still make: they say the same, but for the marker, and stand under the same parent as far as
 * both have one that exists. Two rows that say the same want two creates. Creates that are in Jira are taken before those on their way. Pure.
 */
export function madeBefore(
  site: BulkSite,
  { rows }: Pick<Plan, 'rows'>,
  changes: readonly JournalledChange[],
): ReadonlyMap<number, MadeBefore> {
  const creates = changes.filter((change) => change.kind === 'create' && change.projectKey === site.project.key);
  const standing = creates.filter(mayBeThere).map((change) => ({ change, key: keyOf(change) }));
  standing.sort((a, b) => Number(a.key === null) - Number(b.key === null));
  const bySaying = new Map<string, { readonly change: JournalledChange; readonly key: string | null }[]>();
  const parents = new Set(site.types.flatMap((form) => parentFieldOf(form)?.fieldId ?? []));
  for (const one of standing) {
    const said = sayingOf(one.change.body, parents);
    const alike = bySaying.get(said);
    if (alike === undefined) bySaying.set(said, [one]);
    else alike.push(one);
  }
  const made = new Map<number, MadeBefore>();
  for (const row of rows) {
    const body = row.state === 'ready' ? previewBody(site, row) : null;
    const alike = body?.ok === true ? bySaying.get(sayingOf(body.body, parents)) : undefined;
    const at = alike?.findIndex(({ change }) => mayBeUnder(row, change, parents)) ?? -1;
    const [found] = at === -1 ? [] : (alike?.splice(at, 1) ?? []);
    if (found !== undefined) made.set(row.number, { changeId: found.change.id, key: found.key });
  }
  return made;
}

/** Jira has it, or may come to have it. */
function mayBeThere({ status, mayHaveLeft = false }: JournalledChange): boolean {
  if (status.state === 'rejected') return false;
  return status.state !== 'discarded' || mayHaveLeft;
}

function keyOf({ status }: JournalledChange): string | null {
  return status.state === 'applied' ? status.issueKey : null;
}

/** What a body asks for, without the marker and without the parent. */
function sayingOf(body: JsonObject, parents: ReadonlySet<string>): string {
  const { fields } = body;
  const own = isJsonObject(fields) ? Object.entries(fields).filter(([id]) => !parents.has(id)) : [];
  return JSON.stringify([own, body['update'] ?? null]);
}

function mayBeUnder(row: RowPlan, { body }: JournalledChange, parents: ReadonlySet<string>): boolean {
  const { fields } = body;
  if (row.parent?.kind === 'row') return true;
  for (const id of parents) {
    const parent = isJsonObject(fields) ? fields[id] : undefined;
    if (!isJsonObject(parent)) continue;
    const { key } = parent;
    // A row of the earlier sheet: which issue that has become is not in this body.
    if (typeof key !== 'string' || key.startsWith('#')) return true;
    return row.parent?.key === key;
  }
  return row.parent === null;
}
