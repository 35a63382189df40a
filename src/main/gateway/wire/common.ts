import type { IssueType, Status, User } from '@shared/jira/issue';
import type { FieldSchema } from '@shared/jira/field';
import { statusCategoryOf } from '@shared/jira/status-category';
import { z } from '@shared/schema';

/** Ids are strings almost everywhere and numbers in a few places (contract §3.4): both are taken. */
export const id = z.union([z.string(), z.number()]).transform(String);

const avatarUrls = z.record(z.string(), z.unknown()).nullish();

export const wireUser: z.ZodType<User> = z
  .object({
    accountId: z.string(),
    displayName: z.string().nullish(),
    active: z.boolean().nullish(),
    avatarUrls,
  })
  .transform((user) => {
    const avatar = user.avatarUrls?.['48x48'];
    return {
      accountId: user.accountId,
      displayName: user.displayName ?? user.accountId,
      active: user.active ?? true,
      avatarUrl: typeof avatar === 'string' ? avatar : null,
    };
  });

export const wireIssueType: z.ZodType<IssueType> = z
  .object({
    id,
    name: z.string(),
    description: z.string().nullish(),
    subtask: z.boolean().nullish(),
    hierarchyLevel: z.number().nullish(),
  })
  .transform((type) => ({
    id: type.id,
    name: type.name,
    description: type.description ?? '',
    subtask: type.subtask ?? false,
    hierarchyLevel: type.hierarchyLevel ?? (type.subtask === true ? -1 : 0),
  }));

export const wireStatus: z.ZodType<Status> = z
  .object({ id, name: z.string(), statusCategory: z.object({ key: z.string() }).nullish() })
  .transform((status) => ({
    id: status.id,
    name: status.name,
    category: statusCategoryOf(status.statusCategory?.key),
  }));

export const wireFieldSchema: z.ZodType<FieldSchema> = z.object({
  type: z.string(),
  items: z.string().optional(),
  system: z.string().optional(),
  custom: z.string().optional(),
  customId: z.number().optional(),
});
