import type { Field, Json, Project, ScreenField } from '../../world/model';
import type { JiraContext, JsonObject } from '../context';
import { fieldById } from '../../world/find';
import { may } from '../may';
import { readValue } from '../values/read-value';
import { type FieldPlace, allowedValues } from './allowed-values';

/** A field on a screen together with what the field is. */
export interface FieldOnScreen {
  field: Field;
  screen: ScreenField;
}

const ALWAYS_ON_CREATE = ['project', 'issuetype'];

/**
 * The create screen as this caller sees it: fields that ask for a permission it lacks are not there, `project` and
 * `issuetype` always are, and sub-tasks need their parent (contract 6).
 */
export function createScreen(context: JiraContext, place: FieldPlace, subtask: boolean): FieldOnScreen[] {
  const listed = place.project.screens[place.issueTypeId]?.create ?? [];
  const seen = visibleOnScreen(context, place.project, listed).map((one): FieldOnScreen =>
    one.field.id === 'parent' && subtask ? { ...one, screen: { ...one.screen, required: true } } : one,
  );
  const missing = ALWAYS_ON_CREATE.filter((id) => !seen.some((one) => one.field.id === id));
  if (subtask && !seen.some((one) => one.field.id === 'parent')) missing.push('parent');
  const added = missing.flatMap((fieldId): FieldOnScreen[] => {
    const field = fieldById(context.site, fieldId);
    return field ? [{ field, screen: { fieldId, required: true } }] : [];
  });
  return [...seen, ...added].map((one) =>
    ALWAYS_ON_CREATE.includes(one.field.id) ? { ...one, screen: { ...one.screen, required: true } } : one,
  );
}

/** The fields of a screen that exist in the project and that this caller may fill in. */
export function visibleOnScreen(
  context: JiraContext,
  project: Project,
  screen: readonly ScreenField[],
): FieldOnScreen[] {
  return screen.flatMap((entry): FieldOnScreen[] => {
    const field = fieldById(context.site, entry.fieldId);
    if (!field || (field.projectId !== null && field.projectId !== project.id)) return [];
    if (entry.needsPermission !== undefined && !may(context, project, entry.needsPermission)) return [];
    return [{ field, screen: entry }];
  });
}

/** What Jira would fill in, as stored: the screen's default, the scheme's priority, the caller as reporter. */
export function defaultOf(context: JiraContext, project: Project, one: FieldOnScreen): Json | undefined {
  if (one.field.id === 'priority') return one.screen.defaultValue ?? { id: project.defaultPriorityId };
  if (one.field.id === 'reporter') return { accountId: context.caller.accountId };
  return one.screen.defaultValue;
}

function withBase(context: JiraContext, path: string): string {
  return path.startsWith('/') ? `${context.selfBase}${path}` : path;
}

/** One entry of createmeta's `fields`; editmeta and transition screens build on the same. */
export function fieldMetadata(context: JiraContext, one: FieldOnScreen, place: FieldPlace): JsonObject {
  const { field, screen } = one;
  const values = allowedValues(context, field, place);
  const fallback = defaultOf(context, place.project, one);
  // Reporter has a default, but it is not told: it is whoever calls.
  const shown = field.id === 'reporter' ? undefined : fallback;
  return {
    required: screen.required,
    schema: field.schema,
    name: field.name,
    key: field.key,
    fieldId: field.id,
    ...(field.autoCompleteUrl === undefined ? {} : { autoCompleteUrl: withBase(context, field.autoCompleteUrl) }),
    hasDefaultValue: fallback !== undefined && fallback !== null,
    operations: screen.notSettable === true ? [] : field.operations,
    ...(values === undefined ? {} : { allowedValues: values }),
    ...(shown === undefined || shown === null ? {} : { defaultValue: readValue(context, field, place.project, shown) }),
  };
}
