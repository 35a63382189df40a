import { optionsOf } from '../../world/many-options';
import { roleByIdOrName } from '../../world/roles';
import { type JsonObject, isObject } from '../context';
import { parseDuration } from '../duration';
import { isCalendarDay, parseDateTime } from '../time';
import { findOption } from '../values/read-value';
import { type Check, refuse, store } from './checked';

export const checkNumber: Check = (_place, _field, value) =>
  typeof value === 'number' && Number.isFinite(value) ? store(value) : refuse('Operation value must be a number');

export const checkDate: Check = (_place, _field, value) => {
  if (typeof value !== 'string') return refuse('Operation value must be a string');
  if (value === '') return store(null);
  return isCalendarDay(value) ? store(value) : refuse(`Error parsing date string: ${value}`);
};

export const checkDateTime: Check = (_place, _field, value) => {
  if (typeof value !== 'string') return refuse('Operation value must be a string');
  if (value === '') return store(null);
  const at = parseDateTime(value);
  return at === undefined ? refuse(`Error parsing time: ${value}`) : store(new Date(at).toISOString());
};

/** `{"originalEstimate":"2d 4h","remainingEstimate":"1d"}`; kept as seconds. */
export const checkTimeTracking: Check = (place, _field, value) => {
  if (!isObject(value) || !('originalEstimate' in value || 'remainingEstimate' in value)) {
    return refuse('expected Object containing originalEstimate, remainingEstimate');
  }
  const held = place.issue?.values['timetracking'];
  const stored: JsonObject = isObject(held) ? { ...held } : {};
  for (const name of ['originalEstimate', 'remainingEstimate']) {
    const text = value[name];
    if (text === undefined) continue;
    const seconds = typeof text === 'number' ? text * 60 : typeof text === 'string' ? parseDuration(text) : undefined;
    if (seconds === undefined)
      return refuse(
        `'${typeof text === 'string' ? text : JSON.stringify(text)}' is not a valid duration: use w, d, h and m, as in 2d 4h.`,
      );
    stored[`${name}Seconds`] = seconds;
  }
  if (stored['remainingEstimateSeconds'] === undefined && typeof stored['originalEstimateSeconds'] === 'number') {
    stored['remainingEstimateSeconds'] = stored['originalEstimateSeconds'];
  }
  return store(stored);
};

/** Sprint ids are sent as one bare number, though the field is read as an array (contract 7.2). */
export const checkSprint: Check = (place, field, value) => {
  if (typeof value !== 'number') return refuse('Number value expected as the Sprint id.');
  const sprint = place.context.site.sprints.find((candidate) => candidate.id === value);
  if (!sprint) return refuse(`Sprint with id ${value} does not exist, or you cannot see it.`);
  const held = place.issue?.values[field.id];
  const isHeld = Array.isArray(held) && held.some((one) => isObject(one) && one['id'] === sprint.id);
  return sprint.state === 'closed' && !isHeld
    ? refuse('Issue can be assigned only active or future sprints.')
    : store([{ id: sprint.id }]);
};

/** A team is sent as its bare id. */
export const checkTeam: Check = (_place, field, value) => {
  if (typeof value !== 'string') return refuse('Operation value must be a string');
  return findOption(optionsOf(field), value) ? store({ id: value }) : refuse(`Team with id '${value}' not found.`);
};

/** `{"issuerestrictions":{"projectrole":[{"id":"10002"}]}}`; read back with `shouldDisplay` (contract 7.1). */
export const checkRestriction: Check = (_place, _field, value) => {
  const restrictions = isObject(value) ? value['issuerestrictions'] : undefined;
  if (!isObject(restrictions)) return refuse("Expected an object with 'issuerestrictions'.");
  const roles = Object.entries(restrictions).flatMap(([kind, entries]): unknown[] =>
    kind === 'projectrole' && Array.isArray(entries) ? entries : [undefined],
  );
  const known = roles.flatMap((role) => {
    const id = isObject(role) ? role['id'] : undefined;
    return typeof id === 'string' || typeof id === 'number' ? (roleByIdOrName(String(id)) ?? []) : [];
  });
  if (known.length < roles.length) return refuse("A restriction is a list of project roles under 'projectrole'.");
  // Nobody is kept out by an empty list.
  if (known.length === 0) return store(null);
  const projectrole = known.map((role) => ({ id: String(role.id) }));
  return store({ issuerestrictions: { projectrole }, shouldDisplay: true });
};
