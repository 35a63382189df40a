import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { CreateField } from '@shared/jira/field';
import type { IssueType } from '@shared/jira/issue';
import type { SiteRef } from '@shared/jira/site';
import { jsonValue, z } from '@shared/schema';
import { allPages, type Page } from './all-pages';
import type { Gateway } from './request';
import { wireFieldSchema, wireIssueType } from './wire/common';
import { readAnswer } from './wire/read-answer';

const READ = ['read:jira-work'];

/** The arrays are `issueTypes` and `fields`; the OpenAPI file also lists synonyms, which are tolerated (contract §6.1). */
const wireTypePage = z
  .object({
    issueTypes: z.array(wireIssueType).optional(),
    createMetaIssueType: z.array(wireIssueType).optional(),
    total: z.number().nullish(),
  })
  .transform((page) => ({ items: page.issueTypes ?? page.createMetaIssueType ?? [], total: page.total ?? null }));

const wireCreateField: z.ZodType<CreateField> = z
  .object({
    fieldId: z.string().optional(),
    key: z.string(),
    name: z.string(),
    required: z.boolean(),
    hasDefaultValue: z.boolean().nullish(),
    operations: z.array(z.string()).nullish(),
    schema: wireFieldSchema,
    allowedValues: z.array(jsonValue).nullish(),
    defaultValue: jsonValue.nullish(),
  })
  .transform((field) => ({
    fieldId: field.fieldId ?? field.key,
    key: field.key,
    name: field.name,
    required: field.required,
    hasDefaultValue: field.hasDefaultValue ?? false,
    operations: field.operations ?? [],
    schema: field.schema,
    ...(field.allowedValues === null || field.allowedValues === undefined
      ? {}
      : { allowedValues: field.allowedValues }),
    ...(field.defaultValue === null || field.defaultValue === undefined ? {} : { defaultValue: field.defaultValue }),
  }));

const wireFieldPage = z
  .object({
    fields: z.array(wireCreateField).optional(),
    results: z.array(wireCreateField).optional(),
    total: z.number().nullish(),
  })
  .transform((page) => ({ items: page.fields ?? page.results ?? [], total: page.total ?? null }));

/** `GET issue/createmeta/{project}/issuetypes`: the types in which this account may create here. */
export function readCreateIssueTypes(
  gateway: Gateway,
  site: SiteRef,
  projectId: string,
): Promise<Outcome<IssueType[]>> {
  return createMetaPages(
    gateway,
    site,
    `${encodeURIComponent(projectId)}/issuetypes`,
    wireTypePage,
    'the issue types of the project',
  );
}

/** `GET issue/createmeta/{project}/issuetypes/{type}`: what this account's create screen asks for, as listed by Jira. */
export function readCreateFields(
  gateway: Gateway,
  site: SiteRef,
  projectId: string,
  issueTypeId: string,
): Promise<Outcome<CreateField[]>> {
  const path = `${encodeURIComponent(projectId)}/issuetypes/${encodeURIComponent(issueTypeId)}`;
  return createMetaPages(gateway, site, path, wireFieldPage, 'the fields of this issue type');
}

function createMetaPages<T>(
  gateway: Gateway,
  site: SiteRef,
  path: string,
  schema: z.ZodType<{ items: T[]; total: number | null }>,
  what: string,
): Promise<Outcome<T[]>> {
  return allPages(async (startAt): Promise<Outcome<Page<T>>> => {
    const answer = await gateway.request({
      site,
      method: 'GET',
      path: `/rest/api/3/issue/createmeta/${path}`,
      query: { startAt, maxResults: 200 },
      intent: 'read',
      what,
      scopes: READ,
    });
    const page = readAnswer(schema, answer, what);
    if (!page.ok) return page;
    // Without a total, one page is all there is to go by.
    return succeed({ items: page.value.items, total: page.value.total ?? startAt + page.value.items.length });
  });
}
