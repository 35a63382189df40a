import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '@shared/json';
import { createIssue } from '../../../src/main/gateway/issue';
import type { JournalledChange } from '../../../src/main/outbox/journalled-change';
import { lookForCreate } from '../../../src/main/outbox/look-for';
import { keyChanged, removeIssue } from '../../../src/sandbox/world/issue-index';
import type { Issue } from '../../../src/sandbox/world/model';
import { gatewayOnSandbox, type OnSandbox } from './sandbox-gateway';

let on: OnSandbox;
beforeAll(async () => {
  on = await gatewayOnSandbox();
});
afterAll(() => on.sandbox.close());
beforeEach(() => on.sandbox.faults.clear());

const POST_ISSUE = { method: 'POST', path: /\/rest\/api\/3\/issue$/ };

function bodyOf(changeId: string | null, summary: string): JsonObject {
  return {
    fields: { project: { key: 'SHOP' }, issuetype: { name: 'Task' }, summary },
    ...(changeId === null ? {} : { properties: [{ key: 'workbench.change', value: { id: changeId } }] }),
  };
}

/** A change as the journal has it after its answer was lost just now. */
function lostChange(over: Partial<JournalledChange> = {}): JournalledChange {
  const id = over.id ?? randomUUID();
  return {
    id,
    ...on.ref,
    kind: 'create',
    issueKey: null,
    issueId: null,
    after: null,
    groupId: null,
    paused: false,
    memo: null,
    former: [],
    watches: 0,
    form: null,
    title: 'x',
    subtitle: 'x',
    projectKey: 'SHOP',
    createdAt: Date.now() - 1_000,
    beganAt: Date.now() - 600,
    sentAt: Date.now() - 500,
    body: bodyOf(id, `Lost ${id}`),
    status: { state: 'unknown', looks: 0, nextLookAt: 0 },
    history: [],
    ...over,
  };
}

const send = (body: JsonObject): ReturnType<typeof createIssue> => createIssue(on.gateway, on.ref, body);
const look = (change: JournalledChange): ReturnType<typeof lookForCreate> =>
  lookForCreate(on.gateway, change, Date.now());

function newest(): Issue {
  const project = on.site.projects.find(({ key }) => key === 'SHOP');
  const issues = on.site.issues.filter(({ projectId }) => projectId === project?.id);
  const [last] = issues.toSorted((one, other) => other.number - one.number);
  if (last === undefined) throw new Error('SHOP has no issue.');
  return last;
}

describe('a create whose answer was lost', () => {
  it('is found by its marker at the first look, though it was sent once', async () => {
    const change = lostChange();
    on.sandbox.faults.plan(POST_ISSUE, { kind: 'cut-after' });
    on.sandbox.requests.clear();
    await expect(send(change.body)).resolves.toMatchObject({ ok: false, failure: { kind: 'no-answer' } });
    expect(on.sandbox.requests.count(POST_ISSUE)).toBe(1);
    await expect(look(change)).resolves.toMatchObject({
      ok: true,
      value: { found: { id: newest().id, key: `SHOP-${newest().number}` } },
    });
  });

  it('is found though its answer was lost hours later: the computer slept while Jira made the issue', async () => {
    const change = lostChange();
    await send(change.body);
    const hours = 8 * 3_600_000;
    const made = newest();
    made.created -= hours;
    const slept = { ...change, createdAt: change.createdAt - hours, beganAt: Date.now() - hours, sentAt: Date.now() };
    await expect(look(slept)).resolves.toMatchObject({ ok: true, value: { found: { id: made.id } } });
  });

  it('is found among many that others made meanwhile', async () => {
    const change = lostChange();
    await send(change.body);
    for (let nth = 0; nth < 120; nth++) await send(bodyOf(null, `Of somebody else ${nth}`));
    await expect(look(change)).resolves.toMatchObject({
      ok: true,
      value: { found: { key: expect.stringMatching(/^SHOP-/) as unknown } },
    });
  });

  it('is absent when the server never saw it, and nothing is hidden', async () => {
    const change = lostChange();
    on.sandbox.faults.plan(POST_ISSUE, { kind: 'cut-before' });
    await expect(send(change.body)).resolves.toMatchObject({ ok: false, failure: { kind: 'no-answer' } });
    await expect(look(change)).resolves.toEqual({
      ok: true,
      value: { found: null, candidates: [], hidden: 0, whole: true },
    });
  });

  it('is not told to be absent when a number beside it cannot be seen', async () => {
    await send(bodyOf(null, 'Hidden'));
    removeIssue(on.site, newest());
    await send(bodyOf(null, 'Visible'));
    await expect(look(lostChange())).resolves.toMatchObject({ ok: true, value: { found: null, hidden: 1 } });
  });

  it('is found behind a hundred and more numbers of which none can be seen', async () => {
    for (let nth = 0; nth < 130; nth++) {
      await send(bodyOf(null, `Hidden ${nth}`));
      removeIssue(on.site, newest());
    }
    const change = lostChange();
    await send(change.body);
    await expect(look(change)).resolves.toMatchObject({
      ok: true,
      value: { found: { key: `SHOP-${newest().number}` } },
    });
  });

  it('is found also after a colleague moved it to another project', async () => {
    const change = lostChange();
    await send(change.body);
    const moved = newest();
    const other = on.site.projects.find(({ key }) => key === 'OPS');
    if (other === undefined) throw new Error('The sandbox has no project OPS.');
    moved.formerKeys = [`SHOP-${moved.number}`];
    moved.projectId = other.id;
    moved.number = 9_000;
    keyChanged(on.site, moved);
    await expect(look(change)).resolves.toMatchObject({
      ok: true,
      value: { found: { id: moved.id, key: 'OPS-9000' } },
    });
  });

  it('is not passed over because an issue beside it was moved to a high number', async () => {
    await send(bodyOf(null, 'To be moved'));
    const moved = newest();
    const change = lostChange();
    await send(change.body);
    const other = on.site.projects.find(({ key }) => key === 'OPS');
    moved.formerKeys = [`SHOP-${moved.number}`];
    moved.projectId = other?.id ?? '';
    moved.number = 8_000;
    keyChanged(on.site, moved);
    await expect(look(change)).resolves.toMatchObject({
      ok: true,
      value: { found: { key: `SHOP-${newest().number}` } },
    });
  });

  it('is a question when Jira dropped the marker and an issue has its summary', async () => {
    const change = lostChange();
    await send(bodyOf(null, `Lost ${change.id}`));
    await expect(look(change)).resolves.toMatchObject({
      ok: true,
      value: { found: null, candidates: [{ key: `SHOP-${newest().number}`, summary: `Lost ${change.id}` }] },
    });
  });

  it('is not taken for the issue of another change with the same summary', async () => {
    const change = lostChange();
    await send(bodyOf(randomUUID(), `Lost ${change.id}`));
    await expect(look(change)).resolves.toMatchObject({ ok: true, value: { found: null, candidates: [] } });
  });

  it('is never absent on the word of an account that sees nothing of the project', async () => {
    await expect(look(lostChange({ projectKey: 'SEC' }))).resolves.toMatchObject({
      ok: true,
      value: { found: null, whole: false },
    });
  });

  it('is not looked for in vain when Jira cannot answer: that is a failure, and no sighting', async () => {
    on.sandbox.faults.plan({ path: /bulkfetch$/ }, { kind: 'answer', reply: { status: 503, body: '' } }, 9);
    await expect(look(lostChange())).resolves.toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
  });
});
