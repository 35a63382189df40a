import type { Comment, HistoryEntry, Issue, IssueRow } from '@shared/jira/issue';
import { jsonObject, jsonValue, z } from '@shared/schema';
import { id, wireFieldSchema, wireIssueType, wireStatus, wireUser } from './common';

/** What a list asks for, and how a row is made of it. */
export const ROW_FIELDS = ['summary', 'issuetype', 'status', 'priority', 'assignee', 'created', 'updated'] as const;

/** A field that a person may not see, or that the project lacks, is absent or null: never a reason to lose the row. */
const rowFields = z.object({
  summary: z.string().nullish(),
  issuetype: wireIssueType.nullish().catch(null),
  status: wireStatus.nullish().catch(null),
  priority: z.object({ id, name: z.string() }).nullish().catch(null),
  assignee: wireUser.nullish().catch(null),
  created: z.string().nullish(),
  updated: z.string().nullish(),
});

export const wireIssueRow: z.ZodType<IssueRow> = z
  .object({ id, key: z.string(), fields: rowFields.optional() })
  .transform((issue) => ({
    id: issue.id,
    key: issue.key,
    summary: issue.fields?.summary ?? '',
    issueType: issue.fields?.issuetype ?? null,
    status: issue.fields?.status ?? null,
    priority: issue.fields?.priority ?? null,
    assignee: issue.fields?.assignee ?? null,
    created: issue.fields?.created ?? null,
    updated: issue.fields?.updated ?? null,
  }));

/** `GET issue/{key}?expand=names,schema`: the fields stay exactly as Jira wrote them. */
export const wireIssue: z.ZodType<Issue> = z.object({
  id,
  key: z.string(),
  fields: jsonObject,
  names: z.record(z.string(), z.string()).default({}),
  schema: z.record(z.string(), wireFieldSchema).default({}),
});

const wireComment: z.ZodType<Comment> = z
  .object({
    id,
    author: wireUser.nullish().catch(null),
    created: z.string(),
    updated: z.string().nullish(),
    body: jsonValue.nullish(),
  })
  .transform((comment) => ({
    id: comment.id,
    author: comment.author ?? null,
    created: comment.created,
    updated: comment.updated ?? comment.created,
    body: comment.body ?? null,
  }));

export const wireCommentPage = z.object({
  comments: z.array(wireComment),
  startAt: z.number(),
  total: z.number(),
});

const wireHistoryItem = z
  .object({ field: z.string(), fromString: z.string().nullish(), toString: z.unknown() })
  // Every object has a `toString` of its own; only a string is Jira's.
  .transform((item) => ({
    field: item.field,
    from: item.fromString ?? null,
    to: typeof item.toString === 'string' ? item.toString : null,
  }));

const wireHistoryEntry: z.ZodType<HistoryEntry> = z
  .object({ id, author: wireUser.nullish().catch(null), created: z.string(), items: z.array(wireHistoryItem) })
  .transform((entry) => ({ id: entry.id, author: entry.author ?? null, created: entry.created, items: entry.items }));

export const wireHistoryPage = z.object({
  values: z.array(wireHistoryEntry),
  startAt: z.number(),
  total: z.number(),
});
