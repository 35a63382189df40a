/** Types of the nodes that stand in a line of text, after Atlassian's schema; all others are blocks. */
const INLINE_TYPES: ReadonlySet<string> = new Set([
  'text',
  'hardBreak',
  'mention',
  'emoji',
  'date',
  'status',
  'placeholder',
  'inlineCard',
  'mediaInline',
  'inlineExtension',
]);

export function isInlineType(type: string): boolean {
  return INLINE_TYPES.has(type);
}
