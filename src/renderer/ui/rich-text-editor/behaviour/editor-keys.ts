import { Extension, type Editor } from '@tiptap/core';
import { chainCommands, exitCode } from '@tiptap/pm/commands';
import { Plugin, type Command } from '@tiptap/pm/state';
import { addRowAfter, goToNextCell, isInTable } from '@tiptap/pm/tables';
import {
  backspaceAfterList,
  backspaceEmptyExpand,
  backspaceListItem,
  backspaceToText,
  indentCode,
  leaveCode,
  leaveCodeMark,
  leaveExpand,
  leaveFirstCodeUp,
} from '../commands/boundaries';
import { backspaceTask, leaveEmptyTask, liftTask, sinkTask, toggleTaskList, toggleThisDone } from '../commands/tasks';
import { isInTask } from '../commands/tasks';

export interface EditorKeysOptions {
  /** The toolbar takes the focus. */
  readonly toToolbar: () => void;
  readonly onLink: () => void;
  /** Escape was pressed where Tab is for the text: the next one moves on. */
  readonly onLeaving: (leaving: boolean) => void;
}

const leaves = chainCommands(leaveEmptyTask, leaveExpand, leaveCode);
const backspaces = chainCommands(
  backspaceTask,
  backspaceToText,
  backspaceListItem,
  backspaceAfterList,
  backspaceEmptyExpand,
);

/** All keys of the editor, but those of a menu that is open. `Ctrl Enter` is left to the form around it. */
export const EditorKeys = Extension.create<EditorKeysOptions, { leaving: boolean }>({
  name: 'editorKeys',
  // Before the keys that Tiptap brings along.
  priority: 1000,
  addOptions: () => ({ toToolbar: () => {}, onLink: () => {}, onLeaving: () => {} }),
  addStorage: () => ({ leaving: false }),
  addKeyboardShortcuts() {
    const { editor, options, storage } = this;
    const run = (command: Parameters<Editor['commands']['command']>[0]) => editor.commands.command(command);
    const mark = (name: string) => () => editor.commands.toggleMark(name);
    const headings = Object.fromEntries(
      [1, 2, 3, 4, 5, 6].map((level) => [
        `Mod-Alt-${String(level)}`,
        () => editor.commands.toggleNode('heading', 'paragraph', { level }),
      ]),
    );
    return {
      ...headings,
      'Mod-Alt-0': () => editor.commands.setNode('paragraph'),
      'Mod-b': mark('strong'),
      'Mod-i': mark('em'),
      'Mod-u': mark('underline'),
      'Mod-Shift-s': mark('strike'),
      'Mod-Shift-m': mark('code'),
      'Mod-Shift-7': () => editor.commands.toggleList('orderedList', 'listItem'),
      'Mod-Shift-8': () => editor.commands.toggleList('bulletList', 'listItem'),
      'Mod-Shift-6': () => run(({ state, dispatch }) => toggleTaskList(state, dispatch)),
      'Mod-Shift-9': () => editor.commands.toggleWrap('blockquote'),
      'Mod-Shift-k': () => {
        options.onLink();
        return true;
      },
      'Alt-Enter': () => run(({ state, dispatch }) => toggleThisDone(state, dispatch)),
      'Alt-F10': () => {
        options.toToolbar();
        return true;
      },
      // Handled, and nothing done: the form around hears it and sends itself.
      'Mod-Enter': () => true,
      'Shift-Enter': () =>
        editor.isActive('codeBlock')
          ? editor.commands.newlineInCode()
          : editor.commands.insertContent({ type: 'hardBreak' }),
      Enter: () => run(({ state, dispatch }) => leaves(state, dispatch)) || editor.commands.splitListItem('listItem'),
      // A sign that has just become something is a sign again first.
      Backspace: () =>
        editor.commands.undoInputRule() || run(({ state, dispatch }) => backspaces(state, dispatch, editor.view)),
      ArrowDown: () => isAtEndOfLastCode(editor) && run(({ state, dispatch }) => exitCode(state, dispatch)),
      ArrowUp: () => run(({ state, dispatch }) => leaveFirstCodeUp(state, dispatch)),
      ArrowRight: () => run(({ state, dispatch }) => leaveCodeMark(state, dispatch)),
      Tab: () => !storage.leaving && tab(editor, 1),
      'Shift-Tab': () => !storage.leaving && tab(editor, -1),
    };
  },
  addProseMirrorPlugins() {
    const { editor, options, storage } = this;
    return [
      new Plugin({
        props: {
          handleKeyDown: (_view, event) => {
            if (event.key !== 'Escape' || storage.leaving || !takesTab(editor)) return false;
            storage.leaving = true;
            options.onLeaving(true);
            // Escape was for the text: what is around it stays open, see `isUnusedEscape`.
            event.stopPropagation();
            return true;
          },
        },
      }),
    ];
  },
  onTransaction({ transaction }) {
    if (!this.storage.leaving || (!transaction.docChanged && !transaction.selectionSet)) return;
    this.storage.leaving = false;
    this.options.onLeaving(false);
  },
  onBlur() {
    this.storage.leaving = false;
    this.options.onLeaving(false);
  },
});

function takesTab(editor: Editor): boolean {
  return isInCode(editor) || editor.isActive('listItem') || isInTask(editor.state) || isInTable(editor.state);
}

/** In a list Tab is a level, in code an indent, in a table the next cell, of a new row behind the last; anywhere else it moves on. */
function tab(editor: Editor, way: 1 | -1): boolean {
  const { commands } = editor;
  if (isInCode(editor)) return commands.command(({ state, dispatch }) => indentCode(way)(state, dispatch));
  if (isInTask(editor.state)) {
    commands.command(({ state, dispatch }) => (way === 1 ? sinkTask : liftTask)(state, dispatch));
    return true;
  }
  if (editor.isActive('listItem')) {
    if (way === 1) commands.sinkListItem('listItem');
    else commands.liftListItem('listItem');
    return true;
  }
  if (!isInTable(editor.state)) return false;
  // Commands hold the document that they were asked for on: each is asked for anew.
  const run = (command: Command): boolean => editor.commands.command(({ state, dispatch }) => command(state, dispatch));
  if (run(goToNextCell(way))) return true;
  // Before the first cell Shift+Tab moves on.
  return way === 1 && run(addRowAfter) && run(goToNextCell(1));
}

function isInCode({ state }: Editor): boolean {
  return state.selection.$from.parent.type.name === 'codeBlock';
}

/** From a code block that is the last of all there is no other way down. */
function isAtEndOfLastCode({ state }: Editor): boolean {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.type.spec.code || $from.parentOffset < $from.parent.content.size) return false;
  return $from.after() >= state.doc.content.size;
}
