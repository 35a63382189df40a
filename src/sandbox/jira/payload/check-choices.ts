import { projectByIdOrKey } from '../../world/find';
import { optionsOf } from '../../world/many-options';
import type { FieldOption } from '../../world/model';
import { isObject } from '../context';
import { may } from '../may';
import { levelsOf } from '../metadata/allowed-values';
import { priority } from '../lookup';
import { type Check, type Checked, refuse, store } from './checked';

type Reference = { by: 'id'; text: string } | { by: 'name'; text: string };

/** `{"id":"3"}`, `{"id":3}`, or by name (`name`, `value`, `key`, whichever the kind uses). */
function referenceFrom(value: unknown, nameKey: string): Reference | undefined {
  if (!isObject(value)) return undefined;
  const id = value['id'];
  if (typeof id === 'string' || typeof id === 'number') return { by: 'id', text: String(id) };
  const name = value[nameKey];
  return typeof name === 'string' ? { by: 'name', text: name } : undefined;
}

function pick(items: readonly { id: string; name: string }[], value: unknown, nameKey: string, what: string): Checked {
  if (!isObject(value)) return refuse('data was not an object');
  const reference = referenceFrom(value, nameKey);
  if (!reference) return refuse(`Could not find valid 'id' or '${nameKey}' in ${what.toLowerCase()} data.`);
  const found = items.find((item) =>
    reference.by === 'id' ? item.id === reference.text : item.name.toLowerCase() === reference.text.toLowerCase(),
  );
  return found
    ? store({ id: found.id })
    : refuse(`${what} ${reference.by === 'id' ? 'id' : nameKey} '${reference.text}' is not valid`);
}

function named(options: readonly FieldOption[]): { id: string; name: string }[] {
  return options.filter((option) => !option.disabled).map((option) => ({ id: option.id, name: option.value }));
}

export const checkOption: Check = (_place, field, value) => {
  if (!isObject(value)) return refuse(`Specify a valid 'id' or 'value' for ${field.name}`);
  return pick(named(optionsOf(field)), value, 'value', 'Option');
};

export const checkCascading: Check = (_place, field, value) => {
  if (!isObject(value)) return refuse(`Specify a valid 'id' or 'value' for ${field.name}`);
  const parent = pick(named(optionsOf(field)), value, 'value', 'Option');
  if (!parent.ok || value['child'] === undefined || value['child'] === null) return parent;
  const above = optionsOf(field).find((option) => isObject(parent.stored) && option.id === parent.stored['id']);
  const child = pick(named(above?.children ?? []), value['child'], 'value', 'Option');
  if (!child.ok) return child;
  return store({ id: above?.id ?? '', child: child.stored });
};

export const checkLabel: Check = (_place, _field, value) => {
  if (typeof value !== 'string') return refuse('data was not a string');
  if (/\s/.test(value)) return refuse(`The label '${value}' contains spaces which is invalid.`);
  if (value.length > 255)
    return refuse(
      `The label '${value.slice(0, 20)}…' exceeds the maximum length for a single label of 255 characters.`,
    );
  return value === '' ? refuse('A label cannot be empty.') : store(value);
};

export const checkComponent: Check = (place, _field, value) =>
  pick(place.project.components, value, 'name', 'Component');

export const checkVersion: Check = (place, _field, value) =>
  pick(
    place.project.versions.filter((version) => !version.archived),
    value,
    'name',
    'Version',
  );

export const checkPriority: Check = (place, _field, value) => {
  const scheme = place.project.priorityIds.flatMap((id) => priority(place.context.site, id) ?? []);
  return pick(scheme, value, 'name', 'Priority');
};

export const checkResolution: Check = (place, _field, value) =>
  pick(place.context.site.resolutions, value, 'name', 'Resolution');

export const checkSecurity: Check = (place, field, value) => {
  if (!may(place.context, place.project, 'SET_ISSUE_SECURITY')) {
    return refuse('You do not have permission to set the security level.');
  }
  return pick(named(levelsOf(place.context, field)), value, 'name', 'Security level');
};

export const checkProject: Check = (place, _field, value) => {
  const reference = referenceFrom(value, 'key');
  const project = reference && projectByIdOrKey(place.context.site, reference.text);
  return project && may(place.context, project, 'BROWSE_PROJECTS')
    ? store({ id: project.id })
    : refuse('Specify a valid project ID or key');
};
