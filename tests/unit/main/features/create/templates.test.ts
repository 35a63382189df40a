import { beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { CreateField } from '@shared/jira/field';
import type { Template } from '@shared/templates/template';
import { templateHandlers } from '../../../../../src/main/features/create/templates';
import { Journal } from '../../../../../src/main/outbox/journal';
import { Templates } from '../../../../../src/main/outbox/templates';
import { field } from '../../../shared/fields/sample-fields';
import { asRemote, temporaryConnection } from '../../storage/temporary-database';

const SITE = { accountId: 'account-1', cloudId: 'cloud-1' };
const SUMMARY = field({ type: 'string', system: 'summary' }, { name: 'Summary' });
const DUE = field({ type: 'date', system: 'duedate' }, { name: 'Due date' });
const TEMPLATE: Template = {
  id: 't-1',
  name: 'Build check',
  projectId: '10020',
  issueTypeId: '10004',
  isDefault: true,
  values: { summary: 'Check {{today}}', duedate: '{{today+7}}' },
  names: { summary: 'Summary', duedate: 'Due date' },
};

/** The file that the person chooses; `null`: they close the dialog. */
let file: string | null;
let fields: CreateField[];
let projectKey: string;
let handlers: ReturnType<typeof templateHandlers>;
const aged = <T>(value: T): Promise<Outcome<{ value: T; fetchedAt: number; trouble: null }>> =>
  Promise.resolve(succeed({ value, fetchedAt: 1, trouble: null }));

beforeEach(() => {
  file = null;
  fields = [SUMMARY, DUE];
  projectKey = 'SHOP';
  const connection = temporaryConnection();
  // Opens the tables.
  new Journal(connection).recover(1);
  handlers = templateHandlers({
    templates: asRemote(new Templates(connection)),
    templateFiles: {
      open: () => Promise.resolve(succeed(file)),
      save: (text) => {
        file = text;
        return Promise.resolve(succeed(true));
      },
    },
    reads: {
      projects: () =>
        aged([{ id: '10020', key: projectKey, name: 'Shop', style: 'company-managed' as const, typeKey: 'software' }]),
      issueTypes: () => aged([{ id: '10004', name: 'Bug', description: '', subtask: false, hierarchyLevel: 0 }]),
      fields: () => aged(fields),
    },
  });
});

const bring = (present: { projectId: string; issueTypeId: string } | null = null) =>
  handlers['templates.import']({ site: SITE, present });

describe('templates as a file', () => {
  beforeEach(async () => {
    await handlers['templates.save']({ site: SITE, template: TEMPLATE });
    await handlers['templates.export']({ site: SITE, ids: ['t-1'] });
    await handlers['templates.remove']({ site: SITE, id: 't-1' });
  });

  it('come back to where they were, under ids of their own', async () => {
    await expect(bring()).resolves.toEqual(succeed({ added: 1, notes: [] }));
    const listed = await handlers['templates.list'](SITE);
    expect(listed).toMatchObject({
      ok: true,
      value: [{ ...TEMPLATE, id: expect.not.stringMatching('^t-1$') as string }],
    });
  });

  it('that are here already, word for word, do not come again, and say so', async () => {
    await bring();
    await expect(bring()).resolves.toEqual(
      succeed({ added: 0, notes: ['“Build check” is here already, as it is in the file.'] }),
    );
  });

  it('get a name of their own beside another one of that name, and take over no new form', async () => {
    await handlers['templates.save']({ site: SITE, template: { ...TEMPLATE, id: 't-2', values: { summary: 'Mine' } } });
    await expect(bring()).resolves.toEqual(
      succeed({
        added: 1,
        notes: ['There is another “Build check” here, so this one is called “Build check (2)”.'],
      }),
    );
    const listed = await handlers['templates.list'](SITE);
    const named = listed.ok ? listed.value.map(({ name, isDefault }) => `${name} ${String(isDefault)}`) : [];
    expect(named.toSorted()).toEqual(['Build check (2) false', 'Build check true']);
  });

  it('name the project and type by their names, not by ids that no other site knows', () => {
    expect(JSON.parse(file ?? '')).toMatchObject({ templates: [{ project: 'SHOP', issueType: 'Bug' }] });
  });

  it('say which fields the form here lacks, and come without them', async () => {
    fields = [SUMMARY];
    await expect(bring()).resolves.toEqual(succeed({ added: 1, notes: ['“Build check”: this form has no Due date.'] }));
    const listed = await handlers['templates.list'](SITE);
    expect(listed.ok && Object.keys(listed.value[0]?.values ?? {})).toEqual(['summary']);
  });

  it('of a project that is not here become of the present one, and no default of it', async () => {
    projectKey = 'OTHER';
    const outcome = await bring({ projectId: '10020', issueTypeId: '10004' });
    expect(outcome.ok && outcome.value?.notes).toEqual([
      '“Build check” was made for SHOP Bug, and is one of the present type here.',
    ]);
    expect(await handlers['templates.list'](SITE)).toMatchObject({ value: [{ isDefault: false }] });
  });

  it('of a project that is not here are left out, in words, where none is chosen', async () => {
    projectKey = 'OTHER';
    const outcome = await bring();
    expect(outcome).toMatchObject({ ok: true, value: { added: 0 } });
    expect(outcome.ok && outcome.value?.notes[0]).toContain('there is no SHOP Bug here');
  });

  it('that cannot be read change nothing, and say why', async () => {
    file = '{"format": "another"}';
    await expect(bring()).resolves.toEqual(
      fail({ kind: 'invalid-input', message: 'This file holds no templates of Workbench.', fields: {} }),
    );
    file = null;
    await expect(bring()).resolves.toEqual(succeed(null));
    await expect(handlers['templates.list'](SITE)).resolves.toEqual(succeed([]));
  });
});
