import type { Field, Issue, Json } from '../../world/model';
import type { JiraContext, JsonObject } from '../context';
import { issueKey } from '../lookup';
import { editMetadata } from '../metadata/edit-screen';
import { historyShape } from '../shapes/history';
import { issueValue } from '../values/issue-values';
import { selectFields } from './field-selection';
import { renderedFields } from './rendered-fields';
import { availableTransitions, transitionShape } from './transition-list';

export interface BeanRequest {
  fields: readonly string[];
  expand: readonly string[];
  properties: readonly string[];
  fieldsByKeys: boolean;
}

const CHANGELOG_CAP = 40;
const EXPANDS = 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations';

/** An issue as `GET issue`, search and bulkfetch answer it. */
export function issueBean(context: JiraContext, issue: Issue, request: BeanRequest): JsonObject {
  const { expand } = request;
  const selected = selectFields(context, issue, request.fields, request.fieldsByKeys);
  const values = valuesOf(context, issue, selected);
  const keyed = request.fieldsByKeys ? rename(selected, values) : values;
  return {
    expand: EXPANDS,
    id: issue.id,
    self: `${context.selfBase}/rest/api/3/issue/${issue.id}`,
    key: issueKey(context.site, issue),
    ...(expand.includes('renderedFields') ? { renderedFields: renderedFields(context, issue, selected, values) } : {}),
    ...(expand.includes('names') ? { names: fieldNames(selected) } : {}),
    ...(expand.includes('schema') ? { schema: fieldSchemas(selected) } : {}),
    ...(expand.includes('transitions')
      ? {
          transitions: availableTransitions(context, issue).map((transition) =>
            transitionShape(context, issue, transition, expand.includes('transitions.fields')),
          ),
        }
      : {}),
    ...(expand.includes('operations') ? { operations: { linkGroups: [] } } : {}),
    ...(expand.includes('editmeta') ? { editmeta: { fields: editMetadata(context, issue) } } : {}),
    ...(expand.includes('changelog') ? { changelog: newestFirst(context, issue) } : {}),
    ...(expand.includes('versionedRepresentations') ? { versionedRepresentations: versioned(values) } : {}),
    ...(request.properties.length > 0 ? { properties: propertiesOf(issue, request.properties) } : {}),
    fields: keyed,
  };
}

function valuesOf(context: JiraContext, issue: Issue, fields: readonly Field[]): JsonObject {
  const values: JsonObject = {};
  for (const field of fields) {
    const value = issueValue(context, issue, field);
    if (value !== undefined) values[field.id] = value;
  }
  return values;
}

function rename(fields: readonly Field[], values: JsonObject): JsonObject {
  const renamed: JsonObject = {};
  for (const field of fields) {
    const value = values[field.id];
    if (value !== undefined) renamed[field.key] = value;
  }
  return renamed;
}

export function fieldNames(fields: readonly Field[]): JsonObject {
  return Object.fromEntries(fields.map((field) => [field.id, field.name]));
}

export function fieldSchemas(fields: readonly Field[]): JsonObject {
  return Object.fromEntries(fields.map((field): [string, Json] => [field.id, field.schema]));
}

/** By expand the changelog is newest first and capped; its own endpoint is neither (contract 8.4). */
function newestFirst(context: JiraContext, issue: Issue): JsonObject {
  const histories = issue.history.toReversed().slice(0, CHANGELOG_CAP);
  return {
    startAt: 0,
    maxResults: histories.length,
    total: issue.history.length,
    histories: histories.map((entry) => historyShape(context, entry)),
  };
}

function versioned(values: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { '1': value }]));
}

/** `properties=a,b`, or `*all`. */
function propertiesOf(issue: Issue, wanted: readonly string[]): JsonObject {
  const all = wanted.includes('*all');
  return Object.fromEntries(Object.entries(issue.properties).filter(([key]) => all || wanted.includes(key)));
}
