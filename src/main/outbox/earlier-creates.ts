import type { ChangeState } from '@shared/ipc/change';
import { isJsonObject, type JsonObject } from '@shared/json';
import type { SiteRef } from '@shared/jira/site';
import type { Connection } from '../storage/connection';
import { wasLookedFor } from './former';

/** A create of a run that Jira has, or may come to have; of the form, one that is still on its way. */
export interface EarlierCreate {
  /** The change that makes it: of one that was mended, the one that was sent in its place. */
  readonly id: string;
  /** What it asked for when it was journalled. */
  readonly body: JsonObject;
  /** What it has become; `null` while it is not there, or it cannot be told. */
  readonly issueId: string | null;
  readonly issueKey: string | null;
  /** The change that makes its parent, where a change does. */
  readonly parentId: string | null;
  /** The key of that parent, once it is there. */
  readonly parentKey: string | null;
  /** The run that it is of; `null` for a single one. */
  readonly run: { readonly id: string; readonly title: string } | null;
  /** When it, or its run, was begun: epoch milliseconds. */
  readonly createdAt: number;
}

const ALIKE = `SELECT c.id, c.body, c.status, c.former, c.memo, c.after_id, c.created_at, g.id, g.title, g.created_at
  FROM change c LEFT JOIN change_group g ON g.id = c.group_id
  WHERE c.account = ?1 AND c.cloud_id = ?2 AND c.kind = 'create' AND c.project_key = ?3
    AND json_extract(c.body, '$.fields.summary') IN (SELECT value FROM json_each(?4))
  ORDER BY c.sequence`;

/** Finds what was created before, inside the database process. */
export class EarlierCreates {
  constructor(private readonly connection: Connection) {}

  /** Those of a project with one of these summaries, oldest first. */
  of({ accountId, cloudId }: SiteRef, projectKey: string, summaries: readonly string[]): readonly EarlierCreate[] {
    const rows = this.connection.rows(ALIKE, accountId, cloudId, projectKey, JSON.stringify(summaries));
    return rows.flatMap(([id, body, status, former, memo, after, createdAt, groupId, title, begunAt]) => {
      const now = this.standsAs({ id: String(id), status: statusOf(status), mayHaveLeft: mayHaveLeft(former, memo) });
      if (!mayBeThere(now)) return [];
      // What the form has made is warned of like any issue that is there: only what is still on its way is known to nobody else.
      if (groupId === null && now.status.state === 'applied') return [];
      const parent = after === null || after === undefined ? null : this.one(String(after));
      const above = parent === null ? null : this.standsAs(parent);
      const said = JSON.parse(String(body)) as JsonObject;
      const made = now.status.state === 'applied' ? now.status : null;
      return [
        {
          id: now.id,
          body: said,
          issueId: made === null || made.issueId === '' ? null : made.issueId,
          issueKey: made?.issueKey ?? null,
          parentId: above?.id ?? null,
          parentKey: above?.status.state === 'applied' ? above.status.issueKey : null,
          run: groupId === null ? null : { id: String(groupId), title: String(title) },
          createdAt: Number(begunAt ?? createdAt),
        },
      ];
    });
  }

  /** What was mended stands where the one does that was sent in its place. */
  private standsAs(change: Standing): Standing {
    const { status } = change;
    if (status.state !== 'discarded' || status.replacedBy === undefined) return change;
    const next = this.one(status.replacedBy);
    return next === null ? change : this.standsAs(next);
  }

  private one(id: string): Standing | null {
    const [row] = this.connection.rows('SELECT status, former, memo FROM change WHERE id = ?', id);
    if (row === undefined) return null;
    return { id, status: statusOf(row[0]), mayHaveLeft: mayHaveLeft(row[1], row[2]) };
  }
}

interface Standing {
  readonly id: string;
  readonly status: ChangeState;
  readonly mayHaveLeft: boolean;
}

function mayBeThere({ status, mayHaveLeft: left }: Standing): boolean {
  if (status.state === 'rejected') return false;
  return status.state !== 'discarded' || left;
}

function statusOf(status: unknown): ChangeState {
  return JSON.parse(String(status)) as ChangeState;
}

function mayHaveLeft(former: unknown, memo: unknown): boolean {
  const noted: unknown = typeof memo === 'string' ? JSON.parse(memo) : null;
  return String(former) !== '[]' || wasLookedFor({ memo: isJsonObject(noted) ? noted : null });
}
