import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { fail, succeed } from '@shared/ipc/outcome';
import { CreatePage } from '../../../../../src/renderer/features/create/create-page';
import { useEndedForms } from '../../../../../src/renderer/features/create/ended/ended-form';
import { networkQuery } from '../../../../../src/renderer/queries/network';
import { field } from '../../../shared/fields/sample-fields';
import { renderAtSite } from '../../at-a-site';
import { fakeMain, fresh } from '../../fake-bridge';

const SUMMARY = field({ type: 'string', system: 'summary' }, { name: 'Summary', required: true });
const type = (id: string, name: string) => ({ id, name, description: '', subtask: false, hierarchyLevel: 0 });
const project = (id: string, key: string, name: string) => ({
  id,
  key,
  name,
  style: 'company-managed' as const,
  typeKey: 'software',
});

let online: boolean;
/** Jira answers again, whatever the page was told. */
let fieldsAnswer: boolean;
let issueTypeId: string | null;

beforeEach(() => {
  useEndedForms.setState({ bySite: {} });
  online = false;
  fieldsAnswer = false;
  issueTypeId = null;
  fakeMain({
    'app.network': () => succeed({ online, since: 0 }),
    'create.projects': () => fresh([project('10020', 'SHOP', 'Shop')]),
    'create.issueTypes': () => fresh([type('10003', 'Task'), type('10004', 'Bug')]),
    'create.keptTypes': () => succeed(['10004']),
    'create.fields': (asked) =>
      online || fieldsAnswer || asked.issueTypeId === '10004'
        ? fresh([SUMMARY])
        : fail({ kind: 'offline', detail: '' }),
    'create.loadDraft': () =>
      succeed({ id: 'draft-1', draft: { projectId: '10020', issueTypeId, values: {} }, savedAt: 1 }),
    'create.saveDraft': () => succeed(0),
    'create.learned': () => succeed([]),
    'outbox.list': () => succeed([]),
  });
});

const open = () => renderAtSite(<CreatePage visit={0} onOpenOutbox={() => undefined} />);
const typeBox = () => screen.findByRole('combobox', { name: 'Issue type' });

describe('without a network', () => {
  it('a project is opened with a type whose fields are here', async () => {
    open();
    await waitFor(async () => expect(await typeBox()).toHaveValue('Bug'));
    expect(await screen.findByRole('textbox', { name: 'Summary' })).toBeVisible();
  });

  it('a type that was never read says which ones can be made now', async () => {
    issueTypeId = '10003';
    open();
    expect(await screen.findByText(/What can be made now/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Bug' }));
    expect(await screen.findByRole('textbox', { name: 'Summary' })).toBeVisible();
  });
});

describe('once the network is back', () => {
  it('that is found out where nothing else asks Atlassian', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    onTestFinished(() => void vi.useRealTimers());
    issueTypeId = '10003';
    open();
    expect(await screen.findByText('Nothing reached Atlassian.')).toBeVisible();
    // The page has not heard of it.
    fieldsAnswer = true;
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    expect(await screen.findByRole('textbox', { name: 'Summary' })).toBeVisible();
  });

  it('what could not be read is read by itself', async () => {
    issueTypeId = '10003';
    const { client } = open();
    expect(await screen.findByText('Nothing reached Atlassian.')).toBeVisible();
    online = true;
    act(() => void client.setQueryData(networkQuery.queryKey, { online: true, since: 1 }));
    expect(await screen.findByRole('textbox', { name: 'Summary' })).toBeVisible();
    expect(screen.queryByText('Nothing reached Atlassian.')).toBeNull();
  });
});
