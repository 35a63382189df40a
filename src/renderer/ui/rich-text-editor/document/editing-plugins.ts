import { history } from '@tiptap/pm/history';
import type { Schema } from '@tiptap/pm/model';
import type { Plugin } from '@tiptap/pm/state';
import { adfClipboard } from './clipboard';
import { uniqueLocalIds } from './local-ids';
import { adfTableEditing } from './table-editing';

/** What watches over a document while it is edited. */
export function editingPlugins(schema: Schema, newLocalId: () => string): Plugin[] {
  return [history(), uniqueLocalIds(newLocalId), adfClipboard(schema), adfTableEditing()];
}
