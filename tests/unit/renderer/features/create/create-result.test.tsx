import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '@shared/ipc/change';
import { succeed } from '@shared/ipc/outcome';
import { CreatePage } from '../../../../../src/renderer/features/create/create-page';
import { EMPTY_DRAFT } from '../../../../../src/renderer/features/create/drafts/draft';
import { useEndedForms } from '../../../../../src/renderer/features/create/ended/ended-form';
import { outboxQuery } from '../../../../../src/renderer/queries/outbox';
import { ACCOUNT, renderAtSite, SITE } from '../../at-a-site';
import { fakeMain, fresh, type FakeMain } from '../../fake-bridge';
import { aChange, APPLIED, QUEUED } from '../outbox/a-change';

const REF = { accountId: ACCOUNT.id, cloudId: SITE.cloudId };
const CREATE = aChange('create', QUEUED, {
  kind: 'create',
  title: 'Voucher stays',
  subtitle: 'SHOP · Bug',
  issueKey: null,
  createdAt: 5,
});
const STUCK = aChange('stuck', { state: 'queued', reason: { kind: 'offline', detail: 'ENOTFOUND' } }, { createdAt: 1 });

let main: FakeMain;
let outbox: Change[];

beforeEach(() => {
  outbox = [CREATE, STUCK];
  useEndedForms.setState({
    bySite: { [`${REF.accountId} ${REF.cloudId}`]: { change: CREATE, sent: EMPTY_DRAFT, visit: 3 } },
  });
  main = fakeMain({
    'create.projects': () => fresh([]),
    'create.loadDraft': () => succeed(null),
    'outbox.list': () => succeed(outbox),
    'changes.linkTypes': () => fresh([{ id: '1', name: 'Blocks', outward: 'blocks', inward: 'is blocked by' }]),
    'changes.add': () => succeed(aChange('follower', QUEUED, { after: 'create', issueKey: null })),
    'changes.attach': () => succeed([]),
  });
});

const page = (visit: number) => <CreatePage visit={visit} onOpenOutbox={() => undefined} />;
const waiting = () => screen.queryByRole('heading', { name: 'Waiting to be sent' });
const projectPicker = () => screen.findByRole('combobox', { name: 'Project' });

describe('what became of a form', () => {
  it('is there again when one goes back to it, and goes when the form is asked for', async () => {
    const view = renderAtSite(page(3));
    await screen.findByRole('heading', { name: 'Waiting to be sent' });
    view.rerender(<p>Elsewhere</p>);
    view.rerender(page(3));
    expect(waiting()).toBeVisible();
    view.rerender(<p>Elsewhere</p>);
    view.rerender(page(4));
    await projectPicker();
    expect(waiting()).toBeNull();
    view.rerender(<p>Elsewhere</p>);
    view.rerender(page(4));
    await projectPicker();
    expect(waiting()).toBeNull();
  });

  it('gives way to the form once Jira has it and one comes for the form', async () => {
    const view = renderAtSite(<p>Elsewhere</p>);
    outbox = [{ ...CREATE, status: APPLIED }];
    await view.client.fetchQuery(outboxQuery(REF));
    view.rerender(page(4));
    expect(await projectPicker()).toBeVisible();
    expect(screen.queryByRole('heading', { name: /is in Jira/ })).toBeNull();
  });

  it('says why it is not sent where another change waits for the same', async () => {
    renderAtSite(page(3));
    expect(await screen.findByText(/It is sent as soon as that has passed\./)).toBeVisible();
  });

  it('counts what goes before it where nothing else is in the way', async () => {
    outbox = [CREATE, aChange('first', QUEUED, { createdAt: 1 })];
    renderAtSite(page(3));
    expect(await screen.findByText('One change goes before it.')).toBeVisible();
  });
});

describe('an issue that Jira does not have yet', () => {
  it('takes a comment, which follows it', async () => {
    const user = userEvent.setup();
    renderAtSite(page(3));
    await user.click(await screen.findByRole('button', { name: 'Add a comment' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add a comment' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await within(dialog).findByText('Write what is to be said.')).toBeVisible();
    expect(main.asked('changes.add')).toEqual([]);
  });

  it('takes files and links, which follow it', async () => {
    const user = userEvent.setup();
    renderAtSite(page(3));
    await user.click(await screen.findByRole('button', { name: 'Attach files' }));
    await waitFor(() => expect(main.asked('changes.attach')).toEqual([{ site: REF, issue: null, after: 'create' }]));
    await user.click(screen.getByRole('button', { name: 'Link' }));
    expect(await screen.findByRole('dialog', { name: 'Link to other issues' })).toBeVisible();
  });
});
