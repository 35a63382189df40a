import { attribute, childrenOf, nodeType, textAttribute, textOf } from './types';
import type { AdfNode } from './types';

/** The day of a `date` node, whose timestamp is milliseconds in text: always a UTC midnight. */
function dateText(node: AdfNode): string {
  const timestamp = attribute(node, 'timestamp');
  const millis = typeof timestamp === 'string' && timestamp !== '' ? Number(timestamp) : timestamp;
  if (typeof millis !== 'number' || Math.abs(millis) > 8.64e15 || Number.isNaN(millis)) {
    return textAttribute(node, 'timestamp');
  }
  return new Date(millis).toISOString().slice(0, 10);
}

function mentionText(node: AdfNode): string {
  const name = textAttribute(node, 'text') || textAttribute(node, 'id');
  return name === '' || name.startsWith('@') ? name : `@${name}`;
}

/** What stands for a picture or file: its alternative text, or its address, else what it is. */
export function mediaText(node: AdfNode): string {
  const name = textAttribute(node, 'alt') || textAttribute(node, 'url');
  return name === '' ? '[attachment]' : `[attachment: ${name}]`;
}

export function cardText(node: AdfNode): string {
  const data = attribute(node, 'data');
  const url = textAttribute(node, 'url');
  if (url !== '') return url;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return '[card]';
  const named = 'url' in data ? data.url : 'name' in data ? data.name : undefined;
  return typeof named === 'string' ? named : '[card]';
}

export function extensionText(node: AdfNode): string {
  const named = textAttribute(node, 'text') || textAttribute(node, 'extensionKey') || textAttribute(node, 'resourceId');
  return named === '' ? `[${nodeType(node)}]` : `[${named}]`;
}

/** One inline node as plain text; a node of an unknown type gives the text that it carries. */
export function inlineText(node: AdfNode): string {
  switch (nodeType(node)) {
    case 'text':
      return textOf(node);
    case 'hardBreak':
      return '\n';
    case 'mention':
      return mentionText(node);
    case 'emoji':
      return textAttribute(node, 'text') || textAttribute(node, 'shortName');
    case 'date':
      return dateText(node);
    case 'status':
      return `[${textAttribute(node, 'text')}]`;
    case 'placeholder':
      return textAttribute(node, 'text');
    case 'inlineCard':
      return cardText(node);
    case 'media':
    case 'mediaInline':
      return mediaText(node);
    case 'inlineExtension':
      return extensionText(node);
    default:
      return textOf(node) + childrenOf(node).map(inlineText).join('') + textAttribute(node, 'text');
  }
}
