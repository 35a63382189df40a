import type { Random } from '../random';
import { fill } from '../texts/fill';
import type { ProjectTexts, TextKind } from '../texts/project-texts';
import type { ProjectMemory } from './site-facts';

export interface Summary {
  text: string;
  /** The thing it is about, for the texts below it. */
  subject: string;
}

/** Hand-written summaries, once each, among others made from patterns. */
export function nextSummary(texts: ProjectTexts, kind: TextKind, memory: ProjectMemory, random: Random): Summary {
  const fresh = freshSummaries(texts, kind, memory);
  const written =
    fresh.length > 0 && random.chance(0.6) ? fresh.splice(random.int(0, fresh.length - 1), 1)[0] : undefined;
  if (written !== undefined) {
    memory.usedSummaries.add(written);
    return { text: written, subject: subjectOf(written, texts, random) };
  }
  const patterns = texts.patterns[kind] ?? texts.patterns.task ?? ['{thing}'];
  // In a world of tens of thousands everything was said before: then a repetition is what happens on real sites too.
  const attempts = memory.usedSummaries.size > 2000 ? 1 : 8;
  let text = '';
  let subject = '';
  for (let attempt = 0; attempt < attempts && (text === '' || memory.usedSummaries.has(text)); attempt += 1) {
    subject = random.pick(texts.words.thing);
    text = fill(random.pick(patterns), texts.words, random, { thing: subject });
  }
  memory.usedSummaries.add(text);
  return { text, subject };
}

function freshSummaries(texts: ProjectTexts, kind: TextKind, memory: ProjectMemory): string[] {
  const source = texts.summaries[kind] === undefined ? 'task' : kind;
  const known = memory.freshSummaries.get(source);
  if (known !== undefined) return known;
  const fresh = [...(texts.summaries[source] ?? [])];
  memory.freshSummaries.set(source, fresh);
  return fresh;
}

/** The word list's thing that the summary names, without its article; else any. */
function subjectOf(text: string, texts: ProjectTexts, random: Random): string {
  const lower = text.toLowerCase();
  const named = texts.words.thing.find((thing) => lower.includes(thing.replace(/^the /, '')));
  return named ?? random.pick(texts.words.thing);
}
