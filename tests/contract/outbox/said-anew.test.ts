import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@shared/json';
import type { JournalledChange, NewChange } from '../../../src/main/outbox/journalled-change';
import { bodyOf } from '../../../src/main/outbox/kinds/read-input';
import type { Issue } from '../../../src/sandbox/world/model';
import { newCreate, outboxOnSandbox, type OutboxOnSandbox } from './outbox-on-sandbox';

const POST_ISSUE = { method: 'POST', path: /\/rest\/api\/3\/issue$/ };
const POST_COMMENT = { method: 'POST', path: /\/comment$/ };

const documentOf = (text: string): JsonObject => ({
  version: 1,
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

function formOf(on: OutboxOnSandbox, summary: string): JsonObject {
  return { projectId: on.shop.id, issueTypeId: '1', values: { summary }, names: { summary: 'Summary' } };
}

function aCreate(on: OutboxOnSandbox, summary: string, labels: readonly string[] = []): NewChange {
  const made = newCreate(on.service, summary);
  const fields = { project: { key: 'SHOP' }, issuetype: { name: 'Task' }, summary, labels };
  return { ...made, body: { ...made.body, fields }, form: formOf(on, summary) };
}

const stateOf = (on: OutboxOnSandbox, id: string): JournalledChange | null => on.journal.get(on.service, id);
const named = (on: OutboxOnSandbox, ...summaries: string[]): readonly Issue[] =>
  on.site.issues.filter(({ values }) => summaries.some((summary) => summary === values['summary']));

/** Sends it, loses it for so long, and holds it back once it was looked for in vain. */
async function lostFor(on: OutboxOnSandbox, change: NewChange, ms: number, endpoint = POST_ISSUE): Promise<void> {
  on.sandbox.faults.plan(endpoint, { kind: 'commit-late', ms });
  await on.outbox.add(change, { replaces: null, patience: 0 });
  await on.run(() => stateOf(on, change.id)?.status.state === 'unknown');
  await on.outbox.pause(on.service, { changeId: change.id, groupId: null, paused: true });
  await on.run(() => stateOf(on, change.id)?.status.state === 'queued');
}

const LATE_MS = 300_000;

describe('a create that was sent, looked for in vain, and is said anew in its form', () => {
  it('and arrives before that is sent becomes an edit of the issue that is there: one issue, as it was said last', async () => {
    const on = await outboxOnSandbox();
    const first = aCreate(on, 'First wording', ['a']);
    await lostFor(on, first, LATE_MS);
    await on.outbox.reopen(on.service, first.id);
    const mended = aCreate(on, 'Mended wording', ['a', 'b']);
    await on.outbox.pause(on.service, { changeId: null, groupId: null, paused: true });
    await on.outbox.add(mended, { replaces: first.id, patience: 0 });
    await on.run(() => named(on, 'First wording').length > 0);
    await on.outbox.pause(on.service, { changeId: null, groupId: null, paused: false });
    await on.run(() => stateOf(on, `${mended.id}~mended`)?.status.state === 'applied');
    expect(named(on, 'First wording', 'Mended wording')).toMatchObject([
      { values: { summary: 'Mended wording', labels: ['a', 'b'] } },
    ]);
    expect(stateOf(on, mended.id)?.status.state).toBe('applied');
    expect(on.defects).toEqual([]);
  });

  it('and arrives after that was sent is told as a question with both', async () => {
    const on = await outboxOnSandbox();
    const first = aCreate(on, 'First wording');
    await lostFor(on, first, LATE_MS);
    await on.outbox.reopen(on.service, first.id);
    const mended = aCreate(on, 'Mended wording');
    await on.outbox.add(mended, { replaces: first.id, patience: 0 });
    await on.run(() => stateOf(on, mended.id)?.status.state === 'unsure');
    const keys = named(on, 'First wording', 'Mended wording').map(({ number }) => `SHOP-${number}`);
    expect(keys).toHaveLength(2);
    const status = stateOf(on, mended.id)?.status;
    expect(status).toMatchObject({ state: 'unsure', late: 'twice' });
    expect(status?.state === 'unsure' && status.candidates.map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
  });

  it('and arrives though it was discarded is told', async () => {
    const on = await outboxOnSandbox();
    const first = aCreate(on, 'First wording');
    await lostFor(on, first, LATE_MS);
    await on.outbox.discard(on.service, first.id);
    expect(stateOf(on, first.id)?.history.at(-1)?.text).toContain('may still arrive in Jira');
    await on.run(() => stateOf(on, first.id)?.status.state === 'unsure');
    expect(stateOf(on, first.id)?.status).toMatchObject({ late: 'discarded' });
    await on.outbox.discard(on.service, first.id);
    expect(stateOf(on, first.id)?.status.state).toBe('discarded');
  });
});

describe('a comment that was sent, looked for in vain, and is said anew', () => {
  function comment(on: OutboxOnSandbox): { readonly change: NewChange; readonly issue: Issue } {
    const issue = on.site.issues.find(({ projectId }) => projectId === on.shop.id);
    if (issue === undefined) throw new Error('SHOP has no issue.');
    const key = `SHOP-${issue.number}`;
    const change: NewChange = {
      ...newCreate(on.service, 'Comment'),
      kind: 'comment',
      issue: { id: issue.id, key },
      body: bodyOf({ kind: 'comment', body: documentOf('First words') }),
    };
    return { change, issue };
  }
  const texts = (issue: Issue): readonly string[] =>
    issue.comments.map(({ body }) => JSON.stringify(body)).filter((body) => /First words|Other words/.test(body));

  it('and arrives before that is sent is changed to it: one comment', async () => {
    const on = await outboxOnSandbox();
    const { change, issue } = comment(on);
    await lostFor(on, change, LATE_MS, POST_COMMENT);
    const said = { kind: 'comment', body: documentOf('Other words') } as const;
    await on.outbox.edit(on.service, change.id, said, 'Other words');
    await on.run(() => texts(issue).length > 0);
    await on.outbox.pause(on.service, { changeId: change.id, groupId: null, paused: false });
    await on.run(() => stateOf(on, change.id)?.status.state === 'applied');
    expect(texts(issue)).toEqual([expect.stringContaining('Other words')]);
    expect(on.defects).toEqual([]);
  });

  it('and arrives after that was sent is told', async () => {
    const on = await outboxOnSandbox();
    const { change, issue } = comment(on);
    await lostFor(on, change, LATE_MS, POST_COMMENT);
    const said = { kind: 'comment', body: documentOf('Other words') } as const;
    await on.outbox.edit(on.service, change.id, said, 'Other words');
    await on.outbox.pause(on.service, { changeId: change.id, groupId: null, paused: false });
    await on.run(() => stateOf(on, change.id)?.status.state === 'unsure');
    expect(texts(issue)).toHaveLength(2);
    expect(stateOf(on, change.id)?.status).toMatchObject({ late: 'twice' });
  });
});
