import { parseIssueKey } from '../jira/issue-key';
import type { JsonValue } from '../json';
import { isJsonObject } from '../json';
import type { Read } from './field-type';
import type { IssueChoice } from './values';

/** An issue by its key, by a pasted link, or by its number, which is as good as a key and survives a move. */
export function readIssueText(text: string): Read<string> {
  const typed = text.trim();
  if (/^\d+$/.test(typed)) return { ok: true, value: typed };
  const found = parseIssueKey(typed);
  if (found !== null) return { ok: true, value: found.key };
  return { ok: false, problem: `"${typed}" is not an issue key. Write it like SHOP-12, or paste the issue's link.` };
}

function summaryOf(wire: JsonValue | undefined): string {
  const fields = isJsonObject(wire) ? wire['fields'] : undefined;
  const summary = isJsonObject(fields) ? fields['summary'] : undefined;
  return typeof summary === 'string' ? summary : '';
}

/** `{key, id, fields: {summary}}`, also where it stands in `data`, as plans give it. */
export function issueFromWire(wire: JsonValue): IssueChoice | null {
  if (!isJsonObject(wire)) return null;
  const issue = isJsonObject(wire['data']) ? wire['data'] : wire;
  const key = issue['key'] ?? issue['id'];
  return typeof key === 'string' && key !== '' ? { key, summary: summaryOf(issue) } : null;
}
