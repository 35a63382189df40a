import type { Field } from '../../world/model';
import { asJson } from '../context';
import { type ValueKind, valueKind } from '../values/kind';
import { checkAssets, checkObject, checkOrganization, checkRequestType, checkText } from './check-app-values';
import {
  checkCascading,
  checkComponent,
  checkLabel,
  checkOption,
  checkPriority,
  checkProject,
  checkResolution,
  checkSecurity,
  checkVersion,
} from './check-choices';
import { checkEpicLink, checkParentLink, checkRank } from './check-links-up';
import { checkParent } from './check-parent';
import { checkGroup, checkUser } from './check-people';
import {
  checkDate,
  checkDateTime,
  checkNumber,
  checkRestriction,
  checkSprint,
  checkTeam,
  checkTimeTracking,
} from './check-scalars';
import { checkLine, checkRichText, checkUrl } from './check-text';
import { type Check, type Checked, type ValuePlace, eachEntry, refuse, store } from './checked';

const unsettable: Check = (_place, field) => refuse(`Field does not support update '${field.id}'`);

const CHECKS: Record<ValueKind, Check> = {
  line: checkLine,
  url: checkUrl,
  'rich-text': checkRichText,
  number: checkNumber,
  date: checkDate,
  'date-time': checkDateTime,
  user: checkUser,
  users: eachEntry(checkUser),
  group: checkGroup,
  groups: eachEntry(checkGroup),
  option: checkOption,
  options: eachEntry(checkOption),
  cascading: checkCascading,
  labels: eachEntry(checkLabel),
  component: checkComponent,
  components: eachEntry(checkComponent),
  version: checkVersion,
  versions: eachEntry(checkVersion),
  priority: checkPriority,
  resolution: checkResolution,
  security: checkSecurity,
  project: checkProject,
  'issue-type': unsettable,
  parent: checkParent,
  'time-tracking': checkTimeTracking,
  sprint: checkSprint,
  team: checkTeam,
  'issue-links': unsettable,
  attachments: unsettable,
  comments: unsettable,
  worklogs: unsettable,
  restriction: checkRestriction,
  texts: eachEntry(checkText),
  numbers: eachEntry(checkNumber),
  'date-times': eachEntry(checkDateTime),
  object: checkObject,
  objects: eachEntry(checkObject),
  'epic-link': checkEpicLink,
  'parent-link': checkParentLink,
  rank: checkRank,
  assets: checkAssets,
  'request-type': checkRequestType,
  organizations: eachEntry(checkOrganization),
  // The app that owns the field knows its shape: a real site takes what that app takes.
  any: (_place, _field, value) => store(asJson(value)),
};

/** Reads a value that a client sent for a field; `null` always empties. */
export function checkValue(place: ValuePlace, field: Field, value: unknown): Checked {
  if (value === null) {
    return field.schema.system === 'summary' ? refuse('You must specify a summary of the issue.') : store(null);
  }
  return CHECKS[valueKind(field)](place, field, value);
}

/** One entry of an array field, for the verbs `add` and `remove`. */
export function checkEntry(place: ValuePlace, field: Field, value: unknown): Checked {
  const checked = CHECKS[valueKind(field)](place, field, [value]);
  return checked.ok ? store(Array.isArray(checked.stored) ? (checked.stored[0] ?? null) : null) : checked;
}
