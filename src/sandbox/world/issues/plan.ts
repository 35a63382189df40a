import type { Project, SandboxSite } from '../model';
import type { Random } from '../random';
import { VOICES, type Voice } from './voices';

export interface PlannedIssue {
  project: Project;
  voice: Voice;
  issueTypeId: string;
  /** Epoch milliseconds. */
  created: number;
}

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;
const HISTORY_DAYS = 420;
/** The higher, the more issues are young: about a fifth of them is younger than two weeks. */
const YOUTH = 2.2;

/** Which project gets the n-th issue before chance decides: every kind of project has something in a small world too. */
const OPENING = [
  'SHOP',
  'KITCHEN',
  'SHOP',
  'PAY',
  'KITCHEN',
  'SHOP',
  'OPS',
  'MOB',
  'AUTOTEST',
  'SHOP',
  'KITCHEN',
  'AUTOTEST',
];
const THEN = ['PAY', 'AUTOTEST', 'KITCHEN', 'SHOP', 'MOB', 'DOC', 'SHOP', 'OPS', 'FIN', 'SEC', 'PAY', 'MOB'];

/** Oldest first. */
export function planIssues(site: SandboxSite, count: number, now: number, random: Random): PlannedIssue[] {
  const projects = new Map(site.projects.map((project) => [project.key, project]));
  const opening = [...OPENING, ...THEN].filter((key) => projects.has(key));
  const weights: Record<string, number> = {};
  for (const key of projects.keys()) weights[key] = VOICES[key]?.weight ?? 0;
  const made = new Map<string, number>();
  return Array.from({ length: count }, (_, index): PlannedIssue => {
    const key = opening[index] ?? random.weighted(weights);
    const project = projects.get(key);
    const voice = VOICES[key];
    if (project === undefined || voice === undefined) throw new Error(`Project ${key} has no voice`);
    const nth = made.get(key) ?? 0;
    made.set(key, nth + 1);
    const issueTypeId = voice.first[nth] ?? random.weighted(voice.types);
    // Within its own slot of time, so that keys and creation times have the same order.
    const position = (count - index - random.next() * 0.9) / count;
    const age = 5 * MINUTE + HISTORY_DAYS * DAY * Math.max(0, position) ** YOUTH;
    return { project, voice, issueTypeId, created: Math.floor(now - age) };
  });
}
