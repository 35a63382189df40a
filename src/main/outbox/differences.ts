import { momentToEpoch, readMoment } from '@shared/fields/date-time-text';
import { isJsonObject, type JsonObject } from '@shared/json';
import type { SeenIssue } from './find-issue';
import { mayBeThereSince } from './former';
import type { JournalledChange } from './journalled-change';

export interface Differences {
  /** Why it cannot be that issue at all, in words. */
  readonly refused: string | null;
  /** What does not agree, in words. */
  readonly words: readonly string[];
}

export const NOTHING_DIFFERS: Differences = { refused: null, words: [] };

/** Clocks differ, and a person may have made the issue while the program was sending it. */
const MARGIN_MS = 15 * 60_000;

/** In what an issue that a person names differs from a create that may have become it. Pure. */
export function differencesFrom(change: JournalledChange, issue: SeenIssue): Differences {
  if (change.kind !== 'create') return NOTHING_DIFFERS;
  const sent = isJsonObject(change.body['fields']) ? change.body['fields'] : {};
  const { project, issueType, creator, created, summary } = issue;
  if (project !== null && !isSame(sent['project'], project.id, project.key)) {
    const refused = `${issue.key} is in the project ${project.key}, and this was sent to ${change.projectKey}.`;
    return { refused, words: [] };
  }
  const words: string[] = [];
  if (issueType !== null && !isSame(sent['issuetype'], issueType.id, issueType.name))
    words.push(`its type is ${issueType.name}`);
  if (creator !== null && creator.own === false) words.push(`${creator.name} created it`);
  const at = readMoment(created ?? '');
  if (at.ok && momentToEpoch(at.value) < mayBeThereSince(change) - MARGIN_MS)
    words.push('it was created before this was sent');
  const wanted = sent['summary'];
  if (typeof wanted === 'string' && summary !== null && summary.trim() !== wanted.trim())
    words.push(`its summary is “${summary}”`);
  return { refused: null, words };
}

/** A body names them by id, key or name; where it says none of these, nothing is known to differ. */
function isSame(sent: unknown, id: string, name: string): boolean {
  if (typeof sent !== 'object' || sent === null) return true;
  const named = sent as JsonObject;
  const given = named['id'] ?? named['key'] ?? named['name'];
  return typeof given !== 'string' || given === id || given.toLowerCase() === name.toLowerCase();
}
