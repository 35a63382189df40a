import { doc, paragraph } from '../documents/adf';
import { say, type Scene } from '../documents/scene';
import { CFT, GH } from '../fields/make-field';
import type { Field, FieldOption, Json } from '../model';
import { appValue } from './app-values';

const DAY = 24 * 60 * 60 * 1000;

export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** A plausible value for a custom field, or for a simple system field, by its schema alone; undefined when there is none. */
export function plausibleValue(field: Field, scene: Scene): Json | undefined {
  const { type } = field.schema;
  switch (type) {
    case 'string':
      return stringValue(field, scene);
    case 'number':
      return field.schema.custom === `${GH}:jsw-story-points` || field.name === 'Story Points'
        ? scene.random.pick([1, 2, 3, 5, 8, 13])
        : Number(scene.random.pick(['12.9', '49.9', '4.5', '118', '0.01', '1250', '7.25']));
    case 'date':
      return dayOf(scene.at + scene.random.int(-10, 30) * DAY);
    case 'datetime':
      return new Date(scene.at - scene.random.int(1, 72) * 37 * 60_000).toISOString();
    case 'user':
      return userReference(scene);
    case 'group':
      return groupReference(scene);
    case 'option':
    case 'option2':
      return optionReference(field.options, scene);
    case 'option-with-child':
      return cascade(field.options, scene);
    case 'version':
      return reference(scene.random, openVersions(scene));
    case 'project':
      return reference(scene.random, scene.site.projects);
    case 'team':
    case 'securitylevel':
      return reference(scene.random, field.options);
    case 'array':
      return arrayValue(field, scene);
    default:
      return appValue(field, scene);
  }
}

function stringValue(field: Field, scene: Scene): Json {
  switch (field.schema.custom) {
    case `${CFT}:textarea`:
      return doc(...scene.random.some(scene.texts.steps, 3).map((step) => paragraph(say(scene, step))));
    case `${CFT}:url`:
      return `https://support.larkfield.example/case/${scene.random.int(10_000, 99_999)}`;
    case `${GH}:gh-epic-color`:
    case `${GH}:jsw-issue-color`:
      return scene.random.pick(['purple', 'dark_blue', 'teal', 'green', 'yellow']);
    case `${GH}:gh-epic-label`:
      return say(scene, '{subject}');
    default:
      return say(scene, field.name === 'Order number' ? '{order}' : '{order}, {clock}');
  }
}

function arrayValue(field: Field, scene: Scene): Json | undefined {
  const { random } = scene;
  switch (field.schema.items) {
    case 'string':
      return random.some(scene.texts.labels, random.int(1, 3)).sort();
    case 'user':
      return random.some(scene.people, random.int(1, 3)).map((person) => ({ accountId: person.accountId }));
    case 'group':
      return random.some(scene.site.groups, random.int(1, 2)).map((group) => ({ groupId: group.groupId }));
    case 'option':
    case 'option2':
      return random
        .some(
          field.options.filter((option) => !option.disabled),
          random.int(1, 2),
        )
        .map((option) => ({ id: option.id }));
    case 'version': {
      const versions = openVersions(scene);
      return versions.length === 0 ? undefined : random.some(versions, random.int(1, 2)).map(({ id }) => ({ id }));
    }
    case 'component': {
      const components = scene.project.components;
      return components.length === 0 ? undefined : random.some(components, random.int(1, 2)).map(({ id }) => ({ id }));
    }
    default:
      return appValue(field, scene);
  }
}

function openVersions(scene: Scene): readonly { id: string }[] {
  return scene.project.versions.filter((version) => !version.archived);
}

function reference(random: Scene['random'], from: readonly { id: string }[]): Json | undefined {
  return from.length === 0 ? undefined : { id: random.pick(from).id };
}

function userReference(scene: Scene): Json {
  return { accountId: scene.random.pick(scene.people).accountId };
}

function groupReference(scene: Scene): Json {
  return { groupId: scene.random.pick(scene.site.groups).groupId };
}

/** Old issues still hold options that were disabled since. */
function optionReference(options: readonly FieldOption[], scene: Scene): Json | undefined {
  const usable = options.filter((option) => !option.disabled || scene.random.chance(0.15));
  return reference(scene.random, usable.length === 0 ? options : usable);
}

function cascade(options: readonly FieldOption[], scene: Scene): Json | undefined {
  const parents = options.filter((option) => !option.disabled);
  if (parents.length === 0) return undefined;
  const parent = scene.random.pick(parents);
  const children = parent.children.filter((option) => !option.disabled);
  if (children.length === 0 || scene.random.chance(0.15)) return { id: parent.id };
  return { id: parent.id, child: { id: scene.random.pick(children).id } };
}
