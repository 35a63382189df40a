import type { Json } from '../../world/model';
import { isJsonObject } from '../context';

const BLOCKS = new Set([
  'paragraph',
  'heading',
  'codeBlock',
  'listItem',
  'tableCell',
  'tableHeader',
  'taskItem',
  'decisionItem',
  'hardBreak',
]);

/** The words of an ADF document, a line for each block: what a text search looks through. */
export function adfText(node: Json | undefined): string {
  if (!isJsonObject(node)) return '';
  const type = node['type'];
  if (type === 'text') return typeof node['text'] === 'string' ? node['text'] : '';
  const content = node['content'];
  const inner = Array.isArray(content) ? content.map(adfText).join('') : attributeText(node['attrs']);
  return typeof type === 'string' && BLOCKS.has(type) ? `${inner}\n` : inner;
}

function attributeText(attributes: Json | undefined): string {
  if (!isJsonObject(attributes)) return '';
  const text = attributes['text'] ?? attributes['shortName'] ?? attributes['url'];
  return typeof text === 'string' ? text : '';
}
