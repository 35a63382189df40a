import { Extension, type Extensions } from '@tiptap/core';
import { redo, undo } from '@tiptap/pm/history';
import { breakLine, forgetEmptyHalf, freshTask } from './break-line';
import { adfExtensions, type NodeViews } from './adf-extensions';
import { editingPlugins } from './editing-plugins';
import type { EditorNode } from './editor-node';
import { openDocument } from './open-document';

export interface EditorExtensionOptions {
  /** Views by the node's name; a node without one is drawn as `node-html` says. */
  readonly nodeViews?: NodeViews;
  readonly newLocalId?: () => string;
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    adfEditing: {
      undo: () => ReturnType;
      redo: () => ReturnType;
      /** Another document in the place of this one, root and all (`setContent` would keep the root of the old one). */
      openDocument: (doc: EditorNode) => ReturnType;
    };
  }
}

/**
 * Everything the editor needs to hold a document: nodes and marks under ADF's names, history, tables, the clipboard, unique
 * `localId`s. Menus, paste from other programs and the look come from the chrome.
 */
export function editorExtensions(options: EditorExtensionOptions = {}): Extensions {
  return [...adfExtensions(options.nodeViews), editing(options.newLocalId ?? (() => crypto.randomUUID()))];
}

function editing(newLocalId: () => string): Extension {
  return Extension.create({
    name: 'adfEditing',
    addProseMirrorPlugins() {
      return editingPlugins(this.editor.schema, newLocalId);
    },
    addCommands() {
      return {
        undo:
          () =>
          ({ state, dispatch }) =>
            undo(state, dispatch),
        redo:
          () =>
          ({ state, dispatch }) =>
            redo(state, dispatch),
        openDocument:
          (doc) =>
          ({ tr, dispatch }) => {
            if (dispatch) openDocument(tr, doc);
            return true;
          },
      };
    },
    addKeyboardShortcuts() {
      return {
        'Mod-z': () => this.editor.commands.undo(),
        'Mod-y': () => this.editor.commands.redo(),
        'Shift-Mod-z': () => this.editor.commands.redo(),
        // Behind the signs that Enter completes, before what Tiptap would do.
        Enter: () => this.editor.chain().first(breakLine).command(forgetEmptyHalf).command(freshTask).run(),
      };
    },
  });
}
