import type { FieldSchema } from '../jira/field';

/** Jira's own custom field types, `cft:` in the contract. */
export function isJiraCustom(schema: FieldSchema, ...names: readonly string[]): boolean {
  return names.some((name) => schema.custom === `com.atlassian.jira.plugin.system.customfieldtypes:${name}`);
}

/**
 * Whether an array's `items` can be believed. Those of app fields may be a translated label (contract 7), so an exact
 * English keyword counts, and anything else is left to JSON.
 */
export function isArrayOf(schema: FieldSchema, items: string): boolean {
  return schema.type === 'array' && schema.items === items;
}
