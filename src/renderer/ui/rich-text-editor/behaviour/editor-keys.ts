import { Extension, type Editor } from '@tiptap/core';
import { exitCode } from '@tiptap/pm/commands';
import { goToNextCell, isInTable } from '@tiptap/pm/tables';
import { backspaceTask, leaveEmptyTask, liftTask, sinkTask, toggleTaskList, toggleThisDone } from '../commands/tasks';
import { isInTask } from '../commands/tasks';

export interface EditorKeysOptions {
  /** The toolbar takes the focus. */
  readonly toToolbar: () => void;
  readonly onLink: () => void;
  /** Escape was pressed where Tab is for the text: the next one moves on. */
  readonly onLeaving: (leaving: boolean) => void;
}

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
      Enter: () =>
        run(({ state, dispatch }) => leaveEmptyTask(state, dispatch)) || editor.commands.splitListItem('listItem'),
      Backspace: () => run(({ state, dispatch }) => backspaceTask(state, dispatch)),
      ArrowDown: () => isAtEndOfLastCode(editor) && run(({ state, dispatch }) => exitCode(state, dispatch)),
      Tab: () => !storage.leaving && tab(editor, 1),
      'Shift-Tab': () => !storage.leaving && tab(editor, -1),
      Escape: () => {
        if (storage.leaving || !takesTab(editor)) return false;
        storage.leaving = true;
        options.onLeaving(true);
        return true;
      },
    };
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
  return editor.isActive('listItem') || isInTask(editor.state) || isInTable(editor.state);
}

/** In a list Tab is a level, in a table the next cell; from the last cell, and anywhere else, it moves on. */
function tab(editor: Editor, way: 1 | -1): boolean {
  const { commands } = editor;
  if (isInTask(editor.state)) {
    commands.command(({ state, dispatch }) => (way === 1 ? sinkTask : liftTask)(state, dispatch));
    return true;
  }
  if (editor.isActive('listItem')) {
    if (way === 1) commands.sinkListItem('listItem');
    else commands.liftListItem('listItem');
    return true;
  }
  return isInTable(editor.state) && commands.command(({ state, dispatch }) => goToNextCell(way)(state, dispatch));
}

/** From a code block that is the last of all there is no other way down. */
function isAtEndOfLastCode({ state }: Editor): boolean {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.type.spec.code || $from.parentOffset < $from.parent.content.size) return false;
  return $from.after() >= state.doc.content.size;
}
