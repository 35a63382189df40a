import { Extension } from '@tiptap/core';
import { Slice, type Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { AdfNode } from '@shared/adf/types';
import { adfToEditor } from '../document/adf-to-editor';
import { CLIPBOARD_TYPE } from '../document/clipboard-attributes';
import { readPaste } from '../paste/read-paste';

/** What was pasted as something that it may not have been meant as, and where it went. */
export interface FormattedPaste {
  readonly plain: AdfNode;
}

export interface PasteOptions {
  /** Pictures and other files; without it they are left to the page. */
  readonly onFiles: ((files: readonly File[]) => void) | null;
  /** Plain text became something formatted: the way back is offered. Null once the offer has no object any more. */
  readonly onFormatted: (paste: FormattedPaste | null) => void;
}

/** Paste and drop from other programs. What was copied in an editor of ours comes through ProseMirror, whole. */
export const PasteFromElsewhere = Extension.create<PasteOptions, { asPlain: boolean; offered: boolean }>({
  name: 'pasteFromElsewhere',
  addOptions: () => ({ onFiles: null, onFormatted: () => {} }),
  addStorage: () => ({ asPlain: false, offered: false }),
  addProseMirrorPlugins() {
    const { options, storage } = this;
    return [
      new Plugin({
        props: {
          handleKeyDown: (_view, event) => {
            // Ctrl+Shift+V: the words and nothing else.
            storage.asPlain = event.shiftKey && (event.ctrlKey || event.metaKey);
            return false;
          },
          handlePaste: (view, event) => {
            const asPlain = storage.asPlain;
            storage.asPlain = false;
            const onFormatted = (pasted: FormattedPaste | null): void => {
              storage.offered = pasted !== null;
              options.onFormatted(pasted);
            };
            return paste(view, event.clipboardData, { ...options, onFormatted, asPlain });
          },
          handleDrop: (_view, event, _slice, moved) =>
            !moved && takeFiles(event instanceof DragEvent ? event.dataTransfer : null, options.onFiles),
        },
      }),
    ];
  },
  onTransaction({ transaction }) {
    // Whoever writes on has taken the paste as it is.
    if (!this.storage.offered || !transaction.docChanged || transaction.getMeta('paste') === true) return;
    this.storage.offered = false;
    this.options.onFormatted(null);
  },
});

function paste(
  view: EditorView,
  clipboard: DataTransfer | null,
  { onFiles, onFormatted, asPlain }: PasteOptions & { readonly asPlain: boolean },
): boolean {
  if (clipboard === null || view.state.selection.$from.parent.type.spec.code) return false;
  const html = clipboard.getData('text/html');
  const text = clipboard.getData('text/plain');
  // A spreadsheet also offers a picture of its cells: the cells are meant.
  if (html === '' && text === '' && takeFiles(clipboard, onFiles)) return true;
  if (asPlain || html.includes(`${CLIPBOARD_TYPE}=`)) return false;
  const read = readPaste({ html, text });
  switch (read.kind) {
    case 'nothing':
      return takeFiles(clipboard, onFiles);
    case 'link':
      pasteLink(view, read.href);
      return true;
    case 'document': {
      insertDocument(view, read.document);
      onFormatted(read.plain === null ? null : { plain: read.plain });
      return true;
    }
  }
}

function takeFiles(from: DataTransfer | null, onFiles: PasteOptions['onFiles']): boolean {
  const files = [...(from?.files ?? [])];
  if (files.length === 0 || onFiles === null) return false;
  onFiles(files);
  return true;
}

/** Over selected words an address links them; elsewhere it stands as its own link. */
function pasteLink(view: EditorView, href: string): void {
  const { state } = view;
  const type = state.schema.marks['link'];
  const { from, to, empty } = state.selection;
  if (type === undefined) return;
  const mark = type.create({ href });
  const tr = empty
    ? state.tr.replaceSelectionWith(
        state.schema.text(href, [...(state.storedMarks ?? state.selection.$from.marks()), mark]),
        false,
      )
    : state.tr.addMark(from, to, mark);
  view.dispatch(tr.removeStoredMark(type).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
}

/** Puts a document where the selection is: one paragraph goes into the line, blocks go between blocks. */
export function insertDocument(view: EditorView, document: AdfNode): void {
  const read = adfToEditor(document);
  if (read.state === 'refused') return;
  const node: Node = view.state.schema.nodeFromJSON(read.doc);
  const first = node.firstChild;
  const last = node.lastChild;
  const open = (edge: Node | null): number => (edge?.type.name === 'paragraph' ? 1 : 0);
  const slice = new Slice(node.content, open(first), open(last));
  const tr = view.state.tr.replaceSelection(slice).scrollIntoView();
  view.dispatch(tr.setMeta('paste', true).setMeta('uiEvent', 'paste'));
}
