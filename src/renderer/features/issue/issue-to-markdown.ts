import { adfToMarkdown } from '@shared/adf/to-markdown';
import type { Issue } from '@shared/jira/issue';
import { isJsonObject } from '@shared/json';
import { statusOf, textOf } from './read-fields';

/** An issue as Markdown to paste elsewhere: its key as a link, its summary and status, its description. */
export function issueToMarkdown(issue: Issue, url: string): string {
  const status = statusOf(issue.fields['status']);
  const description = issue.fields['description'];
  const parts = [`# [${issue.key}](${url}) ${textOf(issue.fields['summary'])}`];
  if (status !== null) parts.push(`Status: ${status.name}`);
  if (isJsonObject(description)) parts.push(adfToMarkdown(description));
  return `${parts.join('\n\n')}\n`;
}
