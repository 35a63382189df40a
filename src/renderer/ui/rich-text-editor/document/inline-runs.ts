import { SOURCE, type EditorMark, type EditorNode } from './editor-node';

/** A stretch of one look: letters with their marks, or one leaf. */
export interface Run {
  /** Equal for runs that read the same. */
  readonly look: string;
  readonly text: string;
  readonly node: EditorNode;
}

/** Stands for a leaf, one place long. */
const LEAF = '\uFFFC';

export function runOf(node: EditorNode): Run {
  if (node.type === 'text') return { look: `text ${marksKey(node.marks ?? [])}`, text: node.text ?? '', node };
  const attrs = Object.entries(node.attrs ?? {}).filter(([name]) => name !== SOURCE);
  return { look: `${node.type} ${JSON.stringify(attrs)}`, text: LEAF, node };
}

function marksKey(marks: readonly EditorMark[]): string {
  return marks.map(markKey).toSorted().join(' ');
}

export function markKey(mark: EditorMark): string {
  return `${mark.type}${JSON.stringify(mark.attrs ?? {})}`;
}

export function lengthOf(runs: readonly Run[]): number {
  return runs.reduce((total, { text }) => total + text.length, 0);
}

/** How many places read the same from the start. */
export function sameFromStart(left: readonly Run[], right: readonly Run[]): number {
  let same = 0;
  let [i, inLeft, j, inRight] = [0, 0, 0, 0];
  for (;;) {
    const one = left[i];
    const other = right[j];
    if (one === undefined || other === undefined || one.look !== other.look) return same;
    const length = Math.min(one.text.length - inLeft, other.text.length - inRight);
    const alike = alikeLetters(one.text, inLeft, other.text, inRight, length);
    same += alike;
    if (alike < length) return same;
    inLeft += length;
    inRight += length;
    if (inLeft === one.text.length) [i, inLeft] = [i + 1, 0];
    if (inRight === other.text.length) [j, inRight] = [j + 1, 0];
  }
}

function alikeLetters(left: string, inLeft: number, right: string, inRight: number, length: number): number {
  for (let at = 0; at < length; at += 1) {
    if (left.charCodeAt(inLeft + at) !== right.charCodeAt(inRight + at)) return at;
  }
  return length;
}

/** The same runs, read from their end. */
export function backwards(runs: readonly Run[]): Run[] {
  return runs.toReversed().map((run) => ({ ...run, text: run.text.split('').toReversed().join('') }));
}

/** The places from `from` to `to`, runs at the edges cut. */
export function cut(runs: readonly Run[], from: number, to: number): Run[] {
  const inside: Run[] = [];
  let start = 0;
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    if (text !== '') inside.push({ ...run, text });
    start += run.text.length;
  }
  return inside;
}
