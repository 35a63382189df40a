import { choicesOf } from '../fields/choices';
import type { FieldType } from '../fields/field-type';
import type { CreateField } from '../jira/field';
import { nearestValues } from './nearest-values';
import { likelyDurations } from './plain-durations';
import type { CellProblem, Closest, ProblemCode } from './problem';

const BY_TYPE: Readonly<Record<string, ProblemCode>> = {
  number: 'not-a-number',
  date: 'not-a-date',
  'date-time': 'not-a-date',
  'time-tracking': 'not-a-duration',
  worklog: 'not-a-duration',
  url: 'not-an-address',
  parent: 'not-an-issue',
  'epic-link': 'not-an-issue',
  'issue-links': 'not-an-issue',
  json: 'not-json',
};

const MOST_CLOSEST = 5;

/** Why a text is none of this field's, and what could be written instead: nothing where nothing is near. Pure. */
export function describe(
  text: string,
  problem: string,
  field: CreateField,
  type: FieldType,
): Pick<CellProblem, 'code' | 'sentence' | 'closest'> {
  const choices = choicesOf(field);
  if (choices !== null && choices.length > 0 && type.control !== 'cascading') {
    const near = nearestValues(text, choices, type.isRanked(field)).slice(0, MOST_CLOSEST);
    const closest = near.map(({ choice }) => asClosest(choice, choices));
    return { code: 'not-accepted', sentence: problem, closest };
  }
  const limit = type.limit(field.schema);
  const short = limit !== null && text.length > limit && !/[\r\n]/.test(text) ? cut(text, limit) : null;
  if (short !== null)
    return { code: 'too-long', sentence: problem, closest: [{ text: short, label: `Cut: ${short.slice(0, 40)}…` }] };
  if (type.control === 'text' && /[\r\n]/.test(text)) {
    const line = text.replace(/\s*[\r\n]+\s*/g, ' ');
    return { code: 'line-break', sentence: problem, closest: [{ text: line, label: line }] };
  }
  if (type.name === 'cascading') return { code: 'not-accepted', sentence: problem, closest: [] };
  const code = BY_TYPE[type.name] ?? 'unreadable';
  if (type.control === 'labels' && /\s/.test(text)) {
    const closest = ['-', '_'].map((sign) => text.trim().replace(/\s+/g, sign)).map(same);
    return { code, sentence: `A label has no spaces: “${text.trim()}” would be several.`, closest };
  }
  if (type.control === 'time-tracking') return { code, sentence: problem, closest: likelyDurations(text) };
  return { code, sentence: problem, closest: [] };
}

function same(text: string): Closest {
  return { text, label: text };
}

/** By its label, or by its id where several are called so. */
function asClosest(choice: { id: string; label: string }, all: readonly { id: string; label: string }[]): Closest {
  const alone = all.filter(({ label }) => label === choice.label).length === 1;
  return { text: alone ? choice.label : choice.id, label: choice.label };
}

/** Cut between two words where one ends near the limit. */
function cut(text: string, limit: number): string {
  const room = text.slice(0, limit - 1);
  const space = room.lastIndexOf(' ');
  return `${(space > limit * 0.8 ? room.slice(0, space) : room).trimEnd()}…`;
}
