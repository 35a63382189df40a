import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import type { BegunComment } from '@shared/ipc/begun-comment';
import { succeed } from '@shared/ipc/outcome';
import type { FieldSchema } from '@shared/jira/field';
import type { JsonObject } from '@shared/json';
import { useFollowedChanges } from '../../../../../src/renderer/features/issue/changes/followed-changes';
import { IssuePanel } from '../../../../../src/renderer/features/issue/issue-panel';
import { renderAtSite } from '../../at-a-site';
import { fakeMain, fresh, type FakeMain } from '../../fake-bridge';
import { aChange, QUEUED } from '../outbox/a-change';
import { anIssue } from './an-issue';

const doc = (text: string): JsonObject => ({
  version: 1,
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const DESCRIPTION: FieldSchema = { type: 'string', system: 'description' };
const STEPS: FieldSchema = {
  type: 'string',
  custom: 'com.atlassian.jira.plugin.system.customfieldtypes:textarea',
  customId: 10,
};
const field = (fieldId: string, name: string, schema: FieldSchema) => ({
  fieldId,
  key: fieldId,
  name,
  schema,
  required: false,
  hasDefaultValue: false,
  operations: ['set'],
});

// Nothing is laid out here, and the editor asks where its cursor stands.
Range.prototype.getBoundingClientRect = () => new DOMRect();
Range.prototype.getClientRects = () => document.createElement('i').getClientRects();

let main: FakeMain;
let kept: BegunComment[];
let described: JsonObject;
let issueId = 20_100;

beforeEach(() => {
  useFollowedChanges.setState({ changes: [] });
  issueId += 1;
  kept = [];
  described = doc('As Jira has it');
  main = fakeMain({
    'issues.get': ({ issueKey }) =>
      fresh(
        anIssue(
          {
            summary: issueKey === 'SHOP-7' ? 'Voucher is lost' : 'Another',
            description: described,
            customfield_10010: null,
          },
          {
            id: issueKey === 'SHOP-7' ? String(issueId) : '1',
            key: issueKey,
            names: { summary: 'Summary', description: 'Description', customfield_10010: 'Steps' },
            schema: { description: DESCRIPTION, customfield_10010: STEPS },
          },
        ),
      ),
    'issues.comments': () => fresh([]),
    'outbox.list': () => succeed([]),
    'changes.loadComments': ({ issueId: asked }) => succeed(asked === String(issueId) ? kept : []),
    'changes.saveComment': () => succeed(null),
    'changes.transitions': () => fresh([]),
    'changes.editFields': () =>
      fresh([field('description', 'Description', DESCRIPTION), field('customfield_10010', 'Steps', STEPS)]),
    'changes.add': ({ input }) =>
      succeed(aChange('added', QUEUED, { kind: input.kind, body: JSON.parse(JSON.stringify(input)) as JsonObject })),
  });
});

async function open() {
  const { unmount } = renderAtSite(<IssuePanel issueKey="SHOP-7" wide />);
  await screen.findByRole('heading', { name: 'Voucher is lost' });
  return { unmount, user: userEvent.setup() };
}

/** The editor, once it is loaded. */
const text = async (name = 'Description') => {
  await screen.findByRole('toolbar', { name: 'Formatting' });
  return screen.getByRole('textbox', { name });
};
const line = 'A change of Description was begun.';

function paste(element: HTMLElement, plain: string): void {
  act(() => element.focus());
  const clipboardData = {
    getData: (kind: string) => (kind === 'text/plain' ? plain : ''),
    files: [],
    types: ['text/plain'],
  };
  fireEvent.paste(element, { clipboardData });
}

it('a description that is being edited is there again after another issue was looked at', async () => {
  const { user, unmount } = await open();
  await user.click(screen.getByRole('button', { name: 'Edit Description' }));
  paste(await text(), 'Typed with care. ');
  unmount();
  await open();
  expect(screen.getByText(line)).toBeVisible();
  // It does not open by itself: the keys of the list would go into it.
  expect(screen.queryByRole('textbox', { name: 'Description' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Go on' }));
  expect(await text()).toHaveTextContent('Typed with care.');
  await waitFor(() => expect(main.asked('changes.saveComment').at(-1)?.commentId).toBe('field:description'));
});

it('what was begun before the program was killed is sent with what Jira said then, and forgotten', async () => {
  kept = [{ commentId: 'field:description', body: doc('Better'), base: doc('As Jira had it') }];
  const { user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Go on' }));
  expect(await text()).toHaveTextContent('Better');
  await user.click(screen.getByRole('button', { name: /^Save/ }));
  await waitFor(() =>
    expect(main.asked('changes.add')).toMatchObject([
      {
        input: {
          kind: 'edit',
          fields: [{ fieldId: 'description', base: doc('As Jira had it'), mine: doc('Better') }],
        },
      },
    ]),
  );
  await waitFor(() => expect(main.asked('changes.saveComment').at(-1)?.begun).toBeNull());
  await waitFor(() => expect(screen.queryByText(line)).toBeNull());
});

it('what was begun is gone once it is discarded, or its editor cancelled', async () => {
  kept = [{ commentId: 'field:description', body: doc('Better'), base: doc('As Jira has it') }];
  const { user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Discard' }));
  expect(screen.queryByText(line)).toBeNull();
  expect(screen.getByRole('button', { name: 'Edit Description' })).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Edit Description' }));
  paste(await text(), 'Typed by mistake. ');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(main.asked('changes.saveComment').at(-1)?.begun).toBeNull());
  expect(screen.queryByText(line)).toBeNull();
  expect(main.asked('changes.add')).toEqual([]);
});

it('the text of an empty field that was begun stands out of the fold of the empty ones', async () => {
  kept = [{ commentId: 'field:customfield_10010', body: doc('First'), base: null }];
  const { user } = await open();
  const section = await screen.findByRole('region', { name: 'Steps' });
  await user.click(within(section).getByRole('button', { name: 'Go on' }));
  const editor = await text('Steps');
  paste(editor, 'Then ');
  expect(editor).toBeInTheDocument();
});

it('Escape closes the editor of a description that was not touched', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Edit Description' }));
  const editor = await text();
  await waitFor(() => expect(editor).toHaveFocus());
  // With the code that a browser gives, by which the editor knows the key.
  fireEvent.keyDown(editor, { key: 'Escape', keyCode: 27 });
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Description' })).toBeNull());
  expect(screen.getByRole('button', { name: 'Edit Description' })).toHaveFocus();
});

it('Escape in a list lets Tab move on first, and closes then', async () => {
  described = {
    version: 1,
    type: 'doc',
    content: [{ type: 'bulletList', content: [{ type: 'listItem', content: doc('One')['content'] ?? [] }] }],
  };
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Edit Description' }));
  const editor = await text();
  await waitFor(() => expect(editor).toHaveFocus());
  fireEvent.keyDown(editor, { key: 'Escape', keyCode: 27 });
  expect(editor).toBeInTheDocument();
  fireEvent.keyDown(editor, { key: 'Escape', keyCode: 27 });
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Description' })).toBeNull());
});
