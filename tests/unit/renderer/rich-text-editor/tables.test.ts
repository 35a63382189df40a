import { EditorState, TextSelection } from '@tiptap/pm/state';
import {
  CellSelection,
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  goToNextCell,
  mergeCells,
  splitCell,
  toggleHeaderColumn,
  toggleHeaderRow,
} from '@tiptap/pm/tables';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAdfFaults } from '@shared/adf/validate';
import type { JsonObject } from '@shared/json';
import { editingPlugins } from '../../../../src/renderer/ui/rich-text-editor/document/editing-plugins';
import { editorSchema } from '../../../../src/renderer/ui/rich-text-editor/document/editor-schema';
import { tried } from './adf-arbitrary';
import { changedSubtree } from './changed-subtree';
import { opened, through } from './documents';

const COMMANDS = [
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  mergeCells,
  splitCell,
  toggleHeaderColumn,
  toggleHeaderRow,
  goToNextCell(1),
  goToNextCell(-1),
];

function stateOf(adf: JsonObject): EditorState {
  return EditorState.create({ doc: opened(adf), plugins: editingPlugins(editorSchema(), () => 'new') });
}

function tableOf(...rows: readonly (readonly JsonObject[])[]): JsonObject {
  const content = rows.map((cells) => ({ type: 'tableRow', content: cells }));
  return { version: 1, type: 'doc', content: [{ type: 'table', content }] };
}

const cell = (attrs: JsonObject): JsonObject => ({
  type: 'tableCell',
  attrs,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }],
});

const limit = process.env['SOAK'] === undefined ? 120_000 : 1_800_000;

describe('a table', () => {
  it(
    'with any spans is sealed when it is uneven, and takes every command at every cell when it is not',
    { timeout: limit },
    () => {
      const span = fc.constantFrom(1, 1, 1, 2);
      const row = fc.array(fc.record({ colspan: span, rowspan: span }).map(cell), { minLength: 1, maxLength: 3 });
      const table = fc.array(row, { minLength: 1, maxLength: 3 }).map((rows) => tableOf(...rows));
      const counts = { sealed: 0, run: 0 };
      fc.assert(
        fc.property(table, (adf) => {
          const state = stateOf(adf);
          expect(JSON.stringify(through(state.doc))).toBe(JSON.stringify(adf));
          if (state.doc.firstChild?.type.name === 'sealedBlock') counts.sealed += 1;
          state.doc.descendants((node, place) => {
            if (node.type.name !== 'tableCell') return;
            for (const selection of [
              TextSelection.create(state.doc, place + 2),
              CellSelection.create(state.doc, place),
            ]) {
              const selected = state.apply(state.tr.setSelection(selection));
              for (const command of COMMANDS) {
                command(selected, (tr) => {
                  const after = selected.apply(tr);
                  after.doc.check();
                  expect(findAdfFaults(through(after.doc))).toEqual([]);
                  counts.run += 1;
                });
              }
            }
          });
        }),
        { ...tried(300) },
      );
      expect(counts.sealed).toBeGreaterThan(0);
      expect(counts.run).toBeGreaterThan(0);
    },
  );

  it('keeps widths that its rows do not agree about when a letter is typed in one cell', () => {
    const adf = tableOf([cell({ colwidth: [100] }), cell({})], [cell({ colwidth: [250] }), cell({ colwidth: [] })]);
    const state = stateOf(adf);
    const now = through(state.apply(state.tr.insertText('y', 5)).doc);
    expect(now === null ? null : changedSubtree(adf, now)).toEqual([0, 0, 0, 0, 0]);
  });

  it('is mended when an edit leaves it uneven', () => {
    const adf = tableOf([cell({ rowspan: 2 }), cell({})], [cell({})], [cell({}), cell({})]);
    const state = stateOf(adf);
    const first = state.doc.firstChild?.firstChild;
    const after = state.apply(state.tr.delete(1, 1 + (first?.nodeSize ?? 0)));
    const rows = after.doc.firstChild;
    expect([rows?.child(0).childCount, rows?.child(1).childCount]).toEqual([2, 2]);
  });

  it('that claims a million columns is sealed', () => {
    const adf = tableOf(Array.from({ length: 900 }, () => cell({ colspan: 1000 })));
    expect(opened(adf).firstChild?.type.name).toBe('sealedBlock');
  });
});
