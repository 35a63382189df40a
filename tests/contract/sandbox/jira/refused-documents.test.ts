import { describe, expect, it } from 'vitest';
import { jiraSite } from './jira-site';
import { document } from './wire-forms';

const doc = (...content: unknown[]) => ({ version: 1, type: 'doc', content });
const text = (words: string, ...marks: unknown[]) => ({
  type: 'text',
  text: words,
  ...(marks.length === 0 ? {} : { marks }),
});
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const STEPS = 'customfield_10082';

const INVALID: [name: string, given: unknown][] = [
  ['an empty text node', doc(paragraph(text('')))],
  ['a text node without text', doc(paragraph({ type: 'text' }))],
  ['a node that nobody knows', doc({ type: 'nope' })],
  ['a heading without a level', doc({ type: 'heading', content: [text('a')] })],
  ['a heading of level 7', doc({ type: 'heading', attrs: { level: 7 }, content: [text('a')] })],
  ['a table in a table cell', doc(table(table(paragraph(text('a')))))],
  ['a heading in a list item', doc(bullets({ type: 'heading', attrs: { level: 1 }, content: [text('a')] }))],
  ['a list without items', doc({ type: 'bulletList', content: [] })],
  ['code with another mark', doc(paragraph(text('a', { type: 'code' }, { type: 'strong' })))],
  ['a mark within a code block', doc({ type: 'codeBlock', content: [text('a', { type: 'strong' })] })],
  ['a mention without an id', doc(paragraph({ type: 'mention', attrs: {} }))],
  ['a status without a colour', doc(paragraph({ type: 'status', attrs: { text: 'Done' } }))],
  ['a panel of no type', doc({ type: 'panel', attrs: {}, content: [paragraph()] })],
  ['an attribute that is not there', doc({ type: 'rule', attrs: { wide: true } })],
  ['text at the root', doc(text('a'))],
  ['another version', { ...doc(), version: 2 }],
  ['no content', { version: 1, type: 'doc' }],
  ['a paragraph for a document', paragraph(text('a'))],
];

function table(...content: unknown[]) {
  return { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: {}, content }] }] };
}

function bullets(...content: unknown[]) {
  return { type: 'bulletList', content: [{ type: 'listItem', content }] };
}

async function made(fields: Record<string, unknown>, update: Record<string, unknown> = {}) {
  const jira = await jiraSite();
  return jira.client.post('/rest/api/3/issue', {
    fields: { project: { key: 'KITCHEN' }, issuetype: { id: '10013' }, summary: 'A sink', ...fields },
    update,
  });
}

describe('a rich text', () => {
  it.each(INVALID)('is refused, and no field named: %s', async (_name, given) => {
    const refused = await made({ [STEPS]: given });
    expect([refused.status, refused.body]).toEqual([400, { errorMessages: ['INVALID_INPUT'], errors: {} }]);
  });

  it('is refused alone, whatever else is wrong', async () => {
    const refused = await made({ description: doc({ type: 'nope' }), duedate: 'soon', priority: { name: 'Huge' } });
    expect(refused.body).toEqual({ errorMessages: ['INVALID_INPUT'], errors: {} });
  });

  it.each(['description', 'environment', STEPS])('is no plain string: %s', async (id) => {
    for (const value of ['plain', 5, ['a']]) {
      const refused = await made({ [id]: value });
      expect([refused.status, refused.body]).toEqual([
        400,
        {
          errorMessages: [],
          errors: { [id]: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)' },
        },
      ]);
    }
  });

  it('is refused in a comment and in logged work as well', async () => {
    const comment = await made({}, { comment: [{ add: { body: doc(paragraph(text(''))) } }] });
    expect([comment.status, comment.body]).toEqual([400, { errorMessages: ['INVALID_INPUT'], errors: {} }]);
    const work = await made(
      {},
      { worklog: [{ add: { timeSpent: '1h', started: '2026-11-03T09:00:00.000+0000', comment: doc(text('a')) } }] },
    );
    expect([work.status, work.body]).toEqual([400, { errorMessages: ['INVALID_INPUT'], errors: {} }]);
  });

  it('may be empty, which is not the same as none', async () => {
    const jira = await jiraSite();
    for (const [value, read] of [
      [doc(), doc()],
      [document('Words'), document('Words')],
      [null, null],
    ]) {
      const answer = await jira.client.post('/rest/api/3/issue', {
        fields: { project: { key: 'KITCHEN' }, issuetype: { id: '10013' }, summary: 'A sink', [STEPS]: value },
      });
      const { key } = answer.body as { key: string };
      const { body } = await jira.client.get(`/rest/api/3/issue/${key}?fields=${STEPS}`);
      expect(body).toMatchObject({ fields: { [STEPS]: read } });
    }
  });
});
