import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change } from '@shared/ipc/change';
import { fail, succeed } from '@shared/ipc/outcome';
import { OutboxPage } from '../../../../../src/renderer/features/outbox/outbox-page';
import { renderAtSite } from '../../at-a-site';
import { fakeMain, type FakeMain } from '../../fake-bridge';
import { aChange, QUEUED } from './a-change';

let main: FakeMain;
let changes: Change[];
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(900);
  const candidates = [{ key: 'SHOP-3', summary: 'Login', issueType: 'Bug', creator: 'Mia Krystof' }];
  changes = [aChange('c', { state: 'unsure', candidates }, { kind: 'create' })];
  main = fakeMain({
    'outbox.list': () => succeed(changes),
    'outbox.groups': () => succeed([]),
    'outbox.paused': () => succeed(false),
    'outbox.resolve': ({ issueKey, confirmed }) => {
      const message = 'SHOP-9 is not quite what was sent: its type is Bug.';
      const differs = issueKey === 'SHOP-9' && confirmed !== true;
      return differs
        ? fail({ kind: 'invalid-input', message, fields: { confirm: message } })
        : succeed(aChange('c', QUEUED));
    },
  });
});
const detail = (): Promise<HTMLElement> => screen.findByRole('complementary', { name: 'Change' });
const answers = () => main.asked('outbox.resolve').map(({ issueKey, confirmed }) => ({ issueKey, confirmed }));

describe('a create of which it cannot be told whether Jira has it', () => {
  it('shows of what type each candidate is and who made it', async () => {
    renderAtSite(<OutboxPage onCreate={() => undefined} onOpenSheet={() => undefined} />);
    expect(await detail()).toHaveTextContent('Bug · Mia Krystof');
  });

  it('is sent again only once the person has read that this may make a second one', async () => {
    renderAtSite(<OutboxPage onCreate={() => undefined} onOpenSheet={() => undefined} />);
    await userEvent.click(within(await detail()).getByRole('button', { name: 'None of them, send it again' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('If Jira has it after all, this makes a second one.');
    expect(answers()).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Send it again' }));
    expect(answers()).toEqual([{ issueKey: null, confirmed: false }]);
  });

  it('is an issue that differs from what was sent only once that was named beside its box', async () => {
    renderAtSite(<OutboxPage onCreate={() => undefined} onOpenSheet={() => undefined} />);
    const panel = within(await detail());
    await userEvent.type(panel.getByRole('textbox', { name: 'Key or link of the issue' }), 'SHOP-9');
    await userEvent.click(panel.getByRole('button', { name: 'This is it' }));
    expect(await panel.findByRole('alert')).toHaveTextContent('its type is Bug');
    await userEvent.click(panel.getByRole('button', { name: 'It is that one all the same' }));
    expect(answers()).toEqual([
      { issueKey: 'SHOP-9', confirmed: false },
      { issueKey: 'SHOP-9', confirmed: true },
    ]);
  });
});

describe('a change that waits for another', () => {
  it('leads to it', async () => {
    const message = 'Waits for "Title of held", which you hold back.';
    const reason = { kind: 'invalid-input', message, fields: {} } as const;
    changes = [
      aChange('waits', { state: 'queued', reason }, { waitsFor: { id: 'held', title: 'Title of held' } }),
      aChange('held', QUEUED, { paused: true }),
    ];
    renderAtSite(<OutboxPage onCreate={() => undefined} onOpenSheet={() => undefined} />);
    const panel = within(await detail());
    expect(panel.queryByRole('button', { name: 'Try again' })).toBeNull();
    await userEvent.click(panel.getByRole('button', { name: 'Show “Title of held”' }));
    expect(await detail()).toHaveTextContent('You hold it back');
  });
});
