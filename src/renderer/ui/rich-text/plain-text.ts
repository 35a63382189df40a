import type { JsonValue } from '@shared/json';
import { readNode } from './adf-node';

/** Every text of a node, without recursion: for code blocks and for what cannot be drawn. */
export function plainText(value: JsonValue): string {
  const found: string[] = [];
  const waiting: JsonValue[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (next === undefined) break;
    const { type, text, content, attrs } = readNode(next);
    if (text !== null) found.push(text);
    else if (type === 'hardBreak') found.push('\n');
    else if (typeof attrs['text'] === 'string') found.push(attrs['text']);
    for (let index = content.length - 1; index >= 0; index -= 1) waiting.push(content[index] ?? null);
  }
  return found.join('');
}
