import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { succeed } from '@shared/ipc/outcome';
import type { JsonObject } from '@shared/json';
import { CreatePage } from '../../../../../src/renderer/features/create/create-page';
import { useEndedForms } from '../../../../../src/renderer/features/create/ended/ended-form';
import { COLOURS, custom, field } from '../../../shared/fields/sample-fields';
import { renderAtSite } from '../../at-a-site';
import { fakeMain, fresh } from '../../fake-bridge';

const SUMMARY = field({ type: 'string', system: 'summary' }, { name: 'Summary', required: true });
const AMOUNT = custom('float', 'number', { name: 'Amount', required: true });
const DUE = field({ type: 'date', system: 'duedate' }, { name: 'Due date' });
const ASSIGNEE = field({ type: 'user', system: 'assignee' }, { name: 'Assignee' });
const PRIORITY = field({ type: 'priority', system: 'priority' }, { name: 'Priority', allowedValues: COLOURS });

let values: JsonObject;

beforeEach(() => {
  useEndedForms.setState({ bySite: {} });
  values = { summary: 'Voucher stays' };
  fakeMain({
    'create.projects': () =>
      fresh([{ id: '10020', key: 'SHOP', name: 'Shop', style: 'company-managed', typeKey: 'software' }]),
    'create.issueTypes': () =>
      fresh([{ id: '10004', name: 'Bug', description: '', subtask: false, hierarchyLevel: 0 }]),
    'create.fields': () => fresh([SUMMARY, AMOUNT, DUE, PRIORITY, ASSIGNEE]),
    'create.loadDraft': () =>
      succeed({ id: 'draft-1', draft: { projectId: '10020', issueTypeId: '10004', values }, savedAt: 1 }),
    'create.saveDraft': () => succeed(0),
    'create.learned': () => succeed([]),
    'outbox.list': () => succeed([]),
  });
});

const open = () => renderAtSite(<CreatePage visit={0} onOpenOutbox={() => undefined} />);
const box = (name: RegExp | string) => screen.findByRole('textbox', { name });
const panel = () => screen.getByRole('complementary', { name: 'Payload' });

describe('a value that cannot be read', () => {
  it('is left alone while it is typed, and marked at its field and in the footer once the field is left', async () => {
    const user = userEvent.setup();
    open();
    await user.type(await box(/Amount/), '1,250');
    expect(screen.queryByText(/One field to mend/)).toBeNull();
    await user.click(await box(/Summary/));
    expect(await screen.findByText(/One field to mend/)).toBeVisible();
    expect(await box(/Amount/)).toBeInvalid();
    await user.clear(await box(/Amount/));
    await user.type(await box(/Amount/), '1250');
    await user.click(await box(/Summary/));
    expect(screen.queryByText(/One field to mend/)).toBeNull();
    expect(await box(/Amount/)).toBeValid();
  });

  it('is named beside the body that lacks it, with the reason, in every form of the payload', async () => {
    const user = userEvent.setup();
    open();
    await user.type(await box(/Amount/), '1,250');
    await waitFor(() => expect(panel()).toHaveTextContent(/Amount is not in it yet: /));
    await user.click(screen.getByRole('tab', { name: 'cURL' }));
    await waitFor(() => expect(panel()).toHaveTextContent(/Amount is not in it yet: /));
  });

  it('of a draft that is gone on with is marked at once, also below the fold', async () => {
    values = { summary: 'Voucher stays', customfield_10050: '5', duedate: 'some day' };
    open();
    expect(await screen.findByText(/One field to mend/)).toBeVisible();
    expect(await box(/Due date/)).toBeInvalid();
  });

  it('of a pasted payload is kept, marked, and named beside the body', async () => {
    const user = userEvent.setup();
    open();
    await box(/Summary/);
    await user.click(screen.getByRole('button', { name: 'Paste a payload' }));
    await user.click(await screen.findByRole('textbox', { name: 'Payload' }));
    const fields = {
      summary: 'Voucher',
      customfield_10050: 5,
      priority: { name: 'Nope' },
      assignee: { accountId: 'nobody' },
    };
    await user.paste(JSON.stringify({ fields }));
    await user.click(screen.getByRole('button', { name: 'Fill the form' }));
    expect(await screen.findByText(/One field to mend/)).toBeVisible();
    await waitFor(() => expect(panel()).toHaveTextContent(/Priority is not in it yet: /));
    // The body has the person by the account ID alone, and so does the box.
    expect(screen.getByRole('combobox', { name: /Assignee/ })).toHaveValue('nobody');
    expect(panel()).toHaveTextContent('"accountId": "nobody"');
  });
});
