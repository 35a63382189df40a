import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { succeed } from '@shared/ipc/outcome';
import type { JsonObject } from '@shared/json';
import { CreatePage } from '../../../../../src/renderer/features/create/create-page';
import { useEndedForms } from '../../../../../src/renderer/features/create/ended/ended-form';
import { field } from '../../../shared/fields/sample-fields';
import { renderAtSite } from '../../at-a-site';
import { fakeMain, fresh, type FakeMain } from '../../fake-bridge';

const SUMMARY = field({ type: 'string', system: 'summary' }, { name: 'Summary', required: true });
const POINTS = field(
  { type: 'number', custom: 'com.pyxis.greenhopper.jira:jsw-story-points', customId: 10016 },
  { name: 'Story points', required: true },
);

let main: FakeMain;

beforeEach(() => {
  useEndedForms.setState({ bySite: {} });
  let stored: JsonObject | null = { projectId: '10020', issueTypeId: '10004', values: { summary: 'Old' } };
  const type = (id: string, name: string) => ({ id, name, description: '', subtask: false, hierarchyLevel: 0 });
  main = fakeMain({
    'create.projects': () =>
      fresh([{ id: '10020', key: 'SHOP', name: 'Shop', style: 'company-managed', typeKey: 'software' }]),
    'create.issueTypes': () => fresh([type('10004', 'Bug'), type('10005', 'Task')]),
    'create.fields': ({ issueTypeId }) => fresh(issueTypeId === '10005' ? [SUMMARY, POINTS] : [SUMMARY]),
    'create.loadDraft': () => succeed(stored === null ? null : { id: 'draft-1', draft: stored, savedAt: 1 }),
    'create.saveDraft': ({ draft }) => {
      stored = draft;
      return succeed(0);
    },
    'create.learned': () => succeed([]),
    'outbox.list': () => succeed([]),
    'app.copy': () => succeed(null),
  });
});

const BODY = {
  fields: {
    project: { key: 'SHOP' },
    issuetype: { name: 'task' },
    summary: 'Voucher stays',
    customfield_10016: 5,
    customfield_10999: true,
  },
};

async function paste(text: string) {
  const user = userEvent.setup();
  renderAtSite(<CreatePage visit={0} onOpenOutbox={() => undefined} />);
  await screen.findByRole('textbox', { name: 'Summary' });
  await user.click(screen.getByRole('button', { name: 'Paste a payload' }));
  await user.click(await screen.findByRole('textbox', { name: 'Payload' }));
  await user.paste(text);
  await user.click(screen.getByRole('button', { name: 'Fill the form' }));
  return user;
}

describe('a payload that is pasted', () => {
  it('chooses project and type, fills their form, and names what found no place in it', async () => {
    await paste(JSON.stringify(BODY));
    expect(await screen.findByRole('textbox', { name: /Story points/ })).toHaveValue('5');
    expect(screen.getByRole('textbox', { name: 'Summary' })).toHaveValue('Voucher stays');
    const left = screen.getByText('One part of the payload is left out').closest('[role="status"]');
    expect(left).toHaveTextContent('fields.customfield_10999');
    const body = screen.getByRole('group', { name: 'Request body' });
    await waitFor(() => expect(body).toHaveTextContent('"issuetype": { "id": "10005" }'));
    expect(within(body).queryByText('customfield_10999')).toBeNull();
  });

  it('gives way to what stood in the form before', async () => {
    const user = await paste(JSON.stringify(BODY));
    await screen.findByRole('textbox', { name: /Story points/ });
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Summary' })).toHaveValue('Old'));
    expect(screen.queryByText('One part of the payload is left out')).toBeNull();
  });

  it('that is no JSON says so, and the form stays as it was', async () => {
    await paste('{ "fields": ');
    expect(await screen.findByText(/This is not JSON/)).toBeVisible();
    expect(main.asked('create.saveDraft')).toHaveLength(0);
  });
});

describe('the payload as JavaScript', () => {
  it('holds the same body and no token', async () => {
    const user = userEvent.setup();
    renderAtSite(<CreatePage visit={0} onOpenOutbox={() => undefined} />);
    await user.click(await screen.findByRole('tab', { name: 'fetch' }));
    const panel = screen.getByRole('tabpanel', { name: 'fetch' });
    expect(panel).toHaveTextContent('"summary":"Old"');
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    await waitFor(() => expect(main.asked('app.copy')).toHaveLength(1));
    expect(main.asked('app.copy')[0]?.text).toContain('Bearer ${process.env.TOKEN}');
  });
});
