import type { Adf, Person, Project, SandboxSite } from '../model';
import type { Random } from '../random';
import type { ProjectTexts } from '../texts/project-texts';
import { fill } from '../texts/fill';
import { mention, type FileMedia } from './adf';

/** What a document may speak of: its people, its time, the words of its project, issues that exist already. */
export interface Scene {
  random: Random;
  site: SandboxSite;
  project: Project;
  /** Active people of the site. */
  people: readonly Person[];
  texts: ProjectTexts;
  /** Epoch milliseconds at which it is written. */
  at: number;
  /** The one thing the issue is about, kept through its texts. */
  subject: string;
  /** Keys of older issues, newest last; may be empty. */
  earlierKeys: readonly string[];
  /** Pictures attached to the issue. */
  pictures: readonly FileMedia[];
}

/** A sentence from a pattern such as `{thing} is blank in {browser}`. */
export function say(scene: Scene, pattern: string): string {
  return fill(pattern, scene.texts.words, scene.random, { subject: scene.subject });
}

export function someone(scene: Scene): Adf {
  const person = scene.random.pick(scene.people);
  return mention(person.accountId, person.displayName);
}

export function browseUrl(site: SandboxSite, key: string): string {
  return `${site.url}/browse/${key}`;
}

/** One of the last eighty issues, to refer to. */
export function earlierKey(scene: Scene): string | null {
  const count = scene.earlierKeys.length;
  return scene.earlierKeys[scene.random.int(Math.max(0, count - 80), count - 1)] ?? null;
}
