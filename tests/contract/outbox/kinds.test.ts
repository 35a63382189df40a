import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { ChangeInput, FieldEdit } from '@shared/ipc/change-input';
import type { JsonObject, JsonValue } from '@shared/json';
import { readEditFields } from '../../../src/main/gateway/edit-meta';
import { createIssue, readIssue } from '../../../src/main/gateway/issue';
import { readLinkTypes } from '../../../src/main/gateway/issue-link';
import { readOwnAccountId } from '../../../src/main/gateway/myself';
import { readTransitions } from '../../../src/main/gateway/transition';
import type { JournalledChange } from '../../../src/main/outbox/journalled-change';
import { KINDS } from '../../../src/main/outbox/kinds/all';
import type { Kind, KindPorts, Sent } from '../../../src/main/outbox/kinds/kind';
import { bodyOf } from '../../../src/main/outbox/kinds/read-input';
import { issueById } from '../../../src/sandbox/world/find';
import type { Issue } from '../../../src/sandbox/world/model';
import { gatewayOnSandbox, type OnSandbox } from './sandbox-gateway';

let on: OnSandbox;
let key = '';
let id = '';
/** Atlassian's id of the sandbox's service account. */
let own = '';
beforeAll(async () => {
  on = await gatewayOnSandbox();
  const read = await readOwnAccountId(on.gateway, on.ref);
  own = read.ok ? (read.value ?? '') : '';
});
afterAll(() => on.sandbox.close());
beforeEach(async () => {
  on.sandbox.faults.clear();
  const made = await createIssue(on.gateway, on.ref, {
    fields: { project: { key: 'SHOP' }, issuetype: { name: 'Task' }, summary: 'Voucher stays applied', labels: ['a'] },
  });
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  ({ key, id } = made.value);
  on.sandbox.requests.clear();
});

const files = new Map<string, { name: string; bytes: Uint8Array }>();

/** A change as the journal keeps it, with its memo in memory. */
class Sending {
  memo: JsonObject | null = null;
  readonly changeId = randomUUID();
  private readonly ports: KindPorts;

  constructor(
    private readonly kind: JournalledChange['kind'],
    private readonly body: JsonObject,
  ) {
    this.ports = {
      gateway: on.gateway,
      now: Date.now,
      fileOf: (_site, changeId) => Promise.resolve(files.get(changeId) ?? null),
    };
  }

  private change(): JournalledChange {
    return {
      id: this.changeId,
      ...on.ref,
      kind: this.kind,
      title: '',
      subtitle: '',
      projectKey: 'SHOP',
      issueId: id,
      issueKey: key,
      after: null,
      groupId: null,
      paused: false,
      createdAt: Date.now(),
      body: this.body,
      status: { state: 'sending' },
      history: [],
      memo: this.memo,
      former: [],
      watches: 0,
      form: null,
      beganAt: null,
      sentAt: Date.now(),
    };
  }

  send(): Promise<Sent> {
    return this.own().send(this.ports, this.change(), (memo) => {
      this.memo = memo;
      return Promise.resolve();
    });
  }

  look(): ReturnType<Kind['look']> {
    return this.own().look(this.ports, this.change());
  }

  private own(): Kind {
    const kind = KINDS[this.kind];
    if (kind === undefined) throw new Error(`There is no kind ${this.kind}.`);
    return kind;
  }
}

const wanted = (input: ChangeInput): Sending => new Sending(input.kind, bodyOf(input));
const HAS_IT = { ok: true, value: { id: expect.any(String) as unknown, key: expect.any(String) as unknown } };
const FOUND = { ok: true, value: { found: { key: expect.any(String) as unknown }, candidates: [] } };
const ABSENT = { ok: true, value: { found: null, candidates: [], hidden: 0, whole: true } };

function theIssue(): Issue {
  const issue = issueById(on.site, id);
  if (issue === undefined) throw new Error(`The sandbox has no issue ${id}.`);
  return issue;
}

async function fieldsNow(): Promise<JsonObject> {
  const issue = await readIssue(on.gateway, on.ref, key);
  if (!issue.ok) throw new Error(JSON.stringify(issue.failure));
  return issue.value.fields;
}

/** What a person would be offered for a field, as editmeta has it, with what they saw and what they want. */
async function edit(fieldId: string, mine: JsonValue, over: Partial<FieldEdit> = {}): Promise<FieldEdit> {
  const fields = await readEditFields(on.gateway, on.ref, key);
  const field = fields.ok ? fields.value.find((one) => one.fieldId === fieldId) : undefined;
  if (field === undefined) throw new Error(`editmeta has no ${fieldId}.`);
  const base = (await fieldsNow())[fieldId] ?? null;
  return { fieldId, name: field.name, schema: field.schema, operations: field.operations, base, mine, ...over };
}

async function priorityOf(name: string): Promise<JsonValue> {
  const fields = await readEditFields(on.gateway, on.ref, key);
  const field = fields.ok ? fields.value.find(({ fieldId }) => fieldId === 'priority') : undefined;
  const read = field === undefined ? null : fieldTypeFor(field.schema).fromText(name, field);
  if (read?.ok !== true) throw new Error(`editmeta has no priority ${name}.`);
  return read.value;
}

const WRITE = { method: 'PUT', path: /\/rest\/api\/3\/issue\/\d+$/ };
const document = (text: string): JsonObject => ({
  version: 1,
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

/** Somebody else's hand, behind the program's back. */
function colleague(): string {
  const other = on.site.members.find((accountId) => accountId !== own);
  if (other === undefined) throw new Error('The sandbox has nobody else.');
  return other;
}

function colleagueSetsSummary(text: string): void {
  const issue = theIssue();
  const before = issue.values['summary'];
  issue.values['summary'] = text;
  issue.updated = Date.now();
  issue.history.push({
    id: String(on.site.nextId++),
    authorAccountId: colleague(),
    created: issue.updated,
    items: [
      {
        field: 'summary',
        fieldtype: 'jira',
        fieldId: 'summary',
        from: null,
        fromString: typeof before === 'string' ? before : null,
        to: null,
        toString_: text,
      },
    ],
  });
}

describe('an edit', () => {
  it('writes fields and verbs in one request, and the sets of others stay', async () => {
    const change = wanted({
      kind: 'edit',
      fields: [
        await edit('summary', 'Voucher goes'),
        await edit('labels', ['a', 'b']),
        await edit('priority', await priorityOf('Low')),
      ],
    });
    theIssue().values['labels'] = ['a', 'theirs'];
    await expect(change.send()).resolves.toMatchObject(HAS_IT);
    const fields = await fieldsNow();
    expect(fields).toMatchObject({ summary: 'Voucher goes', priority: { name: 'Low' } });
    expect(new Set(fields['labels'] as string[])).toEqual(new Set(['a', 'theirs', 'b']));
    expect(on.sandbox.requests.count(WRITE)).toBe(1);
  });

  it('sends nothing where somebody else has set the same already', async () => {
    const change = wanted({ kind: 'edit', fields: [await edit('summary', 'Both say this')] });
    colleagueSetsSummary('Both say this');
    await expect(change.send()).resolves.toMatchObject(HAS_IT);
    expect(on.sandbox.requests.count(WRITE)).toBe(0);
  });

  it('stops at a conflict that names all three, and who wrote the other when', async () => {
    const change = wanted({ kind: 'edit', fields: [await edit('summary', 'Mine')] });
    colleagueSetsSummary('Theirs');
    await expect(change.send()).resolves.toMatchObject({
      conflict: [
        {
          fieldId: 'summary',
          base: 'Voucher stays applied',
          mine: 'Mine',
          theirs: 'Theirs',
          by: expect.any(String) as unknown,
          at: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
        },
      ],
    });
    expect(on.sandbox.requests.count(WRITE)).toBe(0);
  });

  it('tells whose value it replaced between its reading and its writing', async () => {
    const change = wanted({ kind: 'edit', fields: [await edit('summary', 'Mine')] });
    const arrived = vi.waitFor(() => expect(on.sandbox.requests.count(WRITE)).toBe(1), { timeout: 20_000 });
    on.sandbox.faults.plan(WRITE, { kind: 'hold', until: arrived.then(() => colleagueSetsSummary('In between')) });
    await expect(change.send()).resolves.toMatchObject({
      ok: true,
      value: { overtaken: [{ fieldId: 'summary', mine: 'Mine', theirs: 'In between' }] },
    });
  });

  it('is merged once more where Jira says that two wrote at once', async () => {
    const change = wanted({ kind: 'edit', fields: [await edit('summary', 'Mine')] });
    const body = { errorMessages: ['Another one was faster.'], errors: {} };
    on.sandbox.faults.plan(WRITE, { kind: 'answer', reply: { status: 409, body } });
    await expect(change.send()).resolves.toMatchObject(HAS_IT);
    expect(on.sandbox.requests.count(WRITE)).toBe(2);
  });

  it('is found in the history when its answer was lost, and is absent when it never arrived', async () => {
    const change = wanted({ kind: 'edit', fields: [await edit('summary', 'Mine'), await edit('labels', ['b'])] });
    on.sandbox.faults.plan(WRITE, { kind: 'cut-before' });
    await expect(change.send()).resolves.toMatchObject({ ok: false, failure: { kind: 'no-answer' } });
    await expect(change.look()).resolves.toEqual(ABSENT);
    on.sandbox.faults.plan(WRITE, { kind: 'cut-after' });
    await expect(change.send()).resolves.toMatchObject({ ok: false, failure: { kind: 'no-answer' } });
    await expect(change.look()).resolves.toMatchObject(FOUND);
    // Sent again all the same, it writes nothing.
    await expect(change.send()).resolves.toMatchObject(HAS_IT);
    expect(on.sandbox.requests.count(WRITE)).toBe(2);
  });

  it('waits where the issue cannot be read for now: nothing of it has left', async () => {
    const change = wanted({ kind: 'edit', fields: [await edit('summary', 'Mine')] });
    const read = { method: 'GET', path: /\/rest\/api\/3\/issue\/\d+\?/ };
    on.sandbox.faults.plan(read, { kind: 'answer', reply: { status: 503, body: '' } }, 9);
    on.sandbox.faults.plan(
      { method: 'GET', path: /\/issue\/\d+$/ },
      { kind: 'answer', reply: { status: 503, body: '' } },
      9,
    );
    await expect(change.send()).resolves.toMatchObject({ ok: false, unsent: true, failure: { kind: 'unavailable' } });
    expect(change.memo).toBeNull();
  });
});

it('an assignment goes out, is found, and merges', async () => {
  const accountId = colleague();
  const change = wanted({ kind: 'assign', base: null, mine: { accountId, displayName: 'Somebody' } });
  on.sandbox.faults.plan({ method: 'PUT', path: /\/assignee$/ }, { kind: 'cut-after' });
  await expect(change.send()).resolves.toMatchObject({ ok: false });
  await expect(change.look()).resolves.toMatchObject(FOUND);
  expect((await fieldsNow())['assignee']).toMatchObject({ accountId });
});

describe('a transition', () => {
  async function moved(): Promise<{ change: Sending; to: { id: string; name: string } }> {
    const offered = await readTransitions(on.gateway, on.ref, key);
    const from = theIssue().statusId;
    const chosen = offered.ok ? offered.value.find((one) => one.to.id !== from && one.fields.length === 0) : undefined;
    if (chosen === undefined) throw new Error('The sandbox offers no transition without a screen.');
    const to = { id: chosen.to.id, name: chosen.to.name };
    const status = (await fieldsNow())['status'] as { id: string; name: string };
    const input: ChangeInput = {
      kind: 'transition',
      // One that is not offered any more: the status is what was wanted.
      transitionId: '99999',
      name: chosen.name,
      from: { id: status.id, name: status.name },
      to,
      fields: [],
    };
    return { change: wanted(input), to };
  }
  const POST = { method: 'POST', path: /\/transitions$/ };

  it('goes to the status that was meant, is found when its answer was lost, and is not done twice', async () => {
    const { change, to } = await moved();
    on.sandbox.faults.plan(POST, { kind: 'cut-after' });
    await expect(change.send()).resolves.toMatchObject({ ok: false });
    await expect(change.look()).resolves.toMatchObject(FOUND);
    await expect(change.send()).resolves.toMatchObject(HAS_IT);
    expect((await fieldsNow())['status']).toMatchObject(to);
    expect(on.sandbox.requests.count(POST)).toBe(1);
  });

  it('says what Jira offers where no way leads there any more', async () => {
    const status = (await fieldsNow())['status'] as { id: string; name: string };
    const change = wanted({
      kind: 'transition',
      transitionId: '1',
      name: 'Nowhere',
      from: { id: status.id, name: status.name },
      to: { id: '0', name: 'Nowhere' },
      fields: [],
    });
    await expect(change.send()).resolves.toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input', message: expect.stringContaining('Jira offers') as unknown },
    });
  });
});

describe('a comment', () => {
  const POST = { method: 'POST', path: /\/comment$/ };

  it('is found by its marker and not by its words', async () => {
    const other = wanted({ kind: 'comment', body: document('+1') });
    await other.send();
    const change = wanted({ kind: 'comment', body: document('+1') });
    on.sandbox.faults.plan(POST, { kind: 'cut-before' });
    await expect(change.send()).resolves.toMatchObject({ ok: false });
    await expect(change.look()).resolves.toEqual(ABSENT);
    on.sandbox.faults.plan(POST, { kind: 'cut-after' });
    await expect(change.send()).resolves.toMatchObject({ ok: false });
    await expect(change.look()).resolves.toMatchObject(FOUND);
    expect(theIssue().comments).toHaveLength(2);
  });

  it('is a question where one with the same words carries no marker', async () => {
    const change = wanted({ kind: 'comment', body: document('Same words') });
    await change.send();
    for (const comment of theIssue().comments) comment.properties = {};
    await expect(change.look()).resolves.toMatchObject({
      ok: true,
      value: { found: null, candidates: [{ key, summary: 'Same words' }] },
    });
  });
});

it('a worklog keeps its moment, and is found by its marker', async () => {
  const change = wanted({
    kind: 'worklog',
    timeSpentSeconds: 5400,
    started: '2026-11-03T09:00:00.000Z',
    comment: document('Looked into it'),
  });
  on.sandbox.faults.plan({ method: 'POST', path: /\/worklog$/ }, { kind: 'cut-after' });
  await expect(change.send()).resolves.toMatchObject({ ok: false });
  await expect(change.look()).resolves.toMatchObject(FOUND);
  expect(theIssue().worklogs).toMatchObject([{ timeSpentSeconds: 5400, started: Date.UTC(2026, 10, 3, 9) }]);
  const never = wanted({ kind: 'worklog', timeSpentSeconds: 60, started: '2026-11-03T10:00:00+01:00', comment: null });
  await expect(never.look()).resolves.toEqual(ABSENT);
});

it('a link goes the way that was meant, is found, and is not made twice', async () => {
  const types = await readLinkTypes(on.gateway, on.ref);
  const blocks = types.ok ? types.value.find(({ inward, outward }) => inward !== outward) : undefined;
  if (blocks === undefined) throw new Error('The sandbox has no directed type of link.');
  for (const direction of ['outward', 'inward'] as const) {
    const change = wanted({
      kind: 'link',
      typeName: blocks.name,
      direction,
      otherKey: direction === 'outward' ? 'shop-1' : 'SHOP-2',
    });
    await expect(change.look()).resolves.toEqual(ABSENT);
    on.sandbox.faults.plan({ method: 'POST', path: /\/issueLink$/ }, { kind: 'cut-after' });
    await expect(change.send()).resolves.toMatchObject({ ok: false });
    await expect(change.look()).resolves.toMatchObject(FOUND);
    await expect(change.send()).resolves.toMatchObject(HAS_IT);
  }
  expect(theIssue().links).toMatchObject([{ direction: 'outward' }, { direction: 'inward' }]);
});

it('an attachment arrives byte for byte under its name, and is found as one that was not there before', async () => {
  const bytes = new Uint8Array(70_000).map((_, at) => (at * 7) % 256);
  const name = 'Überblick "1".png';
  const attachTo = (): Sending => {
    const change = new Sending('attach', { kind: 'attach', name, size: bytes.length });
    files.set(change.changeId, { name, bytes });
    return change;
  };
  const first = attachTo();
  await expect(first.send()).resolves.toMatchObject(HAS_IT);
  const [there] = theIssue().attachments;
  expect(Buffer.from(there?.bytes ?? []).equals(Buffer.from(bytes))).toBe(true);
  expect(there).toMatchObject({ mimeType: 'image/png' });
  // The same file once more is another attachment: the first does not pass for it.
  const second = attachTo();
  on.sandbox.faults.plan({ method: 'POST', path: /\/attachments$/ }, { kind: 'cut-before' });
  await expect(second.send()).resolves.toMatchObject({ ok: false });
  await expect(second.look()).resolves.toEqual(ABSENT);
  on.sandbox.faults.plan({ method: 'POST', path: /\/attachments$/ }, { kind: 'cut-after' });
  await expect(second.send()).resolves.toMatchObject({ ok: false });
  await expect(second.look()).resolves.toMatchObject({ ok: true, value: { candidates: [] } });
  expect(theIssue().attachments).toHaveLength(2);
});

it('watching goes on and off, and is looked up by who watches', async () => {
  const accountId = own;
  for (const watching of [true, false]) {
    const change = wanted({ kind: 'watch', accountId, watching });
    if (watching) await wanted({ kind: 'watch', accountId, watching: false }).send();
    await expect(change.look()).resolves.toEqual(ABSENT);
    await expect(change.send()).resolves.toMatchObject(HAS_IT);
    await expect(change.look()).resolves.toMatchObject(FOUND);
  }
});
