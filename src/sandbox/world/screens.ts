import type { IssueTypeScreens, Json, Project, Screen, ScreenField, Validator } from './model';
import { PRIORITY } from './vocabulary';

export interface ScreenPlan {
  subtask?: boolean;
  /** Beside issue type, project and summary, which every type requires. */
  required?: readonly string[];
  optional?: readonly string[];
  /** By reference, such as `{ priority: { id: '3' } }`. */
  defaults?: Readonly<Record<string, Json>>;
  /** Required, and nobody can set them. */
  notSettable?: readonly string[];
  /** On the edit and view screens only. */
  editOnly?: readonly string[];
  validators?: readonly Validator[];
  /** Reporter is on the screen for those who may modify it, unless this says no. */
  reporter?: boolean;
}

/** Fields that people without the permission do not see on a screen. */
const NEEDS_PERMISSION: Readonly<Record<string, string>> = {
  reporter: 'MODIFY_REPORTER',
  security: 'SET_ISSUE_SECURITY',
};

/** The create and edit screens of one issue type, in the order in which Jira shows them. */
export function screensOf(plan: ScreenPlan): IssueTypeScreens {
  const defaults: Record<string, Json> = { priority: { id: PRIORITY.medium }, ...plan.defaults };
  const required = ['issuetype', 'project', ...(plan.subtask === true ? ['parent'] : []), 'summary'];
  if (plan.reporter !== false) required.push('reporter');
  required.push(...(plan.required ?? []));
  const create: ScreenField[] = [
    ...required.map((fieldId) => screenField(fieldId, true, defaults)),
    ...(plan.notSettable ?? []).map((fieldId) => ({ fieldId, required: true, notSettable: true })),
    ...(plan.optional ?? [])
      .filter((fieldId) => !required.includes(fieldId))
      .map((fieldId) => screenField(fieldId, false, defaults)),
  ];
  const edit = create.map((field) => field.fieldId).filter((fieldId) => fieldId !== 'project');
  edit.push(...(plan.editOnly ?? []).filter((fieldId) => !edit.includes(fieldId)));
  return { create, edit, createValidators: [...(plan.validators ?? [])] };
}

function screenField(fieldId: string, required: boolean, defaults: Readonly<Record<string, Json>>): ScreenField {
  const defaultValue = defaults[fieldId];
  const needsPermission = NEEDS_PERMISSION[fieldId];
  return {
    fieldId,
    required,
    ...(defaultValue === undefined ? {} : { defaultValue }),
    ...(needsPermission === undefined ? {} : { needsPermission }),
  };
}

/** The screens as `GET screens` lists them: one for each project and issue type, and one for edits. */
export function screenList(projects: readonly Project[], typeName: (issueTypeId: string) => string): Screen[] {
  let id = 1;
  return projects.flatMap((project) =>
    Object.entries(project.screens).flatMap(([issueTypeId, screens]) => {
      const name = `${project.key}: ${typeName(issueTypeId)}`;
      return [
        { id: String(id++), name: `${name} create screen`, fieldIds: screens.create.map((field) => field.fieldId) },
        { id: String(id++), name: `${name} edit screen`, fieldIds: [...screens.edit] },
      ];
    }),
  );
}
