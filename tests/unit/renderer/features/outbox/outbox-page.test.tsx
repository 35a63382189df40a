import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change, ChangeGroup } from '@shared/ipc/change';
import { succeed } from '@shared/ipc/outcome';
import { OutboxPage } from '../../../../../src/renderer/features/outbox/outbox-page';
import type { Failure } from '@shared/ipc/failure';
import { COLOURS, custom } from '../../../shared/fields/sample-fields';
import { ACCOUNT, renderAtSite, SITE } from '../../at-a-site';
import { fakeMain, fresh, type FakeMain } from '../../fake-bridge';
import { aChange, aGroup, aLine, QUEUED, REFUSED } from './a-change';

const REF = { accountId: ACCOUNT.id, cloudId: SITE.cloudId };

let main: FakeMain;
let changes: Change[];
let groups: ChangeGroup[];
let paused: boolean;

beforeEach(() => {
  changes = [];
  groups = [];
  paused = false;
  // jsdom lays nothing out: the list draws what is in sight of a box of this size.
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(900);
  main = fakeMain({
    'outbox.list': () => succeed(changes),
    'outbox.groups': () => succeed(groups),
    'outbox.groupLines': () => succeed({ since: 1, sheetId: 'sheet-1', lines: [aLine('row-1', REFUSED, { row: 12 })] }),
    'outbox.change': ({ changeId }) => succeed(aChange(changeId, REFUSED, { groupId: 'g', kind: 'create' })),
    'outbox.paused': () => succeed(paused),
    'outbox.pause': (input) => {
      if (input.changeId === null && input.groupId === null) paused = input.paused;
      return succeed(null);
    },
    'outbox.settle': () => succeed(aChange('c', QUEUED)),
    'outbox.reopen': () => succeed({ kept: false }),
    'changes.editFields': () => fresh([]),
    'changes.add': () => succeed(aChange('back', QUEUED)),
  });
});

const detail = (): Promise<HTMLElement> => screen.findByRole('complementary', { name: 'Change' });

describe('the outbox', () => {
  it('says what passes through it while it is empty', async () => {
    renderAtSite(<OutboxPage onCreate={() => undefined} onOpenSheet={() => undefined} />);
    expect(await screen.findByText(/^Nothing is waiting\./)).toBeVisible();
  });

  it('has a place for what was discarded, so that its parts add up to all', async () => {
    changes = [
      aChange('a', QUEUED),
      aChange('b', { state: 'discarded' }),
      aChange('c', { state: 'discarded', replacedBy: 'a' }),
    ];
    renderAtSite(<OutboxPage onCreate={() => undefined} onOpenSheet={() => undefined} />);
    expect(await screen.findByRole('button', { name: /^All\s*3$/ })).toBeVisible();
    const segments = within(screen.getByRole('group', { name: 'Show' })).getAllByRole('button');
    const counted = segments.map(({ textContent }) => textContent?.replace(/\s*(\d+)$/, ': $1'));
    expect(counted).toEqual(['All: 3', 'Needs you: 0', 'On its way: 1', 'Applied: 0', 'Set aside: 2']);
  });

  it('says of a create which field Jira refused, what stood in it, what it takes, and who can mend it', async () => {
    const colour = custom('select', 'option', { name: 'Severity', allowedValues: COLOURS });
    main.answers['create.fields'] = () => fresh([colour]);
    const body = { fields: { project: { id: '1' }, issuetype: { id: '2' }, [colour.fieldId]: { id: '10313' } } };
    const fieldErrors = { [colour.fieldId]: "Option id '10313' is not valid" };
    const failure: Failure = { kind: 'jira-rejected', status: 400, messages: [], fieldErrors };
    changes = [aChange('c', { state: 'rejected', failure }, { kind: 'create', body })];
    renderAtSite(<OutboxPage onCreate={() => undefined} onOpenSheet={() => undefined} />);
    const refused = await within(await detail()).findByText('Jira refused Severity.');
    expect(refused.closest('[role="alert"]')).toHaveTextContent(
      /Jira refused "10313"\..* Accepted: Red, Green, Oslo, Norway\. Who can mend it: You, with another value\./,
    );
  });

  it('holds a conflict until every field is decided, then sends what was chosen', async () => {
    const field = {
      fieldId: 'summary',
      name: 'Summary',
      schema: { type: 'string', system: 'summary' },
      base: 'Old words',
      mine: 'My words',
      theirs: 'Their words',
      by: 'Jonas Kell',
      at: null,
    };
    changes = [aChange('c', { state: 'conflict', fields: [field] })];
    renderAtSite(<OutboxPage onCreate={() => undefined} onOpenSheet={() => undefined} />);
    const panel = within(await detail());
    expect(panel.getByText('Old words')).toBeVisible();
    expect(panel.getByText('My words')).toBeVisible();
    const send = panel.getByRole('button', { name: 'Send' });
    expect(send).toBeDisabled();
    await userEvent.click(panel.getByRole('radio', { name: /^Theirs: Jonas Kell/ }));
    await userEvent.click(send);
    expect(main.asked('outbox.settle')).toEqual([{ site: REF, changeId: 'c', choices: { summary: 'Their words' } }]);
  });

  it('tells what ours replaced, and writes it again when asked to', async () => {
    const field = {
      fieldId: 'summary',
      name: 'Summary',
      schema: { type: 'string', system: 'summary' },
      base: 'Old',
      mine: 'Mine',
      theirs: 'Theirs',
      by: 'Jonas Kell',
      at: null,
    };
    changes = [aChange('c', { state: 'applied', issueId: '10007', issueKey: 'SHOP-7', overtaken: [field] })];
    renderAtSite(<OutboxPage onCreate={() => undefined} onOpenSheet={() => undefined} />);
    await userEvent.click(within(await detail()).getByRole('button', { name: 'Put theirs back' }));
    expect(main.asked('changes.add')).toMatchObject([
      {
        issue: { id: '10007', key: 'SHOP-7' },
        input: { kind: 'edit', fields: [{ fieldId: 'summary', base: 'Mine', mine: 'Theirs' }] },
      },
    ]);
  });

  it('opens the form of a create that was refused', async () => {
    const opened = vi.fn<() => void>();
    changes = [aChange('c', REFUSED, { kind: 'create', issueKey: null })];
    renderAtSite(<OutboxPage onCreate={opened} onOpenSheet={() => undefined} />);
    await userEvent.click(within(await detail()).getByRole('button', { name: 'Edit' }));
    expect(main.asked('outbox.reopen')).toEqual([{ site: REF, changeId: 'c' }]);
    await vi.waitFor(() => expect(opened).toHaveBeenCalledOnce());
  });

  it('holds everything back, says so, and lets it go', async () => {
    changes = [aChange('c', QUEUED)];
    renderAtSite(<OutboxPage onCreate={() => undefined} onOpenSheet={() => undefined} />);
    await detail();
    await userEvent.click(screen.getByRole('button', { name: 'Pause all' }));
    expect(await screen.findByText('Everything is held back.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Resume all' }));
    expect(await screen.findByRole('button', { name: 'Pause all' })).toBeVisible();
  });

  it('shows a group as one line and opens it to its rows with Enter', async () => {
    groups = [aGroup('g', 3, { applied: 1, rejected: 1, queued: 1 })];
    renderAtSite(<OutboxPage onCreate={() => undefined} onOpenSheet={() => undefined} />);
    const panel = within(await screen.findByRole('complementary', { name: 'Group' }));
    expect(panel.getByText('1 applied, 1 waiting, 1 needs you')).toBeVisible();
    screen.getByRole('listbox', { name: 'Changes' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText('Title of row-1')).toBeVisible();
    await userEvent.keyboard('n');
    expect(within(await detail()).getByText('Title of row-1')).toBeVisible();
  });

  describe('led by Enter to what can be done about a row of a group', () => {
    /** The list with the keys on the row; what the row is about is read once it is told to be. */
    async function onRow(): Promise<{ list: HTMLElement; user: ReturnType<typeof userEvent.setup>; read: () => void }> {
      groups = [aGroup('g', 1, { rejected: 1 }), aGroup('h', 1, { applied: 1 })];
      const answer = main.answers['outbox.change'];
      let read: () => void = () => undefined;
      const told = new Promise<void>((resolve) => (read = resolve));
      main.answers['outbox.change'] = async (input) => {
        await told;
        if (answer === undefined) throw new Error('The fake answers it.');
        return answer(input);
      };
      renderAtSite(<OutboxPage onCreate={() => undefined} onOpenSheet={() => undefined} />);
      const user = userEvent.setup();
      const list = await screen.findByRole('listbox', { name: 'Changes' });
      list.focus();
      await user.keyboard('{Enter}');
      await within(list).findByText('Title of row-1');
      await user.keyboard('{ArrowDown}');
      return { list, user, read };
    }

    it('goes there as soon as that is read, and presses nothing', async () => {
      const { list, user, read } = await onRow();
      await user.keyboard('{Enter}{Enter}');
      expect(list).toHaveFocus();
      read();
      const panel = (): HTMLElement => screen.getByRole('complementary', { name: 'Change' });
      await waitFor(() => expect(within(panel()).getAllByRole('button')[0]).toHaveFocus());
      expect(main.asked('outbox.retry')).toEqual([]);
    });

    it('does not call anybody back who has gone on to another row', async () => {
      const { list, user, read } = await onRow();
      await user.keyboard('{Enter}{ArrowDown}');
      read();
      await user.keyboard('{ArrowUp}');
      await within(await detail()).findByRole('heading', { name: 'History' });
      expect(list).toHaveFocus();
    });
  });
});
