import { Refusal } from '../../http/route';
import type { HistoryItem, Issue, Json, Project, Transition } from '../../world/model';
import { changeIssue } from '../../world/mutate';
import { type JiraContext, isJsonObject } from '../context';
import { fieldById } from '../../world/find';
import { projectOf, status } from '../lookup';
import { visibleOnScreen } from '../metadata/field-metadata';
import { applyVerbs } from '../payload/apply-verbs';
import { checkValue } from '../payload/check-value';
import type { Checked, ValuePlace } from '../payload/checked';
import { FieldErrors, cannotBeSet } from '../payload/field-errors';
import { type Payload, readPayload } from '../payload/payload';
import { historyItems, recordHistory } from './history';
import { type Effect, isSideEffect, readSideEffects } from './side-effects';
import { availableTransitions } from './transition-list';
import { passes } from './validators';

function notValid(id: string): Refusal {
  return new Refusal(400, [`Transition id '${id}' is not valid for this issue.`]);
}

/** The transition that a create asks for, from the initial status. */
export function initialTransition(context: JiraContext, project: Project, id: string): Effect {
  const { transitions, initialStatusId } = project.workflow;
  const transition = transitions.find(
    (one) => one.id === id && (one.from.length === 0 || one.from.includes(initialStatusId)),
  );
  if (!transition) throw notValid(id);
  return (issue) =>
    recordHistory(context.site, issue, context.caller.accountId, context.now, move(context, issue, transition));
}

/** `POST issue/{k}/transitions`: fields and update are held to the transition's screen (contract 8.6). */
export function transitionIssue(context: JiraContext, issue: Issue, body: unknown): void {
  const errors = new FieldErrors();
  const payload = readPayload(body, errors);
  if (payload.transitionId === undefined) throw new Refusal(400, ["Missing 'transition' identifier"]);
  const id = payload.transitionId;
  const transition = availableTransitions(context, issue).find((one) => one.id === id);
  if (!transition) throw notValid(id);

  const project = projectOf(context.site, issue);
  const place: ValuePlace = { context, project, issueTypeId: issue.issueTypeId, issue };
  const screen = visibleOnScreen(context, project, transition.screen);
  const values: Record<string, Json> = {};
  const take = (fieldId: string, read: () => Checked): void => {
    if (!screen.some((one) => one.field.id === fieldId)) errors.field(fieldId, cannotBeSet(fieldId));
    else {
      const checked = read();
      if (!errors.note(fieldId, checked) && checked.ok) values[fieldId] = checked.stored;
    }
  };
  const field = (fieldId: string, read: (one: NonNullable<ReturnType<typeof fieldById>>) => Checked): void => {
    const found = fieldById(context.site, fieldId);
    if (found) take(fieldId, () => read(found));
    else errors.field(fieldId, cannotBeSet(fieldId));
  };
  for (const [fieldId, value] of Object.entries(payload.fields)) field(fieldId, (one) => checkValue(place, one, value));
  const effects: Effect[] = [];
  for (const [fieldId, verbs] of Object.entries(payload.update)) {
    if (isSideEffect(fieldId)) effects.push(...readSideEffects(context, fieldId, verbs, errors, issue));
    else field(fieldId, (one) => applyVerbs(place, one, issue.values[fieldId] ?? null, verbs));
  }
  requireAll(issue, screen, values, payload.update, errors);
  errors.refuseIfAny();
  for (const validator of transition.validators ?? []) {
    const sent = (payload.update[validator.fieldId]?.length ?? 0) > 0;
    if (!sent && !passes(validator, { ...issue.values, ...values })) errors.message(validator.message);
  }
  errors.refuseIfAny();

  changeIssue(context, issue, () => {
    const items = [...change(place, issue, values), ...move(context, issue, transition)];
    recordHistory(context.site, issue, context.caller.accountId, context.now, items);
    for (const effect of effects) effect(issue);
    for (const { key, value } of payload.properties) issue.properties[key] = value;
  });
}

function requireAll(
  issue: Issue,
  screen: ReturnType<typeof visibleOnScreen>,
  values: Record<string, Json>,
  update: Payload['update'],
  errors: FieldErrors,
): void {
  for (const one of screen) {
    const { id } = one.field;
    // A comment or a link that is asked for is sent as a verb and never becomes a value.
    if (isSideEffect(id) && (update[id]?.length ?? 0) > 0) continue;
    const value = id in values ? values[id] : (issue.values[id] ?? one.screen.defaultValue);
    if (one.screen.required && (value === undefined || value === null))
      errors.field(id, `${one.field.name} is required.`);
    else if (!(id in values) && issue.values[id] === undefined && one.screen.defaultValue !== undefined) {
      values[id] = one.screen.defaultValue;
    }
  }
}

/** Stores new values and returns what the changelog says of them. */
export function change(place: ValuePlace, issue: Issue, values: Record<string, Json>): HistoryItem[] {
  return Object.entries(values).flatMap(([id, after]) => {
    const field = fieldById(place.context.site, id);
    if (!field) return [];
    const items = historyItems(place.context, place.project, field, issue.values[id] ?? null, after);
    if (after === null) delete issue.values[id];
    else issue.values[id] = after;
    return items;
  });
}

/** Moves the issue to the transition's status; entering and leaving *done* sets and clears the resolution. */
function move(context: JiraContext, issue: Issue, transition: Transition): HistoryItem[] {
  const { site } = context;
  const from = status(site, issue.statusId);
  const to = status(site, transition.to);
  issue.statusId = to.id;
  const items: HistoryItem[] = [
    {
      field: 'status',
      fieldtype: 'jira',
      fieldId: 'status',
      from: from.id,
      fromString: from.name,
      to: to.id,
      toString_: to.name,
    },
  ];
  if (to.category === 'done') items.unshift(...resolve(context, issue, transition));
  else if (from.category === 'done') items.unshift(...reopen(context, issue));
  return items;
}

/** A transition to *done* whose screen does not ask for the resolution sets *Done*, as simplified workflows do. */
function resolve(context: JiraContext, issue: Issue, transition: Transition): HistoryItem[] {
  issue.resolutionDate ??= context.now;
  const field = fieldById(context.site, 'resolution');
  const done = context.site.resolutions.find((one) => one.name === 'Done');
  const asked = transition.screen.some((one) => one.fieldId === 'resolution');
  if (!field || !done || asked || issue.values['resolution'] !== undefined) return [];
  issue.values['resolution'] = { id: done.id };
  return historyItems(context, projectOf(context.site, issue), field, null, { id: done.id });
}

function reopen(context: JiraContext, issue: Issue): HistoryItem[] {
  issue.resolutionDate = null;
  const field = fieldById(context.site, 'resolution');
  const held = issue.values['resolution'];
  if (!field || !isJsonObject(held)) return [];
  delete issue.values['resolution'];
  return historyItems(context, projectOf(context.site, issue), field, held, null);
}
