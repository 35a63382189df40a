import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Change } from '@shared/ipc/change';
import type { ChangeInput } from '@shared/ipc/change-input';
import type { Outcome } from '@shared/ipc/outcome';
import type { Issue, User } from '@shared/jira/issue';
import type { JsonObject, JsonValue } from '@shared/json';
import { askMain } from './bridge';
import type { EditedField, PlannedWrite } from './planned-writes';
import type { Scene, Target } from './scene';

export interface AtHand {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly scene: Scene;
  /** The changes that the program has told of so far. */
  readonly known: readonly Change[];
  /** A place for a file of this name. */
  readonly fileFor: (name: string) => string;
}

/** Asks the program for what was planned, as the page does after a click. Rejects when the program ends before it answers. */
export async function performWrite(write: PlannedWrite, at: AtHand): Promise<Outcome<Change>> {
  const { page, scene } = at;
  const { site, project, issueType } = scene;
  if (write.kind === 'create') {
    return askMain(page, 'create.submit', {
      site,
      projectId: project.id,
      issueTypeId: issueType.id,
      values: { summary: `Made ${write.token}`, labels: [write.token] },
      filled: ['summary', 'labels'],
      replaces: null,
      draftId: null,
    });
  }
  if (write.kind === 'attach') return attach(write, at);
  const target = targetOf(scene, write.target);
  const input = await inputOf(write, target, at);
  const after = 'afterAnother' in write && write.afterAnother ? (at.known.at(-1)?.id ?? null) : null;
  return askMain(page, 'changes.add', { site, issue: { id: target.id, key: target.key }, input, after });
}

async function attach(write: PlannedWrite & { kind: 'attach' }, at: AtHand): Promise<Outcome<Change>> {
  const { app, page, scene, known } = at;
  const create = known.findLast(({ kind }) => kind === 'create');
  const onNew = write.target === null && create !== undefined;
  const target = targetOf(scene, write.target ?? 0);
  const path = at.fileFor(fileNameOf(write));
  writeFileSync(path, `${write.token}\n`.repeat(400));
  // The person's choice in the dialog of the system, which nothing can click.
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
  const answer = await askMain(page, 'changes.attach', {
    site: scene.site,
    issue: onNew ? null : { id: target.id, key: target.key },
    after: onNew ? create.id : null,
  });
  if (!answer.ok) return answer;
  const [change] = answer.value;
  if (change === undefined) throw new Error(`No change was journalled for ${basename(path)}.`);
  return { ok: true, value: change };
}

async function inputOf(
  write: Exclude<PlannedWrite, { kind: 'create' | 'attach' }>,
  target: Target,
  { page, scene }: AtHand,
): Promise<ChangeInput> {
  switch (write.kind) {
    case 'edit': {
      const field = target.fields.find(({ fieldId }) => fieldId === write.fieldId);
      if (field === undefined) throw new Error(`${target.key} has no field ${write.fieldId} to edit.`);
      const { fieldId, name, schema, operations } = field;
      const base = (await shown(page, scene, target)).fields[fieldId] ?? null;
      return {
        kind: 'edit',
        fields: [{ fieldId, name, schema, operations, base, mine: mineOf(write.fieldId, write.token, base) }],
      };
    }
    case 'assign': {
      const base = (await shown(page, scene, target)).fields['assignee'] ?? null;
      return { kind: 'assign', base: personOf(base), mine: named(personAt(scene, write.person)) };
    }
    case 'transition': {
      const to = statusAt(scene, write.status);
      const transition = target.transitions.find((one) => one.to.id === to.id);
      if (transition === undefined) throw new Error(`${target.key} cannot be moved to ${to.name}.`);
      const status = (await shown(page, scene, target)).fields['status'];
      const from = status as { id: string; name: string };
      return {
        kind: 'transition',
        transitionId: transition.id,
        name: transition.name,
        from: { id: from.id, name: from.name },
        to: { id: to.id, name: to.name },
        fields: [],
      };
    }
    case 'comment':
      return { kind: 'comment', body: documentOf(write.token) };
    case 'worklog': {
      const started = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000).toISOString();
      return { kind: 'worklog', timeSpentSeconds: 900, started, comment: documentOf(write.token) };
    }
    case 'link':
      return {
        kind: 'link',
        typeName: 'Blocks',
        direction: 'outward',
        otherKey: targetOf(scene, write.other).key,
      };
    case 'watch':
      return { kind: 'watch', accountId: personAt(scene, write.person).accountId, watching: true };
  }
}

/** What the screen shows of the issue: the mirror's, or what was last seen where nothing answers. */
async function shown(page: Page, { site }: Scene, target: Target): Promise<Issue> {
  const read = await askMain(page, 'issues.get', { site, issueKey: target.key });
  return read.ok ? read.value.value : target.asFirstSeen;
}

function mineOf(fieldId: EditedField, token: string, base: JsonValue): JsonValue {
  switch (fieldId) {
    case 'summary':
      return `Called ${token}`;
    case 'description':
      return documentOf(token);
    case 'labels':
      return [...(Array.isArray(base) ? (base as JsonValue[]) : []), token];
    case 'duedate':
      return dueOf(token);
  }
}

/** A day of its own for each token, which a date cannot hold. */
export function dueOf(token: string): string {
  const day = new Date(Date.UTC(2031, 0, 1 + Number(token.slice(1, -1))));
  return day.toISOString().slice(0, 10);
}

export function fileNameOf({ token }: PlannedWrite): string {
  return `${token}.txt`;
}

export function targetOf({ targets }: Scene, nth: number): Target {
  const target = targets[nth];
  if (target === undefined) throw new Error(`There is no issue ${nth} to change.`);
  return target;
}

export function personAt({ people }: Scene, nth: number): User {
  const person = people[nth];
  if (person === undefined) throw new Error(`There is no person ${nth}.`);
  return person;
}

export function statusAt({ statuses }: Scene, nth: number): Scene['statuses'][number] {
  const status = statuses[nth];
  if (status === undefined) throw new Error(`There is no status ${nth}.`);
  return status;
}

function named({ accountId, displayName }: User): { accountId: string; displayName: string } {
  return { accountId, displayName };
}

function personOf(wire: JsonValue): { accountId: string; displayName: string } | null {
  return wire === null ? null : named(wire as unknown as User);
}

function documentOf(text: string): JsonObject {
  return { version: 1, type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}
