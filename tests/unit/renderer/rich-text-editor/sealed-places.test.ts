import { undo } from '@tiptap/pm/history';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { findMadeFaults } from '@shared/adf/made-faults';
import { childrenOf, nodeType, type AdfNode } from '@shared/adf/types';
import type { JsonObject } from '@shared/json';
import { editingPlugins } from '../../../../src/renderer/ui/rich-text-editor/document/editing-plugins';
import { editorSchema } from '../../../../src/renderer/ui/rich-text-editor/document/editor-schema';
import { opened, through } from './documents';

const paragraph = (text: string): JsonObject => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const doc = (...content: readonly JsonObject[]): JsonObject => ({ version: 1, type: 'doc', content });
const column: JsonObject = { type: 'layoutColumn', attrs: { width: 50 }, content: [paragraph('c')] };
const layout: JsonObject = { type: 'layoutSection', content: [column, column] };
const hologram: JsonObject = { type: 'hologram', attrs: { x: 1 } };
const list = (...inside: readonly JsonObject[]): JsonObject => ({
  type: 'bulletList',
  content: [{ type: 'listItem', content: inside }],
});

function stateOf(adf: JsonObject): EditorState {
  return EditorState.create({ doc: opened(adf), plugins: editingPlugins(editorSchema(), () => 'id') });
}

/** The sealed block of a name, taken from where it is and put behind the first paragraph with these words. */
function carried(state: EditorState, name: string, behind: string): Transaction {
  let from = -1;
  state.doc.descendants((node, at) => {
    const adf = node.attrs['adf'] as JsonObject | undefined;
    if (adf !== undefined && nodeType(adf) === name) from = at;
  });
  const node = state.doc.nodeAt(from);
  if (node === null) throw new Error(`No ${name}`);
  const tr = state.tr.delete(from, from + node.nodeSize);
  let to = -1;
  tr.doc.descendants((one, at) => {
    if (one.isTextblock && one.textContent === behind) to = at + one.nodeSize;
  });
  return tr.insert(to, node);
}

const written = (state: EditorState): JsonObject => through(state.doc) ?? {};
const types = (node: AdfNode): readonly string[] => childrenOf(node).map(nodeType);

describe('a sealed block', () => {
  it('that is put into a list goes behind the list, and one undo takes it back', () => {
    const adf = doc(layout, list(paragraph('item')), paragraph('end'));
    const state = stateOf(adf);
    const after = state.apply(carried(state, 'layoutSection', 'item'));
    after.doc.check();
    expect(types(written(after))).toEqual(['bulletList', 'layoutSection', 'paragraph']);
    expect(findMadeFaults(adf, written(after))).toEqual([]);
    let undone = after;
    undo(after, (tr) => {
      undone = after.apply(tr);
    });
    expect(JSON.stringify(written(undone))).toBe(JSON.stringify(adf));
  });

  it('stays where it may stand', () => {
    const state = stateOf(doc(layout, paragraph('a'), paragraph('end')));
    expect(types(written(state.apply(carried(state, 'layoutSection', 'a'))))).toEqual([
      'paragraph',
      'layoutSection',
      'paragraph',
    ]);
  });

  it('is not dropped where there is no place for it, and stays where it was', () => {
    const cell = { type: 'tableCell', content: [paragraph('cell'), hologram] };
    const adf = doc({ type: 'table', content: [{ type: 'tableRow', content: [cell] }] }, paragraph('end'));
    const state = stateOf(adf);
    const after = state.apply(carried(state, 'hologram', 'end').setMeta('uiEvent', 'drop'));
    expect(JSON.stringify(written(after))).toBe(JSON.stringify(adf));
  });

  it('that Jira put into an odd place may be written beside', () => {
    const adf = doc(list(paragraph('item'), layout));
    const state = stateOf(adf);
    const after = state.apply(state.tr.insertText('!', 4));
    expect(JSON.stringify(written(after))).toBe(JSON.stringify(adf).replace('item', 'i!tem'));
  });
});
