import { describe, expect, it } from 'vitest';
import type { ChangeInput, FieldEdit } from '@shared/ipc/change-input';
import type { JsonObject, JsonValue } from '@shared/json';
import { QUIET_MS } from '../../../../../src/main/outbox/decide';
import type { JournalledChange } from '../../../../../src/main/outbox/journalled-change';
import { KINDS } from '../../../../../src/main/outbox/kinds/all';
import type { Kind, KindPorts, Sent } from '../../../../../src/main/outbox/kinds/kind';
import { bodyOf } from '../../../../../src/main/outbox/kinds/read-input';
import { chooseTransition } from '../../../../../src/main/outbox/kinds/transition';
import { FIELDS } from './model-fields';
import { COMMENT, Killed, ModelJira, STATUSES, type Fate, type RemoteEvent } from './model-jira';

class Scene {
  readonly clock = { now: 1_800_000_000_000 };
  readonly jira: ModelJira;
  memo: JsonObject | null = null;
  private sentAt = 0;
  private readonly kind: Kind;
  private readonly ports: KindPorts;

  constructor(
    private readonly input: ChangeInput,
    events: RemoteEvent[] = [],
    fates: Fate[] = [],
  ) {
    this.jira = new ModelJira(this.clock, events, fates, { skew: 0, zone: 0, listsProperties: true });
    const kind = KINDS[input.kind];
    if (kind === undefined) throw new Error(`There is no kind ${input.kind}.`);
    this.kind = kind;
    this.ports = { gateway: this.jira, now: () => this.clock.now, fileOf: () => Promise.resolve(null) };
  }

  send(): Promise<Sent> {
    this.sentAt = this.clock.now;
    return this.kind.send(this.ports, this.change(), (memo) => {
      this.memo = memo;
      return Promise.resolve();
    });
  }

  look(): ReturnType<Kind['look']> {
    return this.kind.look(this.ports, this.change());
  }

  parts(): readonly string[] {
    return this.kind.parts(bodyOf(this.input));
  }

  private change(): JournalledChange {
    return {
      id: 'change-1',
      accountId: 'account-1',
      cloudId: 'cloud-1',
      kind: this.input.kind,
      title: '',
      subtitle: '',
      projectKey: 'SHOP',
      issueId: '10500',
      issueKey: 'SHOP-1',
      after: null,
      groupId: null,
      paused: false,
      createdAt: 0,
      body: bodyOf(this.input),
      status: { state: 'sending' },
      history: [],
      memo: this.memo,
      former: [],
      watches: 0,
      form: null,
      beganAt: null,
      sentAt: this.sentAt,
    };
  }
}

function edit(fieldId: string, base: JsonValue, mine: JsonValue): FieldEdit {
  const { name = '', schema = { type: 'any' }, operations = [] } = FIELDS[fieldId] ?? {};
  return { fieldId, name, schema, operations, base, mine };
}

const [first, second, third] = STATUSES.map(({ id, name }) => ({ id, name }));
const none = { id: '0', name: 'None' };

function move(fields: readonly FieldEdit[] = []): ChangeInput {
  return { kind: 'transition', transitionId: '12', name: 'To it', from: first ?? none, to: second ?? none, fields };
}

const works: Fate = { kind: 'works' };
const bySomebody = (beforeRequest: number, what: RemoteEvent['what']): RemoteEvent => ({
  beforeRequest,
  within: false,
  who: 'ann',
  what,
});

describe('an edit', () => {
  it('that Jira took, but whose history could not be read, is looked at again: what it replaced is told then', async () => {
    const scene = new Scene(
      { kind: 'edit', fields: [edit('summary', 'Two', 'One')] },
      // Who we are, the issue, and then, just before the write, somebody else.
      [bySomebody(3, { do: 'edit', fieldId: 'summary', value: 'Three' })],
      [works, works, { kind: 'unavailable' }],
    );
    await expect(scene.send()).resolves.toMatchObject({ ok: false, failure: { kind: 'no-answer', wrote: true } });
    expect(scene.memo).toMatchObject({ written: true });
    await expect(scene.look()).resolves.toMatchObject({
      ok: true,
      value: { found: { overtaken: [{ fieldId: 'summary', mine: 'One', theirs: 'Three', by: 'Person ann' }] } },
    });
  });

  it('that Jira took is never called absent, also where the issue is out of sight from then on', async () => {
    const scene = new Scene(
      { kind: 'edit', fields: [edit('summary', 'Two', 'One')] },
      [bySomebody(4, { do: 'hide' })],
      [works, works, works],
    );
    await expect(scene.send()).resolves.toMatchObject({ ok: false, failure: { kind: 'no-answer' } });
    await expect(scene.look()).resolves.toMatchObject({ ok: false, failure: { kind: 'not-found' } });
    scene.clock.now += QUIET_MS;
    await expect(scene.look()).resolves.toMatchObject({ ok: true, value: { found: { key: 'SHOP-1' } } });
  });

  it('of a set that goes out as verbs needs no second reading', async () => {
    const scene = new Scene({ kind: 'edit', fields: [edit('labels', ['a'], ['a', 'z'])] });
    await expect(scene.send()).resolves.toMatchObject({ ok: true });
    // Who we are, the issue, the write.
    expect(scene.jira.requests).toBe(3);
  });

  it('on which the same person worked in a browser is not taken for done', async () => {
    const scene = new Scene(
      { kind: 'edit', fields: [edit('summary', 'Two', 'One'), edit('duedate', '2026-11-30', null)] },
      [{ beforeRequest: 4, within: false, who: 'me', what: { do: 'edit', fieldId: 'summary', value: 'One' } }],
      [works, { kind: 'lost-before' }],
    );
    await expect(scene.send()).resolves.toMatchObject({ ok: false, failure: { kind: 'no-answer' } });
    await expect(scene.look()).resolves.toMatchObject({ ok: true, value: { found: null } });
  });

  it('is refused for good where the issue is gone, and waits where Jira is away', async () => {
    const input: ChangeInput = { kind: 'edit', fields: [edit('summary', 'Two', 'One')] };
    const gone = await new Scene(input, [bySomebody(0, { do: 'delete' })]).send();
    expect(gone).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
    expect(gone).not.toHaveProperty('unsent');
    await expect(new Scene(input, [], [{ kind: 'unavailable' }]).send()).resolves.toMatchObject({ unsent: true });
  });

  it('gives up after four times at the same moment as somebody else, and says what Jira said', async () => {
    const fates = Array.from({ length: 8 }, (): Fate => ({ kind: 'busy' }));
    const scene = new Scene({ kind: 'edit', fields: [edit('summary', 'Two', 'One')] }, [], fates);
    await expect(scene.send()).resolves.toMatchObject({ ok: false, failure: { kind: 'jira-rejected', status: 409 } });
  });

  it('leaves its note on the disk before the write leaves', async () => {
    const scene = new Scene(
      { kind: 'edit', fields: [edit('summary', 'Two', 'One')] },
      [],
      [works, { kind: 'killed-before' }],
    );
    await expect(scene.send()).rejects.toBeInstanceOf(Killed);
    expect(scene.memo).toMatchObject({ issueId: '10500', set: { summary: 'One' }, written: false });
  });
});

describe('a transition', () => {
  it('to a status that somebody else has moved it to is done, and what the screen asked for is written as an edit', async () => {
    const moved = bySomebody(0, { do: 'move', statusId: '2' });
    const alone = new Scene(move(), [moved]);
    await expect(alone.send()).resolves.toMatchObject({ ok: true });
    expect(alone.jira.writes.filter(({ ours }) => ours)).toEqual([]);
    const withField = new Scene(move([edit('duedate', '2026-11-30', '2026-12-01')]), [moved]);
    await expect(withField.send()).resolves.toMatchObject({ ok: true });
    expect(withField.jira.fields).toMatchObject({ duedate: '2026-12-01', status: { id: '2' } });
  });

  it('with a comment to go along is a question there: an edit would leave no trace of it', async () => {
    const comment: FieldEdit = {
      fieldId: 'comment',
      name: 'Comment',
      schema: { type: 'comments-page', system: 'comment' },
      operations: ['add', 'edit', 'remove'],
      base: null,
      mine: COMMENT,
    };
    const scene = new Scene(move([comment]), [bySomebody(0, { do: 'move', statusId: '2' })]);
    await expect(scene.send()).resolves.toMatchObject({ conflict: [{ fieldId: 'status', by: 'Person ann' }] });
    expect(scene.jira.writes.filter(({ ours }) => ours)).toEqual([]);
  });

  it('of an issue that went elsewhere meanwhile is a conflict', async () => {
    const scene = new Scene(move(), [bySomebody(0, { do: 'move', statusId: third?.id ?? '' })]);
    await expect(scene.send()).resolves.toMatchObject({
      conflict: [
        {
          fieldId: 'status',
          base: { id: '1' },
          mine: { id: '2', label: 'Status 2' },
          theirs: { id: '3', label: 'Status 3' },
        },
      ],
    });
  });

  it('touches its status and the fields of its screen', () => {
    expect(new Scene(move([edit('duedate', null, null)])).parts()).toEqual(['status', 'duedate']);
  });

  it('takes the way that was chosen, else one to the same status, by the same name first', () => {
    const input = move();
    if (input.kind !== 'transition') throw new Error('No transition.');
    const to = { id: '2', name: 'Status 2', category: 'new' as const };
    const way = (id: string, name: string): Parameters<typeof chooseTransition>[1][number] => ({
      id,
      name,
      to,
      fields: [],
    });
    expect(chooseTransition(input, [way('9', 'To it'), way('12', 'Other')])).toMatchObject({ value: { id: '12' } });
    expect(chooseTransition(input, [way('8', 'Other'), way('9', 'To it')])).toMatchObject({ value: { id: '9' } });
    expect(chooseTransition(input, [way('8', 'Other')])).toMatchObject({ value: { id: '8' } });
    const elsewhere = {
      id: '12',
      name: 'To it',
      to: { id: '3', name: 'Status 3', category: 'new' as const },
      fields: [],
    };
    expect(chooseTransition(input, [elsewhere])).toMatchObject({ failure: { kind: 'invalid-input' } });
    expect(chooseTransition(input, [])).toMatchObject({ failure: { kind: 'not-permitted' } });
  });
});

describe('a comment', () => {
  it('whose list brings no properties is asked for its marker one by one', async () => {
    const scene = new Scene(
      { kind: 'comment', body: COMMENT },
      [bySomebody(0, { do: 'comment' })],
      [{ kind: 'lost-after' }],
    );
    Object.assign(scene.jira, { world: { skew: 0, zone: 0, listsProperties: false } });
    await expect(scene.send()).resolves.toMatchObject({ ok: false });
    await expect(scene.look()).resolves.toMatchObject({
      ok: true,
      value: { found: { key: 'SHOP-1' }, candidates: [] },
    });
  });
});
