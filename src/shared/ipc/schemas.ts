import type { CreateField, FieldSchema } from '../jira/field';
import type { Comment, HistoryEntry, Issue, IssueRow, IssueType, Status, User } from '../jira/issue';
import type { LinkType } from '../jira/link-type';
import type { Project } from '../jira/project';
import type { Site, SiteRef } from '../jira/site';
import type { Transition } from '../jira/transition';
import { jsonObject, jsonValue, z } from '../schema';

/** What crosses IPC, as schemas of the shared types. Each is typed by its interface, so that the two cannot drift. */

export const siteRef: z.ZodType<SiteRef> = z.object({ accountId: z.string().min(1), cloudId: z.string().min(1) });

export const site: z.ZodType<Site> = z.object({
  cloudId: z.string(),
  url: z.string(),
  name: z.string(),
  avatarUrl: z.string().nullable(),
  scopes: z.array(z.string()),
});

export const user: z.ZodType<User> = z.object({
  accountId: z.string(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
  active: z.boolean(),
});

export const issueType: z.ZodType<IssueType> = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  subtask: z.boolean(),
  hierarchyLevel: z.number(),
});

const status: z.ZodType<Status> = z.object({
  id: z.string(),
  name: z.string(),
  category: z.enum(['new', 'indeterminate', 'done', 'undefined']),
});

export const issueRow: z.ZodType<IssueRow> = z.object({
  id: z.string(),
  key: z.string(),
  summary: z.string(),
  issueType: issueType.nullable(),
  status: status.nullable(),
  priority: z.object({ id: z.string(), name: z.string() }).nullable(),
  assignee: user.nullable(),
  created: z.string().nullable(),
  updated: z.string().nullable(),
});

export const fieldSchema: z.ZodType<FieldSchema> = z.object({
  type: z.string(),
  items: z.string().optional(),
  system: z.string().optional(),
  custom: z.string().optional(),
  customId: z.number().optional(),
});

export const createField: z.ZodType<CreateField> = z.object({
  fieldId: z.string(),
  key: z.string(),
  name: z.string(),
  required: z.boolean(),
  hasDefaultValue: z.boolean(),
  operations: z.array(z.string()),
  schema: fieldSchema,
  allowedValues: z.array(jsonValue).optional(),
  defaultValue: jsonValue.optional(),
});

export const linkType: z.ZodType<LinkType> = z.object({ name: z.string(), outward: z.string(), inward: z.string() });

export const transition: z.ZodType<Transition> = z.object({
  id: z.string(),
  name: z.string(),
  to: status,
  fields: z.array(createField),
});

export const issue: z.ZodType<Issue> = z.object({
  id: z.string(),
  key: z.string(),
  fields: jsonObject,
  names: z.record(z.string(), z.string()),
  schema: z.record(z.string(), fieldSchema),
});

export const comment: z.ZodType<Comment> = z.object({
  id: z.string(),
  author: user.nullable(),
  created: z.string(),
  updated: z.string(),
  body: jsonValue,
});

export const historyEntry: z.ZodType<HistoryEntry> = z.object({
  id: z.string(),
  author: user.nullable(),
  created: z.string(),
  items: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
});

export const project: z.ZodType<Project> = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  style: z.enum(['company-managed', 'team-managed']),
  typeKey: z.string(),
});
