import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { CreateField } from '@shared/jira/field';
import type { SiteRef } from '@shared/jira/site';
import { jsonValue, z } from '@shared/schema';
import type { Priority } from './budget';
import type { Gateway } from './request';
import { wireFieldSchema } from './wire/common';
import { readAnswer } from './wire/read-answer';

const wireMetaField = z.object({
  key: z.string().nullish(),
  name: z.string(),
  required: z.boolean().nullish(),
  hasDefaultValue: z.boolean().nullish(),
  operations: z.array(z.string()).nullish(),
  schema: wireFieldSchema,
  allowedValues: z.array(jsonValue).nullish(),
  defaultValue: jsonValue.nullish(),
});

/** The map of fields by id that editmeta and the screens of transitions have; a default is not told on edit (contract §6.2). */
export const wireFieldMap: z.ZodType<CreateField[]> = z.record(z.string(), wireMetaField).transform((fields) =>
  Object.entries(fields).map(([fieldId, field]) => ({
    fieldId,
    key: field.key ?? fieldId,
    name: field.name,
    required: field.required ?? false,
    hasDefaultValue: field.hasDefaultValue ?? false,
    operations: field.operations ?? [],
    schema: field.schema,
    ...(field.allowedValues === null || field.allowedValues === undefined
      ? {}
      : { allowedValues: field.allowedValues }),
    ...(field.defaultValue === null || field.defaultValue === undefined ? {} : { defaultValue: field.defaultValue }),
  })),
);

const wireEditMeta = z.object({ fields: wireFieldMap.nullish() });

/** `GET issue/{idOrKey}/editmeta`: what this account may change on this issue, with the verbs and values that Jira takes. */
export async function readEditFields(
  gateway: Gateway,
  site: SiteRef,
  issueIdOrKey: string,
  priority: Priority = 'person',
): Promise<Outcome<CreateField[]>> {
  const what = `the fields of ${issueIdOrKey}`;
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: `/rest/api/3/issue/${encodeURIComponent(issueIdOrKey)}/editmeta`,
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
    priority,
  });
  const read = readAnswer(wireEditMeta, answer, what);
  return read.ok ? succeed(read.value.fields ?? []) : read;
}
