import { history } from '@tiptap/pm/history';
import type { Schema } from '@tiptap/pm/model';
import type { Plugin } from '@tiptap/pm/state';
import { adfClipboard } from './clipboard';
import { keepLineEnds } from './line-ends';
import { uniqueLocalIds } from './local-ids';
import { sealedPlaces } from './sealed-places';
import { adfTableEditing } from './table-editing';

/** What watches over a document while it is edited. */
export function editingPlugins(schema: Schema, newLocalId: () => string): Plugin[] {
  return [
    history(),
    uniqueLocalIds(newLocalId),
    sealedPlaces(),
    adfClipboard(schema),
    keepLineEnds(schema),
    adfTableEditing(),
  ];
}
