import { ISSUE_KEY } from '../jira/issue-key';
import { z } from '../schema';

/** What a call may hold at most. Far above anything that Jira takes: it keeps a broken page from filling the journal. */

/** Characters of JSON of one document, form or change. Jira takes texts of 32,767 characters. */
export const MOST_JSON = 5_000_000;

/** An id of Jira's or of ours. */
export const id = z.string().min(1).max(255);
/** A name that Jira shows: of a field, a status, a person. */
export const name = z.string().max(1_000);
/** `SHOP-12`. Project keys have ten characters, or more where an administrator allowed it. */
export const issueKey = z.string().max(255).regex(ISSUE_KEY);

/** Whether it is JSON, of a size that is taken. Pure. */
export function fits(value: unknown): boolean {
  try {
    return JSON.stringify(value).length <= MOST_JSON;
  } catch {
    // A circle, or a number that JSON has no form for: the clone between processes carries both.
    return false;
  }
}

export const TOO_LARGE = 'at most 5 MB of JSON';
