import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '@shared/ipc/change';
import { succeed } from '@shared/ipc/outcome';
import { CreatePage } from '../../../../../src/renderer/features/create/create-page';
import { useEndedForms } from '../../../../../src/renderer/features/create/ended/ended-form';
import { field } from '../../../shared/fields/sample-fields';
import { renderAtSite } from '../../at-a-site';
import { fakeMain, fresh, type FakeMain } from '../../fake-bridge';

const SUMMARY = field({ type: 'string', system: 'summary' }, { name: 'Summary', required: true });
const PARENT = field({ type: 'issuelink', system: 'parent' }, { name: 'Parent', required: true });
const parent = { key: 'SHOP-1', summary: 'Voucher' };
const APPLIED: Change = {
  id: 'change-1',
  accountId: 'account-1',
  cloudId: 'cloud-1',
  kind: 'create',
  title: 'One',
  subtitle: 'SHOP · Sub-task',
  issueKey: null,
  after: null,
  groupId: null,
  paused: false,
  createdAt: 0,
  body: {},
  status: { state: 'applied', issueId: '7', issueKey: 'SHOP-7' },
  history: [],
};

let main: FakeMain;

beforeEach(() => {
  useEndedForms.setState({ bySite: {} });
  const draft = {
    projectId: '10020',
    issueTypeId: '10008',
    values: { summary: 'One', parent },
    names: { summary: 'Summary', parent: 'Parent' },
    under: { ...parent, hierarchyLevel: 0 },
  };
  main = fakeMain({
    'create.projects': () =>
      fresh([{ id: '10020', key: 'SHOP', name: 'Shop', style: 'company-managed', typeKey: 'software' }]),
    'create.issueTypes': () =>
      fresh([{ id: '10008', name: 'Sub-task', description: '', subtask: true, hierarchyLevel: -1 }]),
    'create.fields': () => fresh([SUMMARY, PARENT]),
    'create.loadDraft': () => succeed({ id: 'draft-1', draft, savedAt: 1 }),
    'create.saveDraft': () => succeed(0),
    'create.learned': () => succeed([]),
    'create.submit': () => succeed(APPLIED),
    'outbox.list': () => succeed([]),
  });
});

const open = () => renderAtSite(<CreatePage visit={0} onOpenOutbox={() => undefined} />);
const summary = () => screen.findByRole('textbox', { name: 'Summary' });

/** Sends a second one from the form that stands there then; answers what is sent. */
async function sendsAnother(user: ReturnType<typeof userEvent.setup>) {
  await waitFor(async () => expect(await summary()).toHaveValue(''));
  await user.type(await summary(), 'Two');
  await user.click(screen.getByRole('button', { name: /Create issue/ }));
  await waitFor(() => expect(main.asked('create.submit')).toHaveLength(2));
  return main.asked('create.submit')[1];
}

describe('create another, below a parent', () => {
  it('stays below it, one after the other', async () => {
    const user = userEvent.setup();
    open();
    await summary();
    await user.click(screen.getByRole('checkbox', { name: 'Create another' }));
    await user.click(screen.getByRole('button', { name: /Create issue/ }));
    expect(await sendsAnother(user)).toMatchObject({ values: { summary: 'Two', parent } });
  });

  it('stays below it, begun from what became of the last one', async () => {
    const user = userEvent.setup();
    open();
    await summary();
    await user.click(screen.getByRole('button', { name: /Create issue/ }));
    await user.click(await screen.findByRole('button', { name: 'Create another' }));
    expect(await sendsAnother(user)).toMatchObject({ values: { summary: 'Two', parent } });
  });
});
