import type { JsonValue } from '@shared/json';
import { numberAttr, readNode, type AdfNode } from './adf-node';

export type HeadingTag = 'h3' | 'h4' | 'h5' | 'h6';

const TAGS: readonly HeadingTag[] = ['h3', 'h4', 'h5', 'h6'];

export function headingLevel(node: AdfNode): number {
  return Math.max(1, Math.min(6, Math.round(numberAttr(node, 'level') ?? 1)));
}

/**
 * The page has first and second levels of its own, so a document's highest level becomes `h3`, its next `h4`:
 * the outline has no hole, whatever levels the author took for their looks.
 */
export function headingTags(doc: JsonValue): ReadonlyMap<number, HeadingTag> {
  const levels = new Set<number>();
  const waiting: JsonValue[] = [doc];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const node = readNode(next);
    if (node.type === 'heading') levels.add(headingLevel(node));
    waiting.push(...node.content);
  }
  const ordered = [...levels].toSorted((a, b) => a - b);
  return new Map(ordered.map((level, rank) => [level, TAGS[Math.min(rank, TAGS.length - 1)] ?? 'h6']));
}
