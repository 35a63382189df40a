import type { Issue, ScreenField, Transition } from '../../world/model';
import type { JiraContext, JsonObject } from '../context';
import { issueType, projectOf } from '../lookup';
import { may } from '../may';
import { type FieldOnScreen, fieldMetadata, visibleOnScreen } from './field-metadata';

const EDIT_NEEDS: Record<string, string> = {
  assignee: 'ASSIGN_ISSUES',
  reporter: 'MODIFY_REPORTER',
  duedate: 'SCHEDULE_ISSUES',
  fixVersions: 'RESOLVE_ISSUES',
  security: 'SET_ISSUE_SECURITY',
  issuelinks: 'LINK_ISSUES',
  comment: 'ADD_COMMENTS',
};

/** The edit screen as this caller sees it. What is required on create stays required on edit. */
function editScreen(context: JiraContext, issue: Issue): FieldOnScreen[] {
  const project = projectOf(context.site, issue);
  if (!may(context, project, 'EDIT_ISSUES')) return [];
  const screens = project.screens[issue.issueTypeId];
  const subtask = issueType(context.site, issue.issueTypeId).subtask;
  const entries = (screens?.edit ?? []).map((fieldId): ScreenField => {
    const onCreate = screens?.create.find((entry) => entry.fieldId === fieldId);
    const needsPermission = EDIT_NEEDS[fieldId];
    return {
      fieldId,
      required: fieldId === 'summary' || onCreate?.required === true || (fieldId === 'parent' && subtask),
      ...(needsPermission === undefined ? {} : { needsPermission }),
    };
  });
  return visibleOnScreen(context, project, entries).filter(
    (one) => one.field.operations.length > 0 || one.field.id === 'issuetype' || one.field.id === 'attachment',
  );
}

/** editmeta's map: no `hasDefaultValue`, no `fieldId` (contract 6.2). */
export function editMetadata(context: JiraContext, issue: Issue): JsonObject {
  const place = { project: projectOf(context.site, issue), issueTypeId: issue.issueTypeId };
  return Object.fromEntries(
    editScreen(context, issue).map((one) => {
      const {
        fieldId: _fieldId,
        hasDefaultValue: _hasDefault,
        defaultValue: _default,
        ...rest
      } = fieldMetadata(context, one, place);
      return [one.field.id, rest];
    }),
  );
}

/** The fields of a transition's screen as a map, with `fieldId`. */
export function transitionFields(context: JiraContext, issue: Issue, transition: Transition): JsonObject {
  const place = { project: projectOf(context.site, issue), issueTypeId: issue.issueTypeId };
  return Object.fromEntries(
    visibleOnScreen(context, place.project, transition.screen).map((one) => {
      return [one.field.id, fieldMetadata(context, one, place)];
    }),
  );
}
