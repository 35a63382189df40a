import type { ChangeInput } from '@shared/ipc/change-input';
import type { SiteRef } from '@shared/jira/site';
import type { JsonObject } from '@shared/json';
import type { NewChange } from '../../../src/main/outbox/journalled-change';
import { KINDS } from '../../../src/main/outbox/kinds/all';
import { bodyOf } from '../../../src/main/outbox/kinds/read-input';

/** An issue that changes are made to, with what its fields will hold once those before are in Jira. */
export interface Target {
  readonly id: string;
  readonly key: string;
  summary: string;
  labels: string[];
  assignee: { accountId: string; displayName: string } | null;
  transition: Extract<ChangeInput, { kind: 'transition' }> | null;
}

export interface Made {
  readonly change: NewChange;
  readonly bytes: Uint8Array | null;
}

const documentOf = (text: string): JsonObject => ({
  version: 1,
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

/** One change of some kind of one of these issues, or of one that an earlier create makes. */
export function randomChange(
  id: string,
  at: {
    readonly ref: SiteRef;
    readonly targets: readonly Target[];
    readonly creates: readonly string[];
    readonly now: number;
  },
  random: () => number,
  people: readonly string[],
): Made {
  const pick = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(random() * list.length)];
    if (one === undefined) throw new Error('Nothing to pick from.');
    return one;
  };
  const target = pick(at.targets);
  const common = { id, ...at.ref, subtitle: '', projectKey: 'SHOP', createdAt: at.now, title: id };
  const make = (input: ChangeInput, onNew = false): Made => {
    const after = onNew && at.creates.length > 0 && random() < 0.5 ? pick(at.creates) : null;
    const body = bodyOf(input);
    const issue = after === null ? { id: target.id, key: target.key } : null;
    return {
      change: { ...common, kind: input.kind, body, issue, after, parts: partsOf(input.kind, body) },
      bytes: null,
    };
  };
  switch (
    pick([
      'create',
      'create',
      'summary',
      'labels',
      'assign',
      'transition',
      'comment',
      'worklog',
      'link',
      'attach',
      'watch',
    ])
  ) {
    case 'summary': {
      const mine = `Summary ${id}`;
      const made = make(edit('summary', { type: 'string', system: 'summary' }, ['set'], target.summary, mine));
      target.summary = mine;
      return made;
    }
    case 'labels': {
      const mine = [...target.labels, `l-${id}`];
      const schema = { type: 'array', items: 'string', system: 'labels' };
      const made = make(edit('labels', schema, ['add', 'set', 'remove'], target.labels, mine));
      target.labels = mine;
      return made;
    }
    case 'assign': {
      const mine = { accountId: pick(people), displayName: 'Somebody' };
      const made = make({ kind: 'assign', base: target.assignee, mine });
      target.assignee = mine;
      return made;
    }
    case 'transition': {
      const { transition } = target;
      target.transition = null;
      return make(transition ?? { kind: 'comment', body: documentOf(id) });
    }
    case 'comment':
      return make({ kind: 'comment', body: documentOf(id) }, true);
    case 'worklog': {
      const started = new Date(Math.floor(at.now / 60_000) * 60_000 - 3_600_000).toISOString();
      return make(
        { kind: 'worklog', timeSpentSeconds: 60 * (1 + Math.floor(random() * 400)), started, comment: null },
        true,
      );
    }
    case 'link': {
      const others = at.targets.filter(({ key }) => key !== target.key);
      return make({ kind: 'link', typeName: 'Blocks', direction: 'outward', otherKey: pick(others).key });
    }
    case 'attach': {
      const bytes = new Uint8Array(2_000 + Math.floor(random() * 4_000)).fill(97);
      const file = { name: `${id}.txt`, size: bytes.length };
      const made = make({ kind: 'comment', body: null }, true).change;
      const body: JsonObject = { kind: 'attach', ...file };
      return { change: { ...made, kind: 'attach', body, file, parts: partsOf('attach', body) }, bytes };
    }
    case 'watch':
      return make({ kind: 'watch', accountId: pick(people), watching: true });
    default: {
      const body = {
        fields: { project: { key: 'SHOP' }, issuetype: { name: 'Task' }, summary: `Made by ${id}` },
        properties: [{ key: 'workbench.change', value: { id } }],
      };
      return { change: { ...common, kind: 'create', body }, bytes: null };
    }
  }
}

function edit(
  fieldId: string,
  schema: { readonly type: string; readonly system: string; readonly items?: string },
  operations: readonly string[],
  base: string | readonly string[],
  mine: string | readonly string[],
): ChangeInput {
  return { kind: 'edit', fields: [{ fieldId, name: fieldId, schema, operations, base, mine }] };
}

function partsOf(kind: NewChange['kind'], body: JsonObject): readonly string[] {
  return KINDS[kind].parts(body);
}
