import type { Page } from '@playwright/test';
import type { CreateField } from '@shared/jira/field';
import type { Issue, IssueType, Status, User } from '@shared/jira/issue';
import type { Project } from '@shared/jira/project';
import type { SiteRef } from '@shared/jira/site';
import type { Transition } from '@shared/jira/transition';
import type { Sandbox } from '../../../src/sandbox/server';
import { answerOf } from './bridge';

/** An issue that a run changes, as the screen showed it before anything went wrong. */
export interface Target {
  readonly id: string;
  readonly key: string;
  readonly asFirstSeen: Issue;
  readonly fields: readonly CreateField[];
  readonly transitions: readonly Transition[];
}

/** Where a run takes place. */
export interface Scene {
  readonly site: SiteRef;
  /** Display name of the person whose eyes the program sees with. */
  readonly person: string;
  readonly project: Project;
  readonly issueType: IssueType;
  readonly targets: readonly Target[];
  /** People who may be assigned, and whom no target is assigned to yet. */
  readonly people: readonly User[];
  /** What a target may be moved to, without the status that it has. */
  readonly statuses: readonly Status[];
}

const PROJECT = 'AUTOTEST';

/** Makes the issues, and reads what a person has seen before they change them: forms, transitions, people. */
export async function setScene(page: Page, sandbox: Sandbox, count: number): Promise<Scene> {
  const site = await answerOf(page, 'workspace.get', null);
  if (site === null) throw new Error('No site is chosen.');
  const account = (await answerOf(page, 'accounts.list', null)).find(({ id }) => id === site.accountId);
  const person = account?.displayName ?? '';
  const project = (await answerOf(page, 'create.projects', { site })).value.find(({ key }) => key === PROJECT);
  if (project === undefined) throw new Error(`The site has no project ${PROJECT}.`);
  const types = await answerOf(page, 'create.issueTypes', { site, projectId: project.id });
  const issueType = types.value.find(({ name }) => name === 'Task');
  if (issueType === undefined) throw new Error(`${PROJECT} has no tasks.`);
  await answerOf(page, 'create.fields', { site, projectId: project.id, issueTypeId: issueType.id, fresh: true });

  const targets: Target[] = [];
  for (let nth = 0; nth < count; nth++) {
    const fields = { project: { key: PROJECT }, issuetype: { name: 'Task' }, summary: `Target ${nth}`, labels: ['a'] };
    const made = await sandbox.actAs({
      account: person,
      method: 'POST',
      path: '/rest/api/3/issue',
      body: { fields },
      cloudId: site.cloudId,
    });
    const { id, key } = made.body as { id: string; key: string };
    const issue = { site, issueKey: key };
    targets.push({
      id,
      key,
      asFirstSeen: (await answerOf(page, 'issues.get', issue)).value,
      fields: (await answerOf(page, 'changes.editFields', issue)).value,
      transitions: (await answerOf(page, 'changes.transitions', issue)).value,
    });
  }
  // The mirror of the project is filled and kept while the run goes on.
  const { id: projectId, key, name } = project;
  await answerOf(page, 'sync.setScopes', { site, scopes: [{ kind: 'project', projectId, key, name }] });
  const [first] = targets;
  if (first === undefined) throw new Error('A run needs an issue to change.');
  const found = await answerOf(page, 'pickers.users', {
    site,
    projectKey: PROJECT,
    issueKey: null,
    fieldId: 'assignee',
    query: '',
    ticket: null,
  });
  const of = (fieldId: string, name: string): unknown => {
    const value = first.asFirstSeen.fields[fieldId];
    return typeof value === 'object' && value !== null ? Reflect.get(value, name) : null;
  };
  return {
    site,
    person,
    project,
    issueType,
    targets,
    people: found.items.filter(({ accountId }) => accountId !== of('assignee', 'accountId')).slice(0, 4),
    statuses: first.transitions.map(({ to }) => to).filter(({ id }) => id !== of('status', 'id')),
  };
}
