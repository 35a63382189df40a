import { redo, undo } from '@tiptap/pm/history';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAdfFaults } from '@shared/adf/validate';
import type { JsonObject } from '@shared/json';
import { editingPlugins } from '../../../../src/renderer/ui/rich-text-editor/document/editing-plugins';
import { editorSchema } from '../../../../src/renderer/ui/rich-text-editor/document/editor-schema';
import { tellCounts } from '../../shared/adf/count-kinds';
import { adfDocument, tableDocument, tried } from './adf-arbitrary';
import { changedSubtree, children } from './changed-subtree';
import { opened, through } from './documents';
import { EVERY_KIND } from './every-kind';
import { EDITS, pathTo, placesFor, type Edit } from './edits';

const limit = process.env['SOAK'] === undefined ? 240_000 : 3_600_000;

function stateOf(adf: JsonObject): EditorState {
  let count = 0;
  const plugins = editingPlugins(editorSchema(), () => `new-${String((count += 1))}`);
  return EditorState.create({ doc: opened(adf), plugins });
}

function written(state: EditorState): JsonObject {
  const adf = through(state.doc);
  if (adf === null) throw new Error('Nothing was written');
  return adf;
}

function edit(
  adf: JsonObject,
  state: EditorState,
  one: Edit,
  dice: number,
): { tr: Transaction; target: number[]; isLeaf: boolean } | null {
  const places = placesFor(one, state);
  const place = places[dice % places.length];
  if (place === undefined) return null;
  const node = place < 0 ? state.doc : state.doc.nodeAt(place);
  if (node === null) return null;
  const tr = one.apply(state.tr, node, place, dice);
  if (tr === null || !tr.docChanged) return null;
  const path = pathTo(state.doc, place);
  const isLeaf = node.isInline;
  // The paragraph that stands in an empty editor is not in the document yet.
  const isFiller = children(adf).length === 0;
  return { tr, target: isFiller ? [] : one.inParent || isLeaf ? path.slice(0, -1) : path, isLeaf };
}

/** Every kind at every place of a document that has them all, before the random ones. */
const EXAMPLES = Array.from({ length: 12 }, (_, dice): [JsonObject, number] => [EVERY_KIND, dice]);

/** What is wrong about one edit of a document, in words; null where there was nothing to edit or nothing changed. */
function wrongs(adf: JsonObject, state: EditorState, one: Edit, dice: number): string[] | null {
  const made = edit(adf, state, one, dice);
  if (made === null) return null;
  const after = state.apply(made.tr);
  after.doc.check();
  const now = written(after);
  const undone = step(after, undo);
  const changed = changedSubtree(adf, now);
  const { target } = made;
  const isInside = changed === null || target.every((index, depth) => changed[depth] === index);
  const isAlone = changed === null || !made.isLeaf || changed.length === target.length + 1;
  const found = [
    ...(isInside ? [] : [`changed ${String(changed)} instead of ${String(target)}`]),
    ...(isAlone ? [] : ['changed more than that leaf']),
    ...(changed === null ? [] : findAdfFaults(now).map(({ path, message }) => `${path}: ${message}`)),
    ...(sameBytes(written(undone), adf) ? [] : ['undone, it is another document']),
    ...(sameBytes(written(step(undone, redo)), now) ? [] : ['redone, it is another document']),
  ].map((words) => `${one.name}: ${words}`);
  return changed === null && found.length === 0 ? null : found;
}

function sameBytes(left: JsonObject, right: JsonObject): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

describe('one edit of each kind', () => {
  it(
    'changes one subtree, leaves a document that fits, and is undone and redone to the byte',
    () => {
      const runs = tried(80);
      const done = new Map<string, number>(EDITS.map(({ name }) => [name, 0]));
      const anyDocument = fc.oneof({ weight: 4, arbitrary: adfDocument }, tableDocument);
      fc.assert(
        fc.property(anyDocument, fc.nat(), (adf, dice) => {
          const state = stateOf(adf);
          for (const one of EDITS) {
            const found = wrongs(adf, state, one, dice);
            expect(found ?? []).toEqual([]);
            if (found !== null) done.set(one.name, (done.get(one.name) ?? 0) + 1);
          }
        }),
        { ...runs, examples: EXAMPLES },
      );
      expect([...done].filter(([, count]) => count === 0)).toEqual([]);
      tellCounts('documents that took each edit', runs.seed, done);
    },
    limit,
  );
});

describe('any number of edits', () => {
  it(
    'leave a document that fits Atlassian’s schema, wherever blocks were moved to',
    () => {
      const anyDocument = fc.oneof({ weight: 4, arbitrary: adfDocument }, tableDocument);
      const someEdits = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 2, maxLength: 12 });
      let moves = 0;
      fc.assert(
        fc.property(anyDocument, someEdits, (adf, dice) => {
          let state = stateOf(adf);
          for (const [which, where] of dice) {
            const one = EDITS[which % (EDITS.length * 2)];
            const tr = one === undefined ? moveAnywhere(state, which, where) : edit(adf, state, one, where)?.tr;
            if (one === undefined && tr) moves += 1;
            if (tr) state = state.apply(tr);
          }
          state.doc.check();
          expect(findAdfFaults(through(state.doc) ?? null)).toEqual([]);
        }),
        { ...tried(150) },
      );
      expect(moves).toBeGreaterThan(0);
    },
    limit,
  );
});

/** Takes a block and puts it in the first place after a random one where the editor's schema lets it stand. */
function moveAnywhere(state: EditorState, which: number, where: number): Transaction | null {
  const blocks: number[] = [];
  state.doc.descendants((node, place, parent) => {
    const index = state.doc.resolve(place).index();
    const isMovable = node.isBlock && !HELD.has(node.type.name) && parent?.canReplace(index, index + 1);
    if (isMovable) blocks.push(place);
  });
  const place = blocks[which % blocks.length];
  const node = place === undefined ? null : state.doc.nodeAt(place);
  if (place === undefined || node === null) return null;
  const tr = state.tr.delete(place, place + node.nodeSize);
  const size = tr.doc.content.size;
  for (let tried = 0; tried <= size; tried += 1) {
    const target = tr.doc.resolve((where + tried) % (size + 1));
    const index = target.index();
    if (target.textOffset === 0 && target.parent.canReplaceWith(index, index, node.type))
      return tr.insert(target.pos, node).setMeta('uiEvent', 'drop');
  }
  return null;
}

const HELD = new Set(['media', 'caption', 'tableRow', 'tableCell', 'tableHeader']);

function step(state: EditorState, command: typeof undo): EditorState {
  let next = state;
  command(state, (tr) => {
    next = state.apply(tr);
  });
  return next;
}
