import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreateField } from '@shared/jira/field';
import type { JsonObject, JsonValue } from '@shared/json';
import { readCreateFields, readCreateIssueTypes } from '../../../src/main/gateway/create-meta';
import { createIssue } from '../../../src/main/gateway/issue';
import { readCreatableProjects } from '../../../src/main/gateway/project';
import { placeRefusals, type Refusals } from '../../../src/renderer/features/create/submit/refusals';
import { gatewayOnSandbox, type OnSandbox } from './sandbox-gateway';

let on: OnSandbox;
beforeAll(async () => {
  on = await gatewayOnSandbox();
});
afterAll(() => on.sandbox.close());

interface Form {
  readonly fields: readonly CreateField[];
  readonly body: JsonObject;
  readonly style: 'company-managed' | 'team-managed';
}

/** The form of an issue type, as createmeta describes it. */
async function formOf(projectKey: string, typeName: string): Promise<Form> {
  const projects = await readCreatableProjects(on.gateway, on.ref);
  const project = projects.ok ? projects.value.find(({ key }) => key === projectKey) : undefined;
  if (project === undefined) throw new Error(`No project ${projectKey}`);
  const types = await readCreateIssueTypes(on.gateway, on.ref, project.id);
  const type = types.ok ? types.value.find(({ name }) => name === typeName) : undefined;
  if (type === undefined) throw new Error(`No type ${typeName}`);
  const fields = await readCreateFields(on.gateway, on.ref, project.id, type.id);
  if (!fields.ok) throw new Error(JSON.stringify(fields.failure));
  return {
    fields: fields.value,
    style: project.style,
    body: { project: { id: project.id }, issuetype: { id: type.id }, summary: 'To be refused' },
  };
}

const idOf = ({ fields }: Form, name: string): string => {
  const field = fields.find((each) => each.name === name);
  if (field === undefined) throw new Error(`No field ${name}`);
  return field.fieldId;
};

/** What the form shows once Jira has refused these fields; `values` are what stood in the form for them. */
async function refused(
  form: Form,
  sent: JsonObject,
  values: Readonly<Record<string, JsonValue>> = {},
): Promise<Refusals> {
  const answer = await createIssue(on.gateway, on.ref, { fields: { ...form.body, ...sent } });
  if (answer.ok) throw new Error(`Jira took it: ${answer.value.key}`);
  return placeRefusals(answer.failure, form.fields, { summary: 'To be refused', ...values }, form.style);
}

describe('a refusal of the site, on the form', () => {
  it('of a validator that misses a field stands on that field (DEPOT)', async () => {
    const form = await formOf('DEPOT', 'Delivery');
    const { byField, onTop } = await refused(form, {});
    expect(onTop).toBeNull();
    expect(Object.keys(byField).toSorted()).toEqual([idOf(form, 'Order number'), 'labels'].toSorted());
    expect(byField['labels']?.problem).toContain('a rule of the workflow asks for it. Jira says: Labels is required.');
  });

  it('of a validator that wants a pattern or an order of days stands on the field that it names (DEPOT)', async () => {
    const form = await formOf('DEPOT', 'Delivery');
    const order = idOf(form, 'Order number');
    const values = {
      labels: ['steel'],
      [order]: '12',
      duedate: '2026-05-01',
      [idOf(form, 'Start date')]: '2026-06-01',
    };
    const { byField, onTop } = await refused(form, values, values);
    expect(onTop).toBeNull();
    expect(byField[order]?.problem).toContain('such as AB-123456');
    // It is written as Jira takes it: how days are written explains nothing here.
    expect(byField['duedate']?.problem).toMatch(/Due date must not be before Start date\.$/);
  });

  it('of a field that is on no screen says who can put it there, as the project is managed', async () => {
    const [depot, mobile] = [await formOf('DEPOT', 'Task'), await formOf('MOB', 'Task')];
    const offScreen = { customfield_99999: 'x' };
    const shared = await refused(depot, offScreen);
    expect(shared.byField).toEqual({});
    expect(shared.onTop?.detail).toContain('customfield_99999');
    expect(shared.onTop?.whoCanMend).toMatch(/screen/);
    const own = await refused(mobile, offScreen);
    expect(own.onTop?.detail).toContain('A custom field of a team-managed project exists in that project alone.');
  });

  it('of an option that is not there names it and offers the nearest (KITCHEN)', async () => {
    const form = await formOf('KITCHEN', 'Kitchen sink');
    const tier = idOf(form, 'Customer tier');
    const value = { id: '999999', label: 'Gold membre' };
    const { byField } = await refused(form, { [tier]: { id: value.id } }, { [tier]: value });
    expect(byField[tier]?.problem).toMatch(
      /^Jira refused "Gold membre"\. It is not among the values that Jira offers now\./,
    );
  });

  it('of a rich text that breaks the schema says where in its field (KITCHEN)', async () => {
    const form = await formOf('KITCHEN', 'Kitchen sink');
    const description = {
      version: 1,
      type: 'doc',
      content: [{ type: 'heading', attrs: { level: 9 }, content: [{ type: 'text', text: 'x' }] }],
    };
    const { byField, onTop } = await refused(form, { description }, { description });
    expect(onTop).toBeNull();
    expect(byField['description']?.problem).toMatch(/^Jira refused the text of Description\. At content\[0\]/);
  });

  it('of a text that is too long counts its characters (KITCHEN)', async () => {
    const form = await formOf('KITCHEN', 'Kitchen sink');
    const text = { type: 'text', text: 'x'.repeat(32_768) };
    const description = { version: 1, type: 'doc', content: [{ type: 'paragraph', content: [text] }] };
    const { byField } = await refused(form, { description }, { description });
    expect(byField['description']?.problem).toContain('It has 32,768 characters.');
  });

  it('of a parent of the wrong level, or of another project, stands on the parent (MOB)', async () => {
    const form = await formOf('MOB', 'Task');
    const task = await createIssue(on.gateway, on.ref, { fields: form.body });
    if (!task.ok) throw new Error(JSON.stringify(task.failure));
    const value = { id: task.value.id, key: task.value.key, summary: 'A task' };
    const level = await refused(form, { parent: { id: value.id } }, { parent: value });
    expect(Object.keys(level.byField)).toEqual(['parent']);
    expect(level.onTop).toBeNull();
  });

  it('of a label with a space stands on the labels (SUPP)', async () => {
    const form = await formOf('SUPP', 'Task');
    const { byField } = await refused(form, { labels: ['needs review'] }, { labels: ['needs review'] });
    expect(byField['labels']?.problem).toContain("The label 'needs review' contains spaces which is invalid.");
  });

  it('of required fields that were left empty stands on each of them (SUPP)', async () => {
    const form = await formOf('SUPP', 'Supplier dossier');
    const missing = form.fields.filter(
      ({ required, hasDefaultValue, fieldId }) =>
        required && !hasDefaultValue && !['summary', 'project', 'issuetype', 'reporter'].includes(fieldId),
    );
    const { byField } = await refused(form, {});
    expect(missing.length).toBeGreaterThan(0);
    expect(Object.keys(byField).toSorted()).toEqual(missing.map(({ fieldId }) => fieldId).toSorted());
  });
});
