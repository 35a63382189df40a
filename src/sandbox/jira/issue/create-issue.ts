import { Refusal } from '../../http/route';
import { projectByIdOrKey } from '../../world/find';
import { takeId } from '../../world/issue-index';
import type { Issue, IssueType, Json, Project } from '../../world/model';
import { createIssue as putIntoWorld } from '../../world/mutate';
import { type JiraContext, type JsonObject, isObject } from '../context';
import { issueType, visibleIssue } from '../lookup';
import { may } from '../may';
import { type FieldOnScreen, createScreen, defaultOf } from '../metadata/field-metadata';
import { applyVerbs } from '../payload/apply-verbs';
import { checkValue } from '../payload/check-value';
import type { Checked, ValuePlace } from '../payload/checked';
import { FieldErrors, cannotBeSet } from '../payload/field-errors';
import { type Payload, readPayload } from '../payload/payload';
import { type Effect, isSideEffect, readSideEffects } from './side-effects';
import { keepParentsTogether } from './epic-link';
import { initialTransition } from './transition-issue';
import { passes } from './validators';

interface Target {
  project: Project;
  type: IssueType;
}

/**
 * Creates an issue from `{fields, update, properties, transition}` or throws Jira's refusal (contract 8.1, 8.3). Nothing is
 * changed unless everything is right.
 */
export function createIssue(context: JiraContext, body: unknown): JsonObject {
  const errors = new FieldErrors();
  const payload = readPayload(body, errors);
  const target = readTarget(context, payload, errors);
  const { project, type } = target;
  const screen = createScreen(context, { project, issueTypeId: type.id }, type.subtask);
  const place: ValuePlace = { context, project, issueTypeId: type.id };

  const values = readValues(place, screen, payload, errors);
  const effects = readEffects(context, screen, payload, errors);
  keepParentsTogether(context.site, project, values);
  fillAndRequire(context, target, screen, payload, values, errors);
  checkFamily(context, target, values, errors);
  errors.refuseIfAny();

  for (const validator of project.screens[type.id]?.createValidators ?? []) {
    if (!passes(validator, values)) errors.message(validator.message);
  }
  errors.refuseIfAny();
  const transition =
    payload.transitionId === undefined ? undefined : initialTransition(context, project, payload.transitionId);

  const issue = draft(context, target, values, payload);
  putIntoWorld(context, issue, () => {
    for (const effect of effects) effect(issue);
    transition?.(issue);
  });
  return {
    id: issue.id,
    key: `${project.key}-${issue.number}`,
    self: `${context.selfBase}/rest/api/3/issue/${issue.id}`,
    ...(transition ? { transition: { status: 200, errorCollection: { errorMessages: [], errors: {} } } } : {}),
  };
}

function reference(value: unknown, ...keys: string[]): string | undefined {
  if (!isObject(value)) return undefined;
  const found = keys.map((key) => value[key]).find((one) => typeof one === 'string' || typeof one === 'number');
  return found === undefined ? undefined : String(found);
}

/** Project and type come first: without them no screen is known, so nothing else can be judged. */
function readTarget(context: JiraContext, payload: Payload, errors: FieldErrors): Target {
  const projectReference = reference(payload.fields['project'], 'id', 'key');
  const project = projectReference === undefined ? undefined : projectByIdOrKey(context.site, projectReference);
  if (!project || !may(context, project, 'BROWSE_PROJECTS')) {
    errors.field(
      'project',
      projectReference === undefined ? 'Specify a valid project ID or key' : 'valid project is required',
    );
  } else if (!may(context, project, 'CREATE_ISSUES')) {
    errors.field('project', 'You do not have permission to create issues in this project.');
  }
  const type = project && findType(context, project, payload.fields['issuetype']);
  if (!type) errors.field('issuetype', 'Specify a valid issue type');
  if (!project || !type || errors.any) {
    errors.refuseIfAny();
    throw new Refusal(400, ['Specify a valid issue type']);
  }
  return { project, type };
}

function findType(context: JiraContext, project: Project, value: unknown): IssueType | undefined {
  const types = project.issueTypeIds.map((id) => issueType(context.site, id));
  const id = reference(value, 'id');
  if (id !== undefined) return types.find((type) => type.id === id);
  const name = reference(value, 'name')?.toLowerCase();
  return types.find((type) => type.name.toLowerCase() === name);
}

function readValues(
  place: ValuePlace,
  screen: FieldOnScreen[],
  payload: Payload,
  errors: FieldErrors,
): Record<string, Json> {
  const values: Record<string, Json> = {};
  const take = (id: string, read: (one: FieldOnScreen) => Checked): void => {
    if (id === 'project' || id === 'issuetype') return;
    const one = screen.find((candidate) => candidate.field.id === id);
    if (!one || one.screen.notSettable === true || one.field.operations.length === 0) {
      errors.field(id, cannotBeSet(id));
      return;
    }
    const checked = read(one);
    if (errors.note(id, checked)) return;
    // An explicit null is remembered: it must not be filled with a default.
    if (checked.ok) values[id] = checked.stored;
  };
  for (const [id, value] of Object.entries(payload.fields)) take(id, (one) => checkValue(place, one.field, value));
  for (const [id, verbs] of Object.entries(payload.update)) {
    if (!isSideEffect(id)) take(id, (one) => applyVerbs(place, one.field, null, verbs));
  }
  return values;
}

function readEffects(context: JiraContext, screen: FieldOnScreen[], payload: Payload, errors: FieldErrors): Effect[] {
  return Object.entries(payload.update).flatMap(([id, verbs]) => {
    if (!isSideEffect(id)) return [];
    // A comment needs no screen, everything else does.
    if (id !== 'comment' && !screen.some((one) => one.field.id === id)) {
      errors.field(id, cannotBeSet(id));
      return [];
    }
    return readSideEffects(context, id, verbs, errors);
  });
}

/** Fills defaults in, then asks for what is still missing; drops the empty ones. */
function fillAndRequire(
  context: JiraContext,
  { project, type }: Target,
  screen: FieldOnScreen[],
  payload: Payload,
  values: Record<string, Json>,
  errors: FieldErrors,
): void {
  for (const one of screen) {
    const { id } = one.field;
    if (id === 'project' || id === 'issuetype') continue;
    if (errors.wasRefused(id)) continue;
    const fallback = values[id] === undefined ? defaultOf(context, project, one) : undefined;
    if (fallback !== undefined) values[id] = fallback;
    const sent = isSideEffect(id) && (payload.update[id]?.length ?? 0) > 0;
    if (one.screen.required && !sent && (values[id] === undefined || values[id] === null)) {
      errors.field(id, requiredSentence(one, type));
    }
  }
  values['reporter'] ??= { accountId: context.caller.accountId };
  if (values['priority'] === undefined) values['priority'] = { id: project.defaultPriorityId };
  for (const id of Object.keys(values)) if (values[id] === null) delete values[id];
}

function requiredSentence({ field }: FieldOnScreen, type: IssueType): string {
  if (field.id === 'summary') return 'You must specify a summary of the issue.';
  if (field.id === 'parent' && type.subtask)
    return 'Issue type is a sub-task but parent issue key or id not specified.';
  return `${field.name} is required.`;
}

function checkFamily(
  context: JiraContext,
  { project, type }: Target,
  values: Record<string, Json>,
  errors: FieldErrors,
): void {
  const parent = visibleIssue(context, reference(values['parent'], 'id') ?? '');
  if (type.subtask && parent && parent.projectId !== project.id) {
    errors.field('project', 'Sub-tasks must be created in the same project as the parent.');
  }
}

function draft(context: JiraContext, { project, type }: Target, values: Record<string, Json>, payload: Payload): Issue {
  const number = project.nextNumber;
  project.nextNumber += 1;
  return {
    id: takeId(context.site),
    projectId: project.id,
    number,
    issueTypeId: type.id,
    statusId: project.workflow.initialStatusId,
    created: context.now,
    updated: context.now,
    resolutionDate: null,
    creatorAccountId: context.caller.accountId,
    values,
    comments: [],
    worklogs: [],
    attachments: [],
    links: [],
    history: [],
    watchers: [context.caller.accountId],
    votes: [],
    properties: Object.fromEntries(payload.properties.map(({ key, value }) => [key, value])),
  };
}
