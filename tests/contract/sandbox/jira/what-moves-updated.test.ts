import { describe, expect, it } from 'vitest';
import { at, jiraSite, list, type JiraSite } from './jira-site';

const adf = (text: string) => ({
  version: 1,
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

async function task({ client }: JiraSite, fields: Record<string, unknown> = {}): Promise<string> {
  const made = await client.post('/rest/api/3/issue', {
    fields: { project: { key: 'AUTOTEST' }, issuetype: { name: 'Task' }, summary: 'A task', ...fields },
  });
  return String(at(made.body, 'key'));
}

type Act = (jira: JiraSite, key: string) => Promise<{ status: number }>;

const path = (key: string): string => `/rest/api/3/issue/${key}`;

const started = '2026-11-03T09:00:00.000+0000';

async function commentId(jira: JiraSite, key: string): Promise<string> {
  return String(at((await jira.client.post(`${path(key)}/comment`, { body: adf('x') })).body, 'id'));
}

async function worklogId(jira: JiraSite, key: string): Promise<string> {
  return String(at((await jira.client.post(`${path(key)}/worklog`, { timeSpent: '1h', started })).body, 'id'));
}

function upload(jira: JiraSite, key: string) {
  const body = new FormData();
  body.append('file', new Blob(['hello'], { type: 'text/plain' }), 'hello.txt');
  const headers = { 'X-Atlassian-Token': 'no-check' };
  return jira.client.send(`${path(key)}/attachments`, { method: 'POST', body, headers });
}

/** What is done an hour after `prepare`, and whether `updated` tells it. */
const acts: readonly [
  what: string,
  moves: boolean,
  act: Act,
  prepare?: (jira: JiraSite, key: string) => Promise<string>,
][] = [
  ['an edit', true, (jira, key) => jira.client.put(path(key), { fields: { summary: 'New' } })],
  ['an edit that changes nothing', false, (jira, key) => jira.client.put(path(key), { fields: { summary: 'A task' } })],
  ['an assignee', true, (jira, key) => jira.client.put(`${path(key)}/assignee`, { accountId: '-1' })],
  ['a transition', true, (jira, key) => jira.client.post(`${path(key)}/transitions`, { transition: { id: '21' } })],
  ['a comment', true, (jira, key) => jira.client.post(`${path(key)}/comment`, { body: adf('x') })],
  [
    'an edited comment',
    true,
    (jira, spot) => jira.client.put(path(spot), { body: adf('y') }),
    async (jira, key) => `${key}/comment/${await commentId(jira, key)}`,
  ],
  [
    'a deleted comment',
    true,
    (jira, spot) => jira.client.delete(path(spot)),
    async (jira, key) => `${key}/comment/${await commentId(jira, key)}`,
  ],
  ['work', true, (jira, key) => jira.client.post(`${path(key)}/worklog`, { timeSpent: '1h', started })],
  [
    'edited work',
    true,
    (jira, spot) => jira.client.put(path(spot), { timeSpent: '2h' }),
    async (jira, key) => `${key}/worklog/${await worklogId(jira, key)}`,
  ],
  [
    'deleted work',
    true,
    (jira, spot) => jira.client.delete(path(spot)),
    async (jira, key) => `${key}/worklog/${await worklogId(jira, key)}`,
  ],
  ['an attachment', true, upload],
  [
    'a deleted attachment',
    true,
    (jira, id) => jira.client.delete(`/rest/api/3/attachment/${id}`),
    async (jira, key) => String(at((await upload(jira, key)).body, 0, 'id')),
  ],
  [
    'an edit that only links',
    false,
    (jira, key) =>
      jira.client.put(path(key), {
        update: { issuelinks: [{ add: { type: { name: 'Blocks' }, outwardIssue: { key: 'AUTOTEST-1' } } }] },
      }),
  ],
  [
    'a link',
    false,
    (jira, key) =>
      jira.client.post('/rest/api/3/issueLink', {
        type: { name: 'Blocks' },
        inwardIssue: { key },
        outwardIssue: { key: 'AUTOTEST-1' },
      }),
  ],
  [
    'a remote link',
    false,
    (jira, key) => jira.client.post(`${path(key)}/remotelink`, { object: { url: 'https://a.example', title: 'A' } }),
  ],
  ['a watcher', false, (jira, key) => jira.client.delete(`${path(key)}/watchers`)],
  ['a property', false, (jira, key) => jira.client.put(`${path(key)}/properties/mark`, { a: 1 })],
];

describe('updated', () => {
  it.each(acts)('after %s moves: %s', async (_what, moves, act, prepare) => {
    const jira = await jiraSite();
    const key = await task(jira);
    const spot = prepare ? await prepare(jira, key) : key;
    const updated = async () => Date.parse(String(at((await jira.client.get(path(key))).body, 'fields', 'updated')));
    const before = await updated();
    jira.forward(3000);
    expect((await act(jira, spot)).status).toBeLessThan(300);
    expect((await updated()) - before).toBe(moves ? 3_000_000 : 0);
  });

  it('does not move on the other end of a link either, though both changelogs tell it, made and undone', async () => {
    const jira = await jiraSite();
    const [a, b] = [await task(jira), await task(jira)];
    jira.forward(60);
    await jira.client.post('/rest/api/3/issueLink', {
      type: { name: 'Blocks' },
      inwardIssue: { key: a },
      outwardIssue: { key: b },
    });
    const { body } = await jira.client.get(path(b));
    expect(at(body, 'fields', 'updated')).toBe(at(body, 'fields', 'created'));
    const id = String(at(body, 'fields', 'issuelinks', 0, 'id'));
    await jira.client.delete(`/rest/api/3/issueLink/${id}`);
    for (const [key, words] of [
      [a, `This issue blocks ${b}`],
      [b, `This issue is blocked by ${a}`],
    ] as const) {
      const log = await jira.client.get(`${path(key)}/changelog`);
      const told = list(log.body, 'values').map((entry) => [
        at(entry, 'items', 0, 'fromString'),
        at(entry, 'items', 0, 'toString'),
      ]);
      expect(told).toEqual([
        [null, words],
        [words, null],
      ]);
    }
  });
});
