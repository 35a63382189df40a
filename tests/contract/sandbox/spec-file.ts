import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What this folder reads of an OpenAPI 3.0 file. */
export interface OpenApiFile {
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: { schemas: Record<string, SchemaNode> };
}

export interface OpenApiOperation {
  responses?: Record<string, { content?: Record<string, { schema?: SchemaNode }> }>;
  security?: Record<string, string[]>[];
  'x-atlassian-oauth2-scopes'?: { state: 'Current' | 'Beta'; scopes: string[] }[];
}

export type SchemaNode = { [keyword: string]: unknown };

/** The checkout's neighbour that holds Atlassian's files; a user's clone does not have it. */
const specFolder = resolve(import.meta.dirname, '../../../../shared/spec');

/**
 * One of the snapshots of Atlassian's OpenAPI files, or `undefined` in a clone without them.
 * Under `CI=true` a missing file is an error: there the run must not pass unchecked.
 */
export function readSpecFile(
  name: 'jira-platform-v3.openapi.json' | 'jira-software-agile.openapi.json',
): OpenApiFile | undefined {
  const path = resolve(specFolder, name);
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as OpenApiFile;
  if (process.env['CI'] === 'true')
    throw new Error(`Conformance cannot be checked: ../shared/spec/${name} is missing.`);
  return undefined;
}
