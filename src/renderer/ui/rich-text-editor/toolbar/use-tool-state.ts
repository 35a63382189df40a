import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { isInTable } from '@tiptap/pm/tables';
import { NodeSelection } from '@tiptap/pm/state';
import { currentBlock } from '../commands/block-types';
import { isInTask } from '../commands/tasks';

/** What the cursor stands in, which decides what the bar offers. */
export interface ToolState {
  readonly block: string | null;
  readonly strong: boolean;
  readonly em: boolean;
  readonly code: boolean;
  readonly bulletList: boolean;
  readonly orderedList: boolean;
  readonly blockquote: boolean;
  readonly taskList: boolean;
  readonly inTable: boolean;
  readonly inTask: boolean;
  readonly onLink: boolean;
  /** Null outside of a code block; '' for one without a language. */
  readonly language: string | null;
  readonly panelType: string | null;
  readonly expandTitle: string | null;
  readonly chip: 'status' | 'date' | null;
}

export function useToolState(editor: Editor): ToolState {
  return useEditorState({ editor, selector: ({ editor: now }) => toolState(now) });
}

function toolState(editor: Editor): ToolState {
  const { selection } = editor.state;
  const chosen = selection instanceof NodeSelection ? selection.node.type.name : '';
  const { parent } = selection.$from;
  return {
    block: currentBlock(editor),
    strong: editor.isActive('strong'),
    em: editor.isActive('em'),
    code: editor.isActive('code'),
    bulletList: editor.isActive('bulletList'),
    orderedList: editor.isActive('orderedList'),
    blockquote: editor.isActive('blockquote'),
    taskList: isInTask(editor.state),
    inTable: isInTable(editor.state),
    inTask: isInTask(editor.state),
    onLink: editor.isActive('link'),
    language: parent.type.name === 'codeBlock' ? text(parent.attrs['language']) : null,
    panelType: attributeAround(editor, ['panel'], 'panelType'),
    expandTitle: attributeAround(editor, ['expand', 'nestedExpand'], 'title'),
    chip: chosen === 'status' || chosen === 'date' ? chosen : null,
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function attributeAround(editor: Editor, types: readonly string[], name: string): string | null {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (types.includes(node.type.name)) return text(node.attrs[name]);
  }
  return null;
}
