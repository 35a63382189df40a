import { nodeType } from '@shared/adf/types';
import type { JsonObject, JsonValue } from '@shared/json';
import { SEALED_ADF, SEALED_MARK, type EditorMark, type EditorNode } from './editor-node';
import { emitMark } from './emit-attributes';
import { backwards, cut, lengthOf, markKey, runOf, sameFromStart, type Run } from './inline-runs';
import { markKind } from './mark-kinds';
import { readInline } from './read-inline';
import { readMarks } from './read-marks';

interface SourceRun extends Run {
  readonly adf: JsonObject;
}

/**
 * The inline nodes of a text block as ADF. What reads as it did in the source, from either end, is given back node by node as it was;
 * the rest is written anew, in the form in which the source wrote text of that look.
 */
export function emitInline(
  nodes: readonly EditorNode[],
  source: JsonValue | undefined,
  emitLeaf: (node: EditorNode) => JsonObject,
): readonly JsonValue[] {
  const written = sourceRuns(source);
  const now = nodes.map(runOf);
  const total = lengthOf(now);
  const start = sameFromStart(written, now);
  if (start === total && start === lengthOf(written) && Array.isArray(source)) return source as readonly JsonValue[];
  const most = Math.min(total, lengthOf(written)) - start;
  const end = Math.min(sameFromStart(backwards(written), backwards(now)), most);

  let before = whole(written, start);
  let after = whole(written.toReversed(), end).toReversed();
  const middle = cut(now, lengthOf(before), total - lengthOf(after));
  // Letters typed at the edge of a text belong to it.
  const isTyped = (edge: Run | undefined, neighbour: Run | undefined): boolean =>
    edge !== undefined && edge.node.type === 'text' && edge.look === neighbour?.look;
  if (isTyped(middle[0], before.at(-1))) before = before.slice(0, -1);
  else if (isTyped(middle.at(-1), after[0])) after = after.slice(1);
  const anew = cut(now, lengthOf(before), total - lengthOf(after));
  return [
    ...before.map(({ adf }) => adf),
    ...anew.map((run) => (run.node.type === 'text' ? emitText(run, written) : emitLeaf(run.node))),
    ...after.map(({ adf }) => adf),
  ];
}

function sourceRuns(source: JsonValue | undefined): SourceRun[] {
  return (readInline(source) ?? []).flatMap(({ adf, node }) => (node === null ? [] : [{ ...runOf(node), adf }]));
}

/** The runs that lie wholly within the first places. */
function whole(runs: readonly SourceRun[], places: number): SourceRun[] {
  const found: SourceRun[] = [];
  let length = 0;
  for (const run of runs) {
    length += run.text.length;
    if (length > places) break;
    found.push(run);
  }
  return found;
}

function emitText(run: Run, written: readonly SourceRun[]): JsonObject {
  const like = written.find(({ look, node }) => node.type === 'text' && look === run.look);
  if (like !== undefined) return { ...like.adf, text: run.text };
  const marks = besideEachOther((run.node.marks ?? []).map((mark) => emitOneMark(mark, written)));
  return marks.length === 0 ? { type: 'text', text: run.text } : { type: 'text', text: run.text, marks };
}

/** Text made code loses what ADF does not take beside code, sealed or not. */
function besideEachOther(marks: readonly JsonObject[]): readonly JsonObject[] {
  if (!marks.some((mark) => nodeType(mark) === 'code')) return marks;
  return marks.filter(
    (mark) => ['code', 'link', 'annotation'].includes(nodeType(mark)) || markKind(nodeType(mark)) === null,
  );
}

/** A mark as the source wrote it, when it did. */
function emitOneMark(mark: EditorMark, written: readonly SourceRun[]): JsonObject {
  if (mark.type === SEALED_MARK) return mark.attrs?.[SEALED_ADF] as JsonObject;
  const key = markKey(mark);
  for (const { adf, node } of written) {
    if (!node.marks?.some((one) => markKey(one) === key)) continue;
    for (const one of (adf['marks'] ?? []) as readonly JsonObject[]) {
      const [read] = readMarks([one]) ?? [];
      if (read !== undefined && markKey(read) === key) return one;
    }
  }
  return emitMark(mark);
}
