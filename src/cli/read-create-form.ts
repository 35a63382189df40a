import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { CreateField } from '@shared/jira/field';
import type { IssueType } from '@shared/jira/issue';
import type { Project } from '@shared/jira/project';
import { readCreateFields, readCreateIssueTypes } from '../main/gateway/create-meta';
import { readCreatableProjects } from '../main/gateway/project';
import type { ConnectedSite } from './connect';
import { pickNamed } from './pick-named';

export interface CreateForm {
  readonly project: Project;
  readonly issueType: IssueType;
  readonly fields: readonly CreateField[];
}

/** A project by key, id or name, among those in which this account may create. */
export async function findProject({ account, ref }: ConnectedSite, text: string): Promise<Outcome<Project>> {
  const projects = await readCreatableProjects(account.gateway, ref);
  if (!projects.ok) return projects;
  return pickNamed(
    text,
    projects.value,
    ({ id, key, name }) => ({ id, name, keys: [key] }),
    'project to create in called',
  );
}

/** What createmeta asks for in a project and an issue type, each named as a person names it. */
export async function readCreateForm(
  connected: ConnectedSite,
  projectText: string,
  typeText: string,
): Promise<Outcome<CreateForm>> {
  const { account, ref } = connected;
  const project = await findProject(connected, projectText);
  if (!project.ok) return project;
  const types = await readCreateIssueTypes(account.gateway, ref, project.value.id);
  if (!types.ok) return types;
  const issueType = pickNamed(
    typeText,
    types.value,
    ({ id, name }) => ({ id, name }),
    `issue type in ${project.value.key} called`,
  );
  if (!issueType.ok) return issueType;
  const fields = await readCreateFields(account.gateway, ref, project.value.id, issueType.value.id);
  if (!fields.ok) return fields;
  return succeed({ project: project.value, issueType: issueType.value, fields: fields.value });
}
