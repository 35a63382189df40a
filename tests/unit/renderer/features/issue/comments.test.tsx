import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BegunComment } from '@shared/ipc/begun-comment';
import { childrenOf } from '@shared/adf/types';
import type { Change } from '@shared/ipc/change';
import type { ChangeInput } from '@shared/ipc/change-input';
import { fail, succeed } from '@shared/ipc/outcome';
import type { Comment } from '@shared/jira/issue';
import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';
import { ChangeToasts } from '../../../../../src/renderer/features/issue/changes/change-toasts';
import { useFollowedChanges } from '../../../../../src/renderer/features/issue/changes/followed-changes';
import { IssuePanel } from '../../../../../src/renderer/features/issue/issue-panel';
import { ACCOUNT, renderAtSite } from '../../at-a-site';
import { fakeMain, fresh, type FakeMain } from '../../fake-bridge';
import { aChange, QUEUED } from '../outbox/a-change';
import { anIssue } from './an-issue';

const doc = (...content: JsonObject[]): JsonObject => ({ version: 1, type: 'doc', content });
const line = (text: string): JsonObject => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const STEPS = { type: 'string', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:textarea', customId: 10 };

/** Attributes in an order, and nodes of a kind, that no editor would write. */
const FOREIGN: JsonObject = {
  type: 'extension',
  attrs: { extensionKey: 'toc', extensionType: 'com.example', parameters: { z: 1, a: [2] } },
};

// Nothing is laid out here, and the editor asks where its cursor stands.
Range.prototype.getBoundingClientRect = () => new DOMRect();
Range.prototype.getClientRects = () => document.createElement('i').getClientRects();

let main: FakeMain;
let outbox: Change[];
let kept: BegunComment[];
let comments: Comment[];
let issueId = 10_100;

beforeEach(() => {
  useFollowedChanges.setState({ changes: [] });
  // Comments that were begun stay with their issue for as long as the page is there.
  issueId += 1;
  outbox = [];
  kept = [];
  comments = [];
  main = fakeMain({
    'issues.get': () =>
      fresh(
        anIssue(
          { summary: 'Voucher is lost', status: { id: '1', name: 'To Do' }, customfield_10010: null },
          {
            id: String(issueId),
            key: 'SHOP-7',
            names: { summary: 'Summary', customfield_10010: 'Steps' },
            schema: { customfield_10010: STEPS },
          },
        ),
      ),
    'issues.comments': () => fresh(comments),
    'outbox.list': () => succeed(outbox),
    'changes.loadComments': () => succeed(kept),
    'changes.saveComment': () => succeed(null),
    'changes.transitions': () => fresh([]),
    'changes.editFields': () =>
      fresh([
        {
          fieldId: 'customfield_10010',
          key: 'customfield_10010',
          name: 'Steps',
          schema: STEPS,
          required: false,
          hasDefaultValue: false,
          operations: ['set'],
        },
      ]),
    'changes.add': ({ input }) => {
      const added = aChange(`added-${outbox.length}`, QUEUED, {
        kind: input.kind,
        body: JSON.parse(JSON.stringify(input)) as JsonObject,
      });
      outbox = [added, ...outbox];
      return succeed(added);
    },
    'changes.attachGiven': () => succeed([]),
    'outbox.discard': ({ changeId }) => {
      const given = outbox.find(({ id }) => id === changeId) ?? aChange(changeId, QUEUED);
      outbox = outbox.filter(({ id }) => id !== changeId);
      return succeed({ ...given, status: { state: 'discarded' } });
    },
  });
});

async function open() {
  renderAtSite(
    <>
      <IssuePanel issueKey="SHOP-7" wide />
      <ChangeToasts />
    </>,
  );
  await screen.findByRole('heading', { name: 'Voucher is lost' });
  return userEvent.setup();
}

function aComment(id: string, accountId: string, body: JsonValue): Comment {
  const author = { accountId, displayName: accountId === ACCOUNT.personId ? 'Oda Voss' : 'Ravi', avatarUrl: null };
  return {
    id,
    author: { ...author, active: true },
    created: '2026-01-01T10:00:00.000Z',
    updated: '2026-01-01T10:00:00.000Z',
    body,
  };
}

const activity = () => screen.getByRole('region', { name: 'Activity' });
const box = () => screen.getByRole('textbox', { name: 'Write a comment' });
const opens = () => screen.findByRole('button', { name: 'Write a comment' });
const loaded = (form: string) =>
  screen
    .findByRole('form', { name: form })
    .then((found) => within(found).findByRole('toolbar', { name: 'Formatting' }));

/** The one change that was made. */
function inputOf<K extends ChangeInput['kind']>(kind: K): Extract<ChangeInput, { kind: K }> {
  const [added, another] = main.asked('changes.add');
  const isOf = (input: ChangeInput): input is Extract<ChangeInput, { kind: K }> => input.kind === kind;
  if (added === undefined || another !== undefined || !isOf(added.input)) throw new Error(`There is not one ${kind}.`);
  return added.input;
}

/** What a page cannot be given by keys where nothing is laid out. */
function paste(element: HTMLElement, plain: string): void {
  const clipboardData = {
    getData: (kind: string) => (kind === 'text/plain' ? plain : ''),
    files: [],
    types: ['text/plain'],
  };
  fireEvent.paste(element, { clipboardData });
}

describe('a new comment', () => {
  it('is a line until it is wanted, and then an editor with the cursor in it', async () => {
    const user = await open();
    await opens();
    expect(screen.queryByRole('toolbar', { name: 'Formatting' })).toBeNull();
    await user.keyboard('c');
    await loaded('Comment');
    await waitFor(() => expect(box()).toHaveFocus());
    await user.keyboard('{Escape}');
    await opens();
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
  });

  it('is begun with its key before the comments are read, and stays when they come', async () => {
    let come: () => void = () => undefined;
    const read = new Promise<void>((resolve) => {
      come = resolve;
    });
    main.answers['issues.comments'] = () => read.then(() => fresh(comments));
    comments = [aComment('1', 'ravi', doc(line('Seen it.')))];
    const user = await open();
    await user.keyboard('c');
    await loaded('Comment');
    await waitFor(() => expect(box()).toHaveFocus());
    act(come);
    expect(await within(activity()).findByText('Seen it.')).toBeVisible();
    expect(box()).toHaveFocus();
  });

  it('is begun with its key beside the history, and where the comments could not be read', async () => {
    main.answers['issues.comments'] = () => fail({ kind: 'internal', reference: 'comments' });
    const user = await open();
    await user.click(screen.getByRole('tab', { name: 'History' }));
    await user.keyboard('c');
    await loaded('Comment');
    await waitFor(() => expect(box()).toHaveFocus());
    expect(screen.getByRole('tab', { name: 'Comments' })).toHaveAttribute('aria-selected', 'true');
  });

  it('is sent as the document that was written, and the box is a line again', async () => {
    const user = await open();
    await user.click(await opens());
    await loaded('Comment');
    act(() => box().focus());
    paste(box(), '## Seen\n\n- on **4.20**');
    await waitFor(() => expect(screen.getByRole('button', { name: /^Comment/ })).toBeEnabled());
    fireEvent.keyDown(box(), { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(main.asked('changes.add')).toHaveLength(1));
    const { body } = inputOf('comment');
    expect(body).toMatchObject({
      type: 'doc',
      content: [{ type: 'heading', attrs: { level: 2 } }, { type: 'bulletList' }],
    });
    // The journal knows by the draft that it was sent: both are the same.
    const saved = main.asked('changes.saveComment');
    expect(JSON.stringify(saved[0]?.begun?.body)).toBe(JSON.stringify(body));
    expect(saved.at(-1)?.begun).toBeNull();
    await opens();
    expect(await within(activity()).findByRole('heading', { name: 'Seen' })).toBeVisible();
  });

  it('that was begun before is there with all its marks', async () => {
    kept = [
      {
        commentId: null,
        body: doc({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Half' }] }),
        base: null,
      },
    ];
    await open();
    await loaded('Comment');
    expect(within(box()).getByRole('heading', { name: 'Half' })).toBeInTheDocument();
    expect(box()).not.toHaveFocus();
  });

  it('that is taken back stands in the box as it was written', async () => {
    const body = doc({ type: 'codeBlock', attrs: { language: 'ts' }, content: [{ type: 'text', text: 'let a;' }] });
    outbox = [aChange('said', QUEUED, { kind: 'comment', title: 'Comment: let a;', body: { kind: 'comment', body } })];
    const user = await open();
    await user.click(await screen.findByRole('button', { name: 'Undo last' }));
    await loaded('Comment');
    await user.click(screen.getByRole('button', { name: /^Comment/ }));
    await waitFor(() => expect(main.asked('changes.add')).toHaveLength(1));
    expect(main.asked('changes.add')).toMatchObject([{ input: { kind: 'comment', body } }]);
  });
});

describe('a comment of one’s own', () => {
  const before = doc(line('Bad'), FOREIGN, line('Good'));

  it('can be edited, and one of somebody else cannot', async () => {
    comments = [aComment('70', 'person-1', before), aComment('71', 'person-2', before)];
    await open();
    expect(await within(activity()).findAllByRole('button', { name: 'Edit comment' })).toHaveLength(1);
  });

  it('keeps what was not touched byte for byte', async () => {
    comments = [aComment('70', 'person-1', before)];
    const user = await open();
    await user.click(await screen.findByRole('button', { name: 'Edit comment' }));
    await loaded('Edit comment');
    const text = screen.getByRole('textbox', { name: 'Comment' });
    act(() => text.focus());
    paste(text, ' indeed');
    await user.click(screen.getByRole('button', { name: /^Save/ }));
    await waitFor(() => expect(main.asked('changes.add')).toHaveLength(1));
    const { base, mine } = inputOf('edit-comment');
    expect(JSON.stringify(base)).toBe(JSON.stringify(before));
    const blocks = childrenOf(before).map((block) => JSON.stringify(block));
    const changed = isJsonObject(mine)
      ? childrenOf(mine).filter((block) => !blocks.includes(JSON.stringify(block)))
      : [];
    expect(changed).toHaveLength(1);
    expect(JSON.stringify(changed)).toContain(' indeed');
    expect(await within(activity()).findByText(/ indeed/)).toBeVisible();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Edit comment' })).toHaveFocus());
  });

  it('that was not changed is not sent', async () => {
    comments = [aComment('70', 'person-1', before)];
    const user = await open();
    for (const leaving of ['{Escape}', '{Control>}{Enter}{/Control}']) {
      await user.click(await screen.findByRole('button', { name: 'Edit comment' }));
      await loaded('Edit comment');
      const text = screen.getByRole('textbox', { name: 'Comment' });
      await waitFor(() => expect(text).toHaveFocus());
      await user.keyboard(leaving);
      await waitFor(() => expect(screen.queryByRole('form', { name: 'Edit comment' })).toBeNull());
    }
    expect(main.asked('changes.add')).toEqual([]);
  });

  it('stays open with what was changed when Escape is pressed, and after the program was killed', async () => {
    comments = [aComment('70', 'person-1', before)];
    kept = [{ commentId: '70', body: doc(line('Better')), base: doc(line('Older')) }];
    const user = await open();
    await loaded('Edit comment');
    const text = screen.getByRole('textbox', { name: 'Comment' });
    expect(text).toHaveTextContent('Better');
    act(() => text.focus());
    await user.keyboard('{Escape}');
    expect(text).toBeInTheDocument();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(main.asked('changes.add')).toMatchObject([
        { input: { kind: 'edit-comment', commentId: '70', base: doc(line('Older')), mine: doc(line('Better')) } },
      ]),
    );
  });

  it('that is given up says what it said', async () => {
    comments = [aComment('70', 'person-1', doc(line('Bad')))];
    kept = [{ commentId: '70', body: doc(line('Better')), base: doc(line('Bad')) }];
    const user = await open();
    await loaded('Edit comment');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Edit comment' })).toBeNull());
    expect(within(activity()).getByText('Bad')).toBeVisible();
    await waitFor(() => expect(main.asked('changes.saveComment')).toMatchObject([{ commentId: '70', begun: null }]));
    expect(main.asked('changes.add')).toEqual([]);
  });
});

it('an empty field of text is edited in its place, where Escape throws nothing away', async () => {
  const user = await open();
  await user.click(await screen.findByRole('button', { name: /^Empty fields/ }));
  await user.click(screen.getByRole('button', { name: 'Edit Steps' }));
  await screen.findByRole('toolbar', { name: 'Formatting' });
  expect(screen.queryByRole('dialog', { name: 'Edit Steps' })).toBeNull();
  const text = screen.getByRole('textbox', { name: 'Steps' });
  act(() => text.focus());
  paste(text, 'Typed with care');
  await user.keyboard('{Escape}');
  await user.keyboard('{Escape}');
  expect(text).toHaveTextContent('Typed with care');
  await user.click(screen.getByRole('button', { name: /^Save/ }));
  await waitFor(() =>
    expect(main.asked('changes.add')).toMatchObject([
      { input: { kind: 'edit', fields: [{ fieldId: 'customfield_10010', mine: doc(line('Typed with care')) }] } },
    ]),
  );
});
