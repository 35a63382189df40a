/** Marks of text that ADF also puts on a block, and marks of blocks alone. */
const KNOWN = new Set([
  'alignment',
  'annotation',
  'backgroundColor',
  'border',
  'breakout',
  'code',
  'dataConsumer',
  'em',
  'fontSize',
  'fragment',
  'indentation',
  'link',
  'strike',
  'strong',
  'subsup',
  'textColor',
  'underline',
]);

const AT_ROOT: Readonly<Record<string, readonly string[]>> = {
  paragraph: ['alignment', 'indentation', 'fontSize'],
  heading: ['alignment', 'indentation'],
  codeBlock: ['breakout'],
  expand: ['breakout'],
};

const IN_CELL: Readonly<Record<string, readonly string[]>> = {
  paragraph: ['alignment', 'fontSize'],
  heading: ['alignment', 'indentation'],
};

const INSIDE: Readonly<Record<string, readonly string[]>> = { paragraph: ['fontSize'] };

const ANYWHERE: Readonly<Record<string, readonly string[]>> = {
  table: ['fragment'],
  mediaSingle: ['link'],
  media: ['dataConsumer', 'link', 'annotation', 'border'],
};

const BY_PARENT: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  doc: AT_ROOT,
  tableCell: IN_CELL,
  tableHeader: IN_CELL,
  blockquote: {},
};

/**
 * Whether ADF takes these marks on a block inside that parent. A mark that this program has never heard of may stay: only Jira
 * can have written it.
 */
export function takesBlockMarks(parent: string, name: string, types: readonly string[]): boolean {
  // A paragraph is aligned or indented, never both.
  if (types.includes('alignment') && types.includes('indentation')) return false;
  return types.every((type) => takesBlockMark(parent, name, type));
}

export function takesBlockMark(parent: string, name: string, type: string): boolean {
  if (!KNOWN.has(type)) return true;
  const inParent = Object.hasOwn(BY_PARENT, parent) ? BY_PARENT[parent] : INSIDE;
  return [...(inParent?.[name] ?? []), ...(ANYWHERE[name] ?? [])].includes(type);
}
