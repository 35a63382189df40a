import { optionsOf } from '../../world/many-options';
import type { Field, FieldOption, Issue, Json } from '../../world/model';
import { type JiraContext, isJsonObject, textOf } from '../context';
import { adfText } from '../rich-text/adf-text';
import { valueKind } from '../values/kind';
import { referenceOf } from '../values/read-value';
import type { JqlField } from './jql-field';
import { resolvePerson } from './resolve-person';
import { byIdOrName } from './system-fields';

const HISTORY: Record<string, string> = { fixVersions: 'Fix Version', versions: 'Version', components: 'Component' };

/** A field whose value lies in `Issue.values`, by its kind. */
export function valueField(context: JiraContext, field: Field): JqlField {
  const name = field.schema.system === undefined ? field.name : (field.clauseNames[0] ?? field.id);
  const base = {
    name,
    historyNames: [HISTORY[field.id] ?? (field.schema.system === undefined ? field.name : field.id)],
  };
  const stored = (issue: Issue): Json => issue.values[field.id] ?? null;
  const choice = (
    resolve: (word: string) => readonly string[],
    label: (id: string) => string,
    key = 'id',
    rank?: (id: string) => number,
  ): JqlField => ({
    ...base,
    kind: 'choice',
    ids: (issue) => referencesIn(stored(issue), key),
    resolve,
    label,
    ...(rank ? { rank } : {}),
  });
  const among = (
    items: readonly { id: string; name: string; key?: string }[],
    rank?: (id: string) => number,
  ): JqlField =>
    choice(
      (word) => byIdOrName(items, word),
      (id) => items.find((item) => item.id === id)?.name ?? id,
      'id',
      rank,
    );

  switch (valueKind(field)) {
    case 'line':
    case 'url':
      return { ...base, kind: 'text', text: (issue) => textOf(stored(issue)) };
    case 'rich-text':
      return { ...base, kind: 'text', text: (issue) => adfText(stored(issue)) };
    case 'number':
      return { ...base, kind: 'number', number: (issue) => plainNumber(stored(issue)) };
    case 'date':
      return { ...base, kind: 'moment', dayOnly: true, at: (issue) => plainMoment(stored(issue), 'T00:00:00Z') };
    case 'date-time':
      return { ...base, kind: 'moment', dayOnly: false, at: (issue) => plainMoment(stored(issue), '') };
    case 'user':
    case 'users':
      return choice(
        (word) => resolvePerson(context, word),
        (id) => context.world.people.find((one) => one.accountId === id)?.displayName ?? id,
        'accountId',
      );
    case 'group':
    case 'groups':
      return choice(
        (word) =>
          byIdOrName(
            context.site.groups.map((group) => ({ id: group.groupId, name: group.name })),
            word,
          ),
        (id) => id,
        'groupId',
      );
    case 'labels':
      return {
        ...base,
        kind: 'choice',
        ids: (issue) => plainTexts(stored(issue)),
        resolve: (word) => [word],
        label: (id) => id,
      };
    case 'option':
    case 'options':
    case 'cascading':
    case 'security':
    case 'team':
      return among(flatOptions(optionsOf(field)));
    case 'component':
    case 'components':
      return among(context.site.projects.flatMap((project) => project.components));
    case 'version':
    case 'versions': {
      const versions = context.site.projects.flatMap((project) => project.versions);
      return among(versions, (id) => versions.findIndex((version) => version.id === id));
    }
    case 'priority':
      return among(context.site.priorities);
    case 'resolution':
      return among([{ id: '', name: 'Unresolved' }, ...context.site.resolutions]);
    case 'project':
      return among(context.site.projects);
    case 'sprint':
      return among(context.site.sprints.map((sprint) => ({ id: String(sprint.id), name: sprint.name })));
    default:
      return { ...base, kind: 'text', text: (issue) => (stored(issue) === null ? '' : JSON.stringify(stored(issue))) };
  }
}

/** The ids in a stored value, however it is nested: one reference, a list, a parent with its child. */
function referencesIn(value: Json, key: string): string[] {
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => referencesIn(item, key));
  const own = referenceOf(value, key);
  const child = isJsonObject(value) ? value['child'] : undefined;
  return [...(own === undefined ? [] : [own]), ...(child === undefined ? [] : referencesIn(child, key))];
}

function flatOptions(options: readonly FieldOption[]): { id: string; name: string }[] {
  return options.flatMap((option) => [{ id: option.id, name: option.value }, ...flatOptions(option.children)]);
}

function plainTexts(value: Json): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function plainNumber(value: Json): number | null {
  return typeof value === 'number' ? value : null;
}

function plainMoment(value: Json, suffix: string): number | null {
  if (typeof value === 'number') return value;
  const at = typeof value === 'string' ? Date.parse(`${value}${suffix}`) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
