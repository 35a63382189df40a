import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change, ChangeState } from '@shared/ipc/change';
import { fail, succeed } from '@shared/ipc/outcome';
import type { CreateField } from '@shared/jira/field';
import type { JsonObject } from '@shared/json';
import { CreatePage } from '../../../../../src/renderer/features/create/create-page';
import { useEndedForms } from '../../../../../src/renderer/features/create/ended/ended-form';
import { field } from '../../../shared/fields/sample-fields';
import { renderAtSite } from '../../at-a-site';
import { fakeMain, fresh, type FakeMain } from '../../fake-bridge';

const SUMMARY = field({ type: 'string', system: 'summary' }, { name: 'Summary', required: true });
const OWNER = field(
  { type: 'string', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:textfield', customId: 10050 },
  { name: 'Owner', required: true },
);

const changeWith = (status: ChangeState): Change => ({
  id: 'change-1',
  accountId: 'account-1',
  cloudId: 'cloud-1',
  kind: 'create',
  title: 'Voucher stays',
  subtitle: 'SHOP · Bug',
  issueKey: null,
  after: null,
  groupId: null,
  paused: false,
  createdAt: 0,
  body: {},
  status,
  history: [],
});
const APPLIED = changeWith({ state: 'applied', issueId: '1', issueKey: 'SHOP-7' });

let main: FakeMain;
let fields: CreateField[];
/** What lies on the disk. */
let stored: JsonObject | null;

beforeEach(() => {
  useEndedForms.setState({ bySite: {} });
  fields = [SUMMARY, OWNER];
  stored = { projectId: '10020', issueTypeId: '10004', values: { summary: 'Voucher stays', customfield_10050: 'Ada' } };
  main = fakeMain({
    'create.projects': () =>
      fresh([{ id: '10020', key: 'SHOP', name: 'Shop', style: 'company-managed', typeKey: 'software' }]),
    'create.issueTypes': () =>
      fresh([{ id: '10004', name: 'Bug', description: '', subtask: false, hierarchyLevel: 0 }]),
    'create.fields': () => fresh(fields),
    'create.loadDraft': () => succeed(stored === null ? null : { id: 'draft-1', draft: stored, savedAt: 1 }),
    'create.saveDraft': ({ draft }) => {
      stored = draft;
      return succeed(Date.now());
    },
    'create.learned': () => succeed([]),
    'create.submit': () => succeed(APPLIED),
    'outbox.list': () => succeed([]),
  });
});

const open = () => renderAtSite(<CreatePage visit={0} onOpenOutbox={() => undefined} />);
const summary = () => screen.findByRole('textbox', { name: 'Summary' });
const form = () => screen.getByRole('form', { name: 'Issue' });

/** A send that waits until it is let go. */
function held(): () => void {
  let letGo: () => void = () => undefined;
  const until = new Promise<void>((resolve) => (letGo = resolve));
  main.answers['create.submit'] = async () => {
    await until;
    return succeed(APPLIED);
  };
  return () => letGo();
}

describe('a form that is being sent', () => {
  it('takes no more input, says so, and shows the result', async () => {
    const user = userEvent.setup();
    const letGo = held();
    open();
    await user.click(await summary());
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(form()).toHaveAttribute('inert'));
    expect(form()).toHaveAttribute('aria-busy', 'true');
    expect(screen.getByText('Sending to Jira')).toHaveAttribute('role', 'status');
    expect(screen.getByRole('button', { name: 'Clear the form' })).toBeDisabled();
    letGo();
    expect(await screen.findByRole('heading', { name: 'SHOP-7 is in Jira' })).toBeVisible();
  });

  it('is still being sent when its screen is left and opened again, and sent once', async () => {
    const user = userEvent.setup();
    const letGo = held();
    const view = open();
    await user.click(await screen.findByRole('button', { name: /Create issue/ }));
    await waitFor(() => expect(main.asked('create.submit')).toHaveLength(1));
    view.rerender(<p>Elsewhere</p>);
    view.rerender(<CreatePage visit={1} onOpenOutbox={() => undefined} />);
    expect(await summary()).toHaveValue('Voucher stays');
    expect(form()).toHaveAttribute('inert');
    await user.click(screen.getByRole('button', { name: /Create issue/ }));
    letGo();
    // The screen that sent it is gone, so it is told in passing.
    expect(await screen.findByText('SHOP-7 created')).toBeVisible();
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Summary' })).toHaveValue(''));
    expect(form()).not.toHaveAttribute('inert');
    expect(main.asked('create.submit')).toHaveLength(1);
  });

  it('can be typed in again when it did not get through', async () => {
    const user = userEvent.setup();
    main.answers['create.submit'] = () => fail({ kind: 'storage', detail: 'disk full' });
    open();
    await user.click(await summary());
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('The local database did not answer.')).toBeVisible();
    expect(form()).not.toHaveAttribute('inert');
    expect(await summary()).toHaveValue('Voucher stays');
  });
});

describe('clearing the form', () => {
  it('can be taken back', async () => {
    const user = userEvent.setup();
    open();
    await summary();
    await user.click(screen.getByRole('button', { name: 'Clear the form' }));
    expect(await summary()).toHaveValue('');
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await summary()).toHaveValue('Voucher stays');
    expect(screen.getByRole('textbox', { name: 'Owner' })).toHaveValue('Ada');
  });
});

describe('a field that is gone', () => {
  it('with what was typed into it is refused by main, named, and kept; the next send goes without it', async () => {
    const user = userEvent.setup();
    main.answers['create.submit'] = ({ filled }) => {
      if (!filled.includes('customfield_10050')) return succeed(APPLIED);
      fields = [SUMMARY];
      const problem = { customfield_10050: 'Jira no longer asks for it here.' };
      return fail({ kind: 'invalid-input', message: 'One field is not ready.', fields: problem });
    };
    open();
    const owner = await screen.findByRole('textbox', { name: 'Owner' });
    await user.type(owner, ' L');
    const send = screen.getByRole('button', { name: /Create issue/ });
    await user.click(send);
    expect(await screen.findByText('Jira does not ask for Owner here.')).toBeVisible();
    expect(screen.queryByRole('textbox', { name: 'Owner' })).toBeNull();
    await user.click(send);
    expect(await screen.findByRole('heading', { name: 'SHOP-7 is in Jira' })).toBeVisible();
    expect(main.asked('create.submit').map(({ filled }) => filled)).toEqual([
      ['summary', 'customfield_10050'],
      ['summary'],
    ]);
    // Not sent, so not dropped either.
    await waitFor(() => expect(stored).toMatchObject({ values: { customfield_10050: 'Ada L' } }));
  });

  it('is taken out of the draft on demand, and comes back with Undo', async () => {
    const user = userEvent.setup();
    fields = [SUMMARY];
    open();
    // Nobody knows any more what it was called: the draft is of another version.
    const notice = await screen.findByText('Jira does not ask for customfield_10050 here.');
    await user.click(screen.getByRole('button', { name: 'Take it out' }));
    expect(notice).not.toBeInTheDocument();
    expect(await summary()).toHaveValue('Voucher stays');
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Jira does not ask for customfield_10050 here.')).toBeVisible();
  });
});

describe('a default that is emptied', () => {
  it('stays empty, says so, and is sent as null', async () => {
    const user = userEvent.setup();
    fields = [SUMMARY, { ...OWNER, required: false, hasDefaultValue: true, defaultValue: 'Ada' }];
    stored = { ...stored, values: { summary: 'Voucher stays' } };
    open();
    await summary();
    await user.click(screen.getByRole('button', { name: /Optional/ }));
    const owner = await screen.findByRole('textbox', { name: 'Owner' });
    expect(owner).toHaveValue('Ada');
    await user.clear(owner);
    expect(screen.getByText('Sent empty, so that Jira does not fill it in')).toBeVisible();
    expect(within(screen.getByRole('complementary', { name: 'Payload' })).getByText(/customfield_10050/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: /Create issue/ }));
    await waitFor(() => expect(main.asked('create.submit')[0]?.values).toMatchObject({ customfield_10050: null }));
  });
});

describe('a field that Jira has refused a create without', () => {
  const ofValue = 'Due date must be a Monday.';
  const learned = () =>
    succeed([{ fieldId: 'duedate', message: 'Due date is required for bugs.', ofValue, learnedAt: Date.now() }]);
  beforeEach(() => {
    const due = field({ type: 'date', system: 'duedate' }, { name: 'Due date' });
    fields = [SUMMARY, OWNER, due];
    main.answers['create.learned'] = learned;
  });

  it('stands open among the required ones with what Jira said, counts as needed, and does not hold the form back', async () => {
    const user = userEvent.setup();
    open();
    const due = await screen.findByRole('textbox', { name: /Due date/ });
    const words = 'Jira refused without it: Due date is required for bugs. Due date must be a Monday.';
    expect(await screen.findByText(words)).toBeVisible();
    expect(due).toHaveAccessibleDescription(expect.stringContaining(words));
    expect(screen.getByText('2 of 3 ready, 1 learned')).toBeVisible();
    const needed = screen.getByRole('button', { name: 'Go to Due date' });
    expect(needed.closest('p')).toHaveTextContent('Still needed: Due date (learned)');
    await user.type(due, '2026-12-07');
    expect(await screen.findByText('3 of 3 ready, 1 learned')).toBeVisible();
    await user.clear(due);
    await user.click(screen.getByRole('button', { name: /Create issue/ }));
    await waitFor(() => expect(main.asked('create.submit')).toHaveLength(1));
  });

  it('is known to the next form, which begins on the same screen', async () => {
    const user = userEvent.setup();
    main.answers['create.learned'] = () => succeed([]);
    open();
    await summary();
    expect(screen.queryByRole('textbox', { name: /Due date/ })).toBeNull();
    main.answers['create.learned'] = learned;
    await user.click(screen.getByRole('button', { name: /Create issue/ }));
    await user.click(await screen.findByRole('button', { name: 'Create another' }));
    expect(await screen.findByRole('textbox', { name: /Due date/ })).toBeVisible();
  });
});

it('what Jira fills in by itself is asked of nobody', async () => {
  const reporter = field(
    { type: 'user', system: 'reporter' },
    { name: 'Reporter', required: true, hasDefaultValue: true },
  );
  fields = [SUMMARY, reporter];
  stored = { ...stored, values: {} };
  open();
  expect(await screen.findByText('0 of 1 ready')).toBeVisible();
  expect(screen.getByText('Jira fills it in when left empty')).toBeVisible();
  expect(screen.getByRole('combobox', { name: 'Reporter' })).not.toBeRequired();
});

describe('a form of many fields', () => {
  const many = Array.from({ length: 30 }, (_, at) =>
    field(
      { type: 'string', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:textfield', customId: 11_000 + at },
      { name: `Part ${at + 1}`, required: at < 6 },
    ),
  );
  beforeEach(() => {
    fields = [SUMMARY, ...many];
  });

  it('finds one by its name, unfolds it and goes there; Escape goes back', async () => {
    const user = userEvent.setup();
    open();
    await user.click(await summary());
    await user.keyboard('{Control>}f{/Control}');
    const box = screen.getByRole('combobox', { name: 'Find a field' });
    expect(box).toHaveFocus();
    await user.keyboard('part 27');
    await screen.findByRole('option', { name: 'Part 27' });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Part 27' })).toHaveFocus());
    await user.keyboard('{Control>}f{/Control}x{Escape}');
    expect(screen.getByRole('textbox', { name: 'Part 27' })).toHaveFocus();
    expect(box).toHaveValue('');
    // What was found once may be folded again.
    await user.click(screen.getByRole('button', { name: /^Optional/ }));
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Part 27' })).toBeNull());
  });

  it('goes from one needed field to the next, by key and by the link behind those that are named', async () => {
    const user = userEvent.setup();
    open();
    await user.click(await summary());
    await user.keyboard('{F8}');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Part 1' })).toHaveFocus());
    await user.keyboard('{F8}{F8}');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Part 3' })).toHaveFocus());
    await user.keyboard('{Shift>}{F8}{/Shift}');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Part 2' })).toHaveFocus());
    await user.click(screen.getByRole('button', { name: '2 more' }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Part 5' })).toHaveFocus());
    await user.click(screen.getByRole('button', { name: '2 more' }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Part 6' })).toHaveFocus());
  });

  it('says how many of the folded fields are filled in, and names these first', async () => {
    stored = { ...stored, values: { summary: 'Voucher stays', customfield_11028: 'a', customfield_11009: 'b' } };
    open();
    const fold = await screen.findByRole('button', { name: /^Optional/ });
    expect(fold).toHaveTextContent(/^Optional24 fields, 2 filled inPart 10, Part 29 · Part 7, Part 8/);
  });

  it('is not offered where one sees them all', async () => {
    fields = [SUMMARY, OWNER];
    open();
    await summary();
    expect(screen.queryByRole('combobox', { name: 'Find a field' })).toBeNull();
  });
});

describe('a refused field whose choices are all in sight', () => {
  it('does not offer them a second time', async () => {
    const user = userEvent.setup();
    const options = ['Standard', 'Normal'].map((value, at) => ({ id: String(at), value, self: '' }));
    const radio = field(
      { type: 'option', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:radiobuttons', customId: 10_060 },
      { name: 'Change type', required: true, allowedValues: options },
    );
    fields = [SUMMARY, radio];
    stored = { ...stored, values: { summary: 'Voucher stays' } };
    open();
    await summary();
    await user.click(screen.getByRole('button', { name: /Create issue/ }));
    expect(await screen.findByText('Change type is required.')).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Standard' })).toBeVisible();
    expect(screen.queryByText('Accepted:')).toBeNull();
  });
});

describe('the menu of a narrow window', () => {
  it('says of its templates what they are', async () => {
    const user = userEvent.setup();
    const place = { projectId: '10020', issueTypeId: '10004' };
    const template = { id: 't1', name: 'Build check', ...place, isDefault: false, values: {}, names: {} };
    main.answers['templates.list'] = () => succeed([template]);
    open();
    await summary();
    await user.click(screen.getByRole('button', { name: 'Drafts and templates' }));
    const group = await screen.findByRole('group', { name: 'Begin from a template' });
    expect(within(group).getByRole('menuitemcheckbox', { name: 'Build check' })).toBeVisible();
    expect(within(group).queryByRole('menuitem', { name: 'Manage templates' })).toBeNull();
  });
});
