import { Extension } from '@tiptap/core';
import { closeHistory, undo } from '@tiptap/pm/history';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { CLIPBOARD_TYPE } from '../document/clipboard-attributes';
import { readPaste, type LeftOut } from '../paste/read-paste';
import { insertDocument, replaceWithDocument } from './insert-document';
import { markNotice, markPasted, pastedIn, pasteNotices, type PasteNotice } from './paste-notice';

export interface PasteOptions {
  /** Pictures and other files; without it they are left to the page. */
  readonly onFiles: ((files: readonly File[]) => void) | null;
  /** The text can be read otherwise, or something of it was left out. Null once there is no more to say. */
  readonly onPasted: (notice: PasteNotice | null) => void;
}

/** Paste and drop from other programs. What was copied in an editor of ours comes through ProseMirror, whole. */
export const PasteFromElsewhere = Extension.create<PasteOptions, { asPlain: boolean }>({
  name: 'pasteFromElsewhere',
  addOptions: () => ({ onFiles: null, onPasted: () => {} }),
  addStorage: () => ({ asPlain: false }),
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
            const { asPlain } = storage;
            storage.asPlain = false;
            return paste(view, event.clipboardData, options.onFiles, asPlain);
          },
          handleDrop: (_view, event, _slice, moved) =>
            !moved && takeFiles(event instanceof DragEvent ? event.dataTransfer : null, options.onFiles),
        },
      }),
      pasteNotices((notice) => options.onPasted(notice)),
    ];
  },
});

function paste(
  view: EditorView,
  clipboard: DataTransfer | null,
  onFiles: PasteOptions['onFiles'],
  asPlain: boolean,
): boolean {
  if (clipboard === null || view.state.selection.$from.parent.type.spec.code) return false;
  const html = clipboard.getData('text/html');
  const text = clipboard.getData('text/plain');
  // A spreadsheet also offers a picture of its cells: the cells are meant.
  if (html === '' && text === '' && takeFiles(clipboard, onFiles)) return true;
  if (asPlain || html.includes(`${CLIPBOARD_TYPE}=`)) return false;
  const read = readPaste({ html, text });
  if (read.kind === 'link') {
    pasteLink(view, read.href);
    return true;
  }
  if (read.kind === 'nothing' && read.pictures.length === 0 && takeFiles(clipboard, onFiles)) return true;
  if (read.kind === 'document') insertDocument(view, read.document);
  else if (read.pictures.length + read.leftOut.pictures === 0) return false;
  const leftOut = takePictures(read.pictures, read.leftOut, [...clipboard.files], onFiles);
  const other = read.kind === 'document' ? read.other : null;
  const hasMore = other !== null || leftOut.pictures + leftOut.comments > 0;
  if (read.kind === 'nothing') view.dispatch(markPasted(view.state.tr, null));
  if (hasMore) view.dispatch(markNotice(view.state.tr, { other, leftOut }));
  return true;
}

/** The pictures become files of the issue. A picture that the markup only names may be on the clipboard beside it. */
function takePictures(
  pictures: readonly File[],
  leftOut: LeftOut,
  beside: readonly File[],
  onFiles: PasteOptions['onFiles'],
): LeftOut {
  if (onFiles === null) return { ...leftOut, pictures: leftOut.pictures + pictures.length };
  const found = leftOut.pictures === 0 ? [] : beside.filter(({ type }) => type.startsWith('image/'));
  const all = [...pictures, ...found];
  if (all.length > 0) onFiles(all);
  return { ...leftOut, pictures: Math.max(0, leftOut.pictures - found.length) };
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
  tr.removeStoredMark(type).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste');
  view.dispatch(closeHistory(tr));
  view.dispatch(closeHistory(view.state.tr));
}

/** The other reading of what was pasted takes its place; what was written before and since stays. */
export function takeOtherReading(view: EditorView): void {
  const pasted = pastedIn(view.state);
  const other = pasted?.notice?.other ?? null;
  if (pasted === null || other === null) return;
  if (pasted.isUntouched) {
    undo(view.state, view.dispatch);
    insertDocument(view, other.document);
  } else if (pasted.range !== null) replaceWithDocument(view, pasted.range, other.document);
  view.dispatch(markNotice(view.state.tr, null));
}
