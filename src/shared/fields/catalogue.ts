import type { CreateField, FieldSchema } from '../jira/field';
import { cascadingType } from './cascading';
import { commentType } from './comment';
import { componentsType } from './components';
import { dateType } from './date';
import { dateTimeType } from './date-time';
import { epicLinkType } from './epic-link';
import type { Control, FieldType } from './field-type';
import { groupType } from './group';
import { groupsType } from './groups';
import { issueLinksType } from './issue-links';
import { issueTypeType } from './issue-type';
import { jsonType } from './json-text';
import { labelsType } from './labels';
import { numberType } from './number';
import { objectsType } from './objects';
import { optionType } from './option';
import { optionsType } from './options';
import { paragraphType } from './paragraph';
import { parentType } from './parent';
import { priorityType } from './priority';
import { projectType } from './project';
import { readOnlyType } from './read-only';
import { resolutionType } from './resolution';
import { restrictionType } from './restriction';
import { securityLevelType } from './security-level';
import { sprintType } from './sprint';
import { statusType } from './status';
import { teamType } from './team';
import { textType } from './text';
import { timeTrackingType } from './time-tracking';
import { urlType } from './url';
import { userType } from './user';
import { usersType } from './users';
import { versionType } from './version';
import { versionsType } from './versions';
import { whyNotSet } from './why-not-set';
import { worklogType } from './worklog';

/** In order: what is known by its `system` or `custom` name stands before what is known by its type alone. */
export const CATALOGUE: readonly FieldType[] = [
  readOnlyType,
  paragraphType,
  commentType,
  urlType,
  sprintType,
  epicLinkType,
  teamType,
  objectsType,
  labelsType,
  parentType,
  issueLinksType,
  worklogType,
  componentsType,
  versionsType,
  optionsType,
  usersType,
  groupsType,
  cascadingType,
  optionType,
  userType,
  groupType,
  priorityType,
  versionType,
  projectType,
  issueTypeType,
  securityLevelType,
  restrictionType,
  resolutionType,
  statusType,
  timeTrackingType,
  numberType,
  dateType,
  dateTimeType,
  textType,
  jsonType,
];

/** A schema never changes, and a sheet of ten thousand rows asks for it a million times. */
const FOUND = new WeakMap<FieldSchema, FieldType>();

/** The entry that draws, reads and sends a field. Never fails: the last entry, raw JSON, matches everything. */
export function fieldTypeFor(schema: FieldSchema): FieldType {
  const known = FOUND.get(schema);
  if (known !== undefined) return known;
  const found = CATALOGUE.find((type) => type.matches(schema)) ?? jsonType;
  FOUND.set(schema, found);
  return found;
}

/** The control that a field of a form is drawn with: `read-only` where it is shown and never sent, whatever its type. */
export function controlOf(field: Pick<CreateField, 'schema' | 'operations' | 'required'>): Control {
  return whyNotSet(field) === null ? fieldTypeFor(field.schema).control : 'read-only';
}
