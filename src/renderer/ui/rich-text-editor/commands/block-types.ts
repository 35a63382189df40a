import type { Editor } from '@tiptap/core';
import { Heading1, Heading2, Heading3, Heading4, Heading5, Heading6, Pilcrow, type LucideIcon } from 'lucide-react';

export interface BlockType {
  readonly id: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly keys: string;
  readonly typed: string | undefined;
  readonly run: (editor: Editor) => void;
}

const ICONS: readonly LucideIcon[] = [Heading1, Heading2, Heading3, Heading4, Heading5, Heading6];

const TEXT: BlockType = {
  id: 'paragraph',
  label: 'Text',
  icon: Pilcrow,
  keys: 'Ctrl Alt 0',
  typed: undefined,
  run: (editor) => editor.chain().focus().setNode('paragraph').run(),
};

const HEADINGS: readonly BlockType[] = ICONS.map((icon, at) => {
  const level = at + 1;
  return {
    id: `heading${String(level)}`,
    label: `Heading ${String(level)}`,
    icon,
    keys: `Ctrl Alt ${String(level)}`,
    typed: '#'.repeat(level),
    run: (editor) => editor.chain().focus().setNode('heading', { level }).run(),
  };
});

/** What a line of text can be. */
export function blockTypes(): readonly BlockType[] {
  return [TEXT, ...HEADINGS];
}

/** The type of the line that the cursor is in; null where it is none of them. */
export function currentBlock(editor: Editor): string | null {
  const { parent } = editor.state.selection.$from;
  if (parent.type.name === 'paragraph') return 'paragraph';
  return parent.type.name === 'heading' ? `heading${String(parent.attrs['level'])}` : null;
}
