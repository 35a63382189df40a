import { describe, expect, it } from 'vitest';
import { textToAdf } from '@shared/adf/from-text';
import { fail, succeed } from '@shared/ipc/outcome';
import type { JsonObject, JsonValue } from '@shared/json';
import type { Attempted, Gateway, GatewayRequest } from '../../../../../src/main/gateway/request';
import type { JournalledChange } from '../../../../../src/main/outbox/journalled-change';
import { KINDS } from '../../../../../src/main/outbox/kinds/all';
import { settleInput } from '../../../../../src/main/outbox/settle';

const doc = (text: string): JsonObject => JSON.parse(JSON.stringify(textToAdf(text))) as JsonObject;

/** One comment of Jira's. */
class OneComment implements Gateway {
  readonly written: JsonValue[] = [];
  offline = false;
  constructor(
    public body: JsonValue,
    private readonly id = '70',
  ) {}

  raw(): never {
    throw new Error('A comment is no file.');
  }

  request(asked: GatewayRequest): Promise<Attempted<unknown>> {
    if (this.offline) return Promise.resolve(fail({ kind: 'offline', detail: 'ENOTFOUND' }));
    if (asked.method === 'GET') {
      const comments = [{ id: this.id, author: { accountId: 'me' }, body: this.body, properties: [] }];
      return Promise.resolve(succeed({ comments, total: 1 }));
    }
    if (asked.method !== 'PUT' || asked.path !== `/rest/api/3/issue/10500/comment/${this.id}`)
      throw new Error(`Nobody asked for ${asked.method} ${asked.path}.`);
    this.body = (asked.body as { readonly body: JsonValue }).body;
    this.written.push(this.body);
    return Promise.resolve(succeed({}));
  }
}

function change(body: JsonObject, former: readonly JsonObject[] = []): JournalledChange {
  return {
    id: 'change-1',
    accountId: 'account-1',
    cloudId: 'cloud-1',
    kind: 'edit-comment',
    title: '',
    subtitle: '',
    projectKey: 'SHOP',
    issueId: '10500',
    issueKey: 'SHOP-1',
    after: null,
    groupId: null,
    paused: false,
    createdAt: 0,
    body: { kind: 'edit-comment', commentId: '70', ...body },
    status: { state: 'sending' },
    history: [],
    memo: null,
    former: former.map((one, index) => ({
      marker: `change-1~${index}`,
      body: { kind: 'edit-comment', commentId: '70', ...one },
      projectKey: 'SHOP',
      memo: null,
      since: 0,
    })),
    watches: 0,
    form: null,
    beganAt: null,
    sentAt: 0,
  };
}

const kind = KINDS['edit-comment'];
const send = (gateway: Gateway, of: JournalledChange) =>
  kind.send({ gateway, now: () => 0, fileOf: () => Promise.resolve(null) }, of, () => Promise.resolve());
const look = (gateway: Gateway, of: JournalledChange) =>
  kind.look({ gateway, now: () => 0, fileOf: () => Promise.resolve(null) }, of);
const EDIT = { base: doc('Bad'), mine: doc('Good') };

describe('an edit of a comment', () => {
  it('writes the document over the comment that it was made of', async () => {
    const jira = new OneComment(doc('Bad'));
    await expect(send(jira, change(EDIT))).resolves.toEqual({ ok: true, value: { id: '10500', key: 'SHOP-1' } });
    expect(jira.written).toEqual([doc('Good')]);
  });

  it('writes nothing over what somebody has made of the comment since, and asks', async () => {
    const jira = new OneComment(doc('Theirs'));
    await expect(send(jira, change(EDIT))).resolves.toMatchObject({
      conflict: [{ fieldId: 'comment', base: doc('Bad'), mine: doc('Good'), theirs: doc('Theirs') }],
    });
    expect(jira.written).toEqual([]);
  });

  it('goes out as it was decided, once a person has seen what the other says', async () => {
    const jira = new OneComment(doc('Theirs'));
    const asked = await send(jira, change(EDIT));
    if (!('conflict' in asked)) throw new Error('Nothing was asked.');
    const settled = settleInput({ kind: 'edit-comment', commentId: '70', ...EDIT }, asked.conflict, {
      comment: doc('Both'),
    });
    if (!settled.ok || settled.value.kind !== 'edit-comment') throw new Error('It was not settled.');
    const { base, mine } = settled.value;
    await expect(send(jira, change({ base, mine }))).resolves.toMatchObject({ ok: true });
    expect(jira.body).toEqual(doc('Both'));
  });

  it('sends nothing where the comment says it already', async () => {
    const jira = new OneComment(doc('Good'));
    await expect(send(jira, change(EDIT))).resolves.toMatchObject({ ok: true });
    expect(jira.written).toEqual([]);
  });

  it('meets what the same person wrote a moment before, or said first, as their own', async () => {
    const twice = new OneComment(doc('Better'));
    await send(twice, change({ ...EDIT, earlier: [doc('Better')] }));
    expect(twice.written).toEqual([doc('Good')]);
    const anew = new OneComment(doc('First wording'));
    await send(anew, change(EDIT, [{ base: doc('Bad'), mine: doc('First wording') }]));
    expect(anew.written).toEqual([doc('Good')]);
  });

  it('of a comment that is deleted is refused, and waits where Jira is away', async () => {
    const gone = await send(new OneComment(doc('Bad'), '71'), change(EDIT));
    expect(gone).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
    const jira = new OneComment(doc('Bad'));
    jira.offline = true;
    await expect(send(jira, change(EDIT))).resolves.toMatchObject({ ok: false, unsent: true });
  });

  it('is found by what the comment says', async () => {
    await expect(look(new OneComment(doc('Good')), change(EDIT))).resolves.toMatchObject({
      value: { found: { key: 'SHOP-1' } },
    });
    await expect(look(new OneComment(doc('Bad')), change(EDIT))).resolves.toMatchObject({ value: { found: null } });
  });
});
