import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { Outcome } from '@shared/ipc/outcome';
import { readCreateFields, readCreateIssueTypes } from '../../../src/main/gateway/create-meta';
import { createIssue, fetchByKeys, readComments, readHistory, readIssue } from '../../../src/main/gateway/issue';
import { readCreatableProjects } from '../../../src/main/gateway/project';
import { countIssues, searchIssues } from '../../../src/main/gateway/search';
import { gatewayOnSandbox, type OnSandbox } from '../outbox/sandbox-gateway';

let on: OnSandbox;
beforeAll(async () => {
  on = await gatewayOnSandbox();
});
afterAll(() => on.sandbox.close());

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

describe('the gateway on the sandbox', () => {
  it('reads what createmeta asks for in every project and issue type, and the catalogue has an entry for each field', async () => {
    const projects = valueOf(await readCreatableProjects(on.gateway, on.ref));
    expect(projects.map(({ key }) => key)).toContain('SHOP');
    let fields = 0;
    for (const project of projects) {
      const types = valueOf(await readCreateIssueTypes(on.gateway, on.ref, project.id));
      expect(types.length).toBeGreaterThan(0);
      for (const type of types) {
        const asked = valueOf(await readCreateFields(on.gateway, on.ref, project.id, type.id));
        expect(asked.map(({ fieldId }) => fieldId)).toContain('summary');
        fields += asked.filter((field) => fieldTypeFor(field.schema).control !== 'json').length;
      }
    }
    expect(fields).toBeGreaterThan(100);
  });

  it('walks a search to its end, each issue once', async () => {
    const keys: string[] = [];
    let token: string | null = null;
    do {
      const page: { rows: readonly { key: string }[]; nextPageToken: string | null } = valueOf(
        await searchIssues(on.gateway, on.ref, 'project is not EMPTY ORDER BY key', token),
      );
      keys.push(...page.rows.map(({ key }) => key));
      token = page.nextPageToken;
    } while (token !== null);
    expect(new Set(keys).size).toBe(keys.length);
    expect(valueOf(await countIssues(on.gateway, on.ref, 'project is not EMPTY'))).toBe(keys.length);
  });

  it('reads every issue that a search shows, with its comments and its history', async () => {
    const { rows } = valueOf(await searchIssues(on.gateway, on.ref, 'project = SHOP ORDER BY key', null));
    for (const row of rows) {
      const issue = valueOf(await readIssue(on.gateway, on.ref, row.key));
      expect(issue.fields['summary']).toBe(row.summary);
      valueOf(await readComments(on.gateway, on.ref, row.key));
      valueOf(await readHistory(on.gateway, on.ref, row.key));
    }
    expect(rows.length).toBeGreaterThan(5);
  });

  it('creates an issue with a property, and finds it by its key at once', async () => {
    const made = valueOf(
      await createIssue(on.gateway, on.ref, {
        fields: { project: { key: 'SHOP' }, issuetype: { name: 'Task' }, summary: 'With a property' },
        properties: [{ key: 'workbench.change', value: { id: 'c-1' } }],
      }),
    );
    const [found] = valueOf(await fetchByKeys(on.gateway, on.ref, [made.key, 'SHOP-99999'], 'workbench.change'));
    expect(found).toMatchObject({ id: made.id, key: made.key, properties: { 'workbench.change': { id: 'c-1' } } });
  });

  it('tells which fields Jira refused, by their ids', async () => {
    const body = { fields: { project: { key: 'SHOP' }, issuetype: { name: 'Task' }, duedate: 'tomorrow' } };
    const refused = await createIssue(on.gateway, on.ref, body);
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'jira-rejected', status: 400 } });
    const fieldErrors = !refused.ok && refused.failure.kind === 'jira-rejected' ? refused.failure.fieldErrors : {};
    expect(Object.keys(fieldErrors)).toContain('summary');
  });

  it('says that an issue is not shown, and that a site is gone', async () => {
    await expect(readIssue(on.gateway, on.ref, 'SHOP-99999')).resolves.toMatchObject({
      failure: { kind: 'not-found' },
    });
    const elsewhere = { ...on.ref, cloudId: '00000000-0000-4000-8000-000000000000' };
    await expect(readIssue(on.gateway, elsewhere, 'SHOP-1')).resolves.toMatchObject({ failure: { kind: 'site-gone' } });
  });
});
