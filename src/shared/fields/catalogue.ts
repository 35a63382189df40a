import type { FieldSchema } from '../jira/field';
import { cascadingType } from './cascading';
import { commentType } from './comment';
import { componentsType } from './components';
import { dateTimeType } from './date-time';
import { dateType } from './date';
import type { FieldType } from './field-type';
import { jsonType } from './json-text';
import { labelsType } from './labels';
import { numberType } from './number';
import { optionType } from './option';
import { optionsType } from './options';
import { paragraphType } from './paragraph';
import { parentType } from './parent';
import { priorityType } from './priority';
import { projectType } from './project';
import { resolutionType } from './resolution';
import { securityLevelType } from './security-level';
import { sprintType } from './sprint';
import { statusType } from './status';
import { textType } from './text';
import { urlType } from './url';
import { userType } from './user';
import { usersType } from './users';
import { versionType } from './version';
import { versionsType } from './versions';

/** In order: what is known by its `system` or `custom` name stands before what is known by its type alone. */
const CATALOGUE: readonly FieldType[] = [
  paragraphType,
  commentType,
  urlType,
  sprintType,
  labelsType,
  parentType,
  componentsType,
  versionsType,
  optionsType,
  usersType,
  cascadingType,
  optionType,
  userType,
  priorityType,
  versionType,
  projectType,
  securityLevelType,
  resolutionType,
  statusType,
  numberType,
  dateType,
  dateTimeType,
  textType,
  jsonType,
];

/** The entry that draws, reads and sends a field. Never fails: the last entry, raw JSON, matches everything. */
export function fieldTypeFor(schema: FieldSchema): FieldType {
  return CATALOGUE.find((type) => type.matches(schema)) ?? jsonType;
}
