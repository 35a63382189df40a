import { z } from '@shared/schema';
import { id, wireIssueType } from './common';

/** Answers of the pickers (contract §9). What matched is marked with HTML in some members: those are not read. */

export const wireIssueSections = z
  .object({
    sections: z
      .array(z.object({ issues: z.array(z.object({ key: z.string(), summaryText: z.string().nullish() })).nullish() }))
      .nullish(),
  })
  .transform(({ sections }) => (sections ?? []).flatMap(({ issues }) => issues ?? []));

export const wireTypedIssues = z.object({
  issues: z.array(
    z.object({
      key: z.string(),
      fields: z
        .object({
          summary: z.string().nullish(),
          issuetype: wireIssueType.nullish(),
          project: z.object({ id }).nullish(),
        })
        .nullish(),
    }),
  ),
});

/** `displayName` has HTML around what matched. */
export const wireSuggestions = z
  .object({ results: z.array(z.object({ value: z.string(), displayName: z.string().nullish() })).nullish() })
  .transform(({ results }) => results ?? []);

export const wireGroups = z.object({
  groups: z.array(z.object({ name: z.string(), groupId: z.string().nullish() })),
  total: z.number().nullish(),
});

export const wireBoards = z.object({
  values: z.array(z.object({ id: z.number(), type: z.string().nullish() })),
  total: z.number().nullish(),
  isLast: z.boolean().nullish(),
});

export const wireSprints = z.object({
  values: z.array(z.object({ id, name: z.string().nullish(), state: z.string().nullish() })),
  total: z.number().nullish(),
  isLast: z.boolean().nullish(),
});

export const wireUserPicker = z.object({
  permissions: z.object({ USER_PICKER: z.object({ havePermission: z.boolean() }) }),
});
