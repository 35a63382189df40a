import { getSchema } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import { adfExtensions } from './adf-extensions';

let schema: Schema | null = null;

/** The editor's schema, for reading and for tests; a mounted editor has an equal one of its own. */
export function editorSchema(): Schema {
  schema ??= getSchema(adfExtensions());
  return schema;
}
