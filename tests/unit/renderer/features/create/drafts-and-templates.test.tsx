import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed } from '@shared/ipc/outcome';
import type { JsonObject } from '@shared/json';
import type { Template } from '@shared/templates/template';
import { CreatePage } from '../../../../../src/renderer/features/create/create-page';
import { useWishes } from '../../../../../src/renderer/features/create/templates/wishes';
import { field } from '../../../shared/fields/sample-fields';
import { renderAtSite } from '../../at-a-site';
import { fakeMain, fresh, type FakeMain } from '../../fake-bridge';

const SUMMARY = field({ type: 'string', system: 'summary' }, { name: 'Summary', required: true });
const ASSIGNEE = field({ type: 'user', system: 'assignee' }, { name: 'Assignee' });
const PLACE = { projectId: '10020', issueTypeId: '10004' };
const template = (over: Partial<Template> = {}): Template => ({
  id: 't-1',
  name: 'Build check',
  ...PLACE,
  isDefault: false,
  values: { summary: 'Check {{prompt:Which build?}}' },
  names: { summary: 'Summary' },
  ...over,
});

/** What lies on the disk, newest last. */
let stored: Map<string, JsonObject>;
let templates: Template[];
let main: FakeMain;

beforeEach(() => {
  stored = new Map([
    ['one', { ...PLACE, values: { summary: 'First' } }],
    ['two', { ...PLACE, values: { summary: 'Second' } }],
  ]);
  templates = [];
  main = fakeMain({
    'create.projects': () =>
      fresh([{ id: '10020', key: 'SHOP', name: 'Shop', style: 'company-managed', typeKey: 'software' }]),
    'create.issueTypes': () =>
      fresh([{ id: '10004', name: 'Bug', description: '', subtask: false, hierarchyLevel: 0 }]),
    'create.fields': () => fresh([SUMMARY, ASSIGNEE]),
    'create.drafts': () =>
      succeed(
        [...stored].map(([id, draft]) => ({
          id,
          summary: (draft['values'] as { summary?: string }).summary ?? '',
          ...PLACE,
          refused: false,
          savedAt: 1,
        })),
      ),
    'create.loadDraft': ({ id }) => {
      const found = id ?? [...stored.keys()].at(-1);
      const draft = found === undefined ? undefined : stored.get(found);
      return succeed(found === undefined || draft === undefined ? null : { id: found, draft, savedAt: 1 });
    },
    'create.saveDraft': ({ id, draft }) => {
      if (draft === null) stored.delete(id);
      else stored.set(id, draft);
      return succeed(Date.now());
    },
    'templates.list': () => succeed(templates),
    'templates.save': ({ template: saved }) => {
      templates = [...templates.filter(({ id }) => id !== saved.id), saved];
      return succeed(null);
    },
    'outbox.list': () => succeed([]),
  });
});

const open = () => renderAtSite(<CreatePage visit={0} onOpenOutbox={() => undefined} />);
const summary = () => screen.findByRole('textbox', { name: 'Summary' });
const fillsIn = async (text: string) => expect(await summary()).toHaveValue(text);

it('has what was typed a moment ago on its way to the disk when the window is closed', async () => {
  const user = userEvent.setup();
  open();
  await fillsIn('Second');
  await user.type(await summary(), ' thought');
  fireEvent(window, new Event('beforeunload'));
  expect(stored.get('two')).toMatchObject({ values: { summary: 'Second thought' } });
});

async function openDrafts(): Promise<HTMLElement> {
  await userEvent.click(await screen.findByRole('button', { name: /^Drafts( \d)?$/ }));
  return screen.findByRole('dialog', { name: 'Drafts' });
}

describe('several drafts', () => {
  it('are listed, and the chosen one takes the form; what stood there is kept', async () => {
    open();
    await fillsIn('Second');
    await userEvent.type(await summary(), ', longer');
    const dialog = await openDrafts();
    await userEvent.click(await within(dialog).findByRole('button', { name: /^First/ }));
    await fillsIn('First');
    expect(stored.get('two')).toMatchObject({ values: { summary: 'Second, longer' } });
  });

  it('are begun anew with an empty form of the same place', async () => {
    open();
    await fillsIn('Second');
    await userEvent.click(screen.getByRole('button', { name: 'New draft' }));
    await fillsIn('');
    await userEvent.type(await summary(), 'Third');
    await waitFor(() =>
      expect([...stored.values()]).toContainEqual(expect.objectContaining({ values: { summary: 'Third' } })),
    );
    expect(stored.size).toBe(3);
  });

  it('are discarded with a way back, also the one that stands in the form', async () => {
    open();
    await fillsIn('Second');
    const dialog = await openDrafts();
    await userEvent.click(await within(dialog).findByRole('button', { name: 'Discard “Second”' }));
    await waitFor(() => expect(stored.has('two')).toBe(false));
    await userEvent.keyboard('{Escape}');
    await fillsIn('First');
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await fillsIn('Second');
    expect(stored.get('two')).toMatchObject({ values: { summary: 'Second' } });
  });

  it('are shown when the palette asks for it, and each wish is granted once', async () => {
    useWishes.getState().ask({ do: 'drafts' });
    open();
    expect(await screen.findByRole('dialog', { name: 'Drafts' })).toBeVisible();
    expect(useWishes.getState().wish).toBeNull();
  });
});

it('a form that was wished for in a place begins there, and what stood in the form is kept', async () => {
  useWishes.getState().ask({ do: 'new-at', ...PLACE });
  open();
  await fillsIn('');
  expect(stored.get('two')).toMatchObject({ values: { summary: 'Second' } });
  expect(useWishes.getState().wish).toBeNull();
});

describe('a template', () => {
  it('asks what it wants to know, fills the form, and goes again with Undo', async () => {
    templates = [template()];
    open();
    await fillsIn('Second');
    await userEvent.click(screen.getByRole('button', { name: 'Template: none' }));
    await userEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Build check' }));
    const dialog = await screen.findByRole('dialog', { name: 'Build check' });
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Which build?' }), '4711{Enter}');
    await waitFor(async () => expect(await summary()).toHaveValue('Check 4711'));
    expect(screen.getByRole('button', { name: 'Template: Build check' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await fillsIn('Second');
  });

  it('is not applied where the question is closed', async () => {
    templates = [template()];
    open();
    await fillsIn('Second');
    await userEvent.click(screen.getByRole('button', { name: 'Template: none' }));
    await userEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Build check' }));
    await screen.findByRole('dialog', { name: 'Build check' });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await fillsIn('Second');
  });

  it('that is the default begins a new form', async () => {
    templates = [template({ isDefault: true, values: { summary: 'Always' } })];
    open();
    await fillsIn('Second');
    await userEvent.click(screen.getByRole('button', { name: 'New draft' }));
    await waitFor(async () => expect(await summary()).toHaveValue('Always'));
    expect(stored.get('two')).toMatchObject({ values: { summary: 'Second' } });
  });

  it('is saved from the form, with me as whoever applies it', async () => {
    const me = { accountId: 'person-1', displayName: 'Oda Voss' };
    stored = new Map([['one', { ...PLACE, values: { summary: 'First', assignee: me } }]]);
    open();
    await fillsIn('First');
    await userEvent.click(screen.getByRole('button', { name: 'Template: none' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Save as a template' }));
    const dialog = await screen.findByRole('dialog', { name: 'Save as a template' });
    await userEvent.click(within(dialog).getByRole('checkbox', { name: /^Assignee/ }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save the template' }));
    expect(await within(dialog).findByText('Give it a name.')).toBeVisible();
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Mine{Enter}');
    await waitFor(() => expect(templates).toHaveLength(1));
    expect(templates[0]).toMatchObject({
      name: 'Mine',
      ...PLACE,
      values: { summary: 'First', assignee: { accountId: '{{me}}', displayName: '{{me}}' } },
    });
  });

  it('says which of its fields this form lacks', async () => {
    templates = [template({ values: { duedate: '2026-01-01' }, names: { duedate: 'Due date' } })];
    open();
    await fillsIn('Second');
    await userEvent.click(screen.getByRole('button', { name: 'Template: none' }));
    await userEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Build check' }));
    expect(await screen.findByText(/Left out: Due date/)).toBeVisible();
  });
});

describe('a form with placeholders in it', () => {
  const saveAs = async (name: string): Promise<HTMLElement> => {
    await userEvent.click(screen.getByRole('button', { name: /^Template: / }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Save as a template' }));
    const dialog = await screen.findByRole('dialog', { name: 'Save as a template' });
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Name' }), name);
    return dialog;
  };
  const sent = () => main.asked('create.submit');

  beforeEach(() => {
    stored = new Map([['one', { ...PLACE, values: { summary: 'Raw {{prompt:Which build?}} {{today}} {{tomorow}}' } }]]);
    main.answers['create.submit'] = () => fail({ kind: 'storage', detail: 'not asked for here' });
  });

  it('is not sent before they are filled in, and shows what was filled in', async () => {
    open();
    await summary();
    await userEvent.click(screen.getByRole('button', { name: /Create issue/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Placeholders stand in this form' });
    expect(dialog).toHaveTextContent('{{tomorow}} is no placeholder');
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Which build?' }), '4711{Enter}');
    await waitFor(async () => {
      const filled = (await summary()).getAttribute('value') ?? '';
      expect(filled).toMatch(/^Raw 4711 \d{4}-\d\d-\d\d \{\{tomorow\}\}$/);
    });
    expect(sent()).toHaveLength(0);
    await userEvent.click(screen.getByRole('button', { name: /Create issue/ }));
    await waitFor(() => expect(sent()).toHaveLength(1));
  });

  it('is sent as it stands where the person says so', async () => {
    open();
    await summary();
    await userEvent.click(screen.getByRole('button', { name: /Create issue/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'Send as it stands' }));
    await waitFor(() => expect(sent()).toHaveLength(1));
  });

  it('stays the draft of the person once it is saved as a template, and the misspelt one is named before', async () => {
    open();
    await summary();
    const dialog = await saveAs('Raw');
    expect(dialog).toHaveTextContent('No placeholder: {{tomorow}} in Summary.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save the template' }));
    expect(await screen.findByText('Template “Raw” saved. The form stays your draft, as it is')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Template: none' })).toBeVisible();
    expect(templates).toHaveLength(1);
  });

  it('names the misspelt one when the template is applied', async () => {
    templates = [template({ values: { summary: 'Due {{tomorow}}' } })];
    open();
    await summary();
    await userEvent.click(screen.getByRole('button', { name: 'Template: none' }));
    await userEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Build check' }));
    expect(await screen.findByText(/No placeholder, so it stays as text: \{\{tomorow\}\} in Summary/)).toBeVisible();
  });

  it('replaces the template of the same name once that is said twice', async () => {
    templates = [template({ isDefault: true })];
    open();
    await summary();
    const dialog = await saveAs('build CHECK');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save the template' }));
    expect(await within(dialog).findByText(/has a template of this name already/)).toBeVisible();
    expect(templates[0]?.values['summary']).toBe('Check {{prompt:Which build?}}');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Replace the template' }));
    await waitFor(() => expect(templates[0]?.values['summary']).toMatch(/^Raw/));
    expect(templates).toHaveLength(1);
    expect(templates[0]).toMatchObject({ id: 't-1', isDefault: true });
  });
});
