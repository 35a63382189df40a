import { childrenOf, nodeType, textOf } from './types';
import type { AdfNode } from './types';

/** Whether there is anything in a document but empty paragraphs, breaks and space. A rule or a picture counts. */
export function hasContent(node: AdfNode): boolean {
  switch (nodeType(node)) {
    case 'text':
      return textOf(node).trim() !== '';
    case 'hardBreak':
      return false;
    case 'doc':
    case 'paragraph':
      return childrenOf(node).some(hasContent);
    default:
      return true;
  }
}
