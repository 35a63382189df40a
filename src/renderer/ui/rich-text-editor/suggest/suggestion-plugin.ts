import { Extension, type Editor } from '@tiptap/core';
import { Plugin, type EditorState } from '@tiptap/pm/state';
import { findTrigger, type TriggerKind } from './find-trigger';

/** A menu that the text asks for. `from` to `to` is what the chosen thing replaces. */
export interface Asked {
  readonly kind: TriggerKind;
  readonly query: string;
  readonly from: number;
  readonly to: number;
}

export interface SuggestionOptions {
  readonly onAsked: (asked: Asked | null) => void;
  /** A key while a menu is open; true when the menu took it. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

/** Watches the text before the cursor for `/`, `@` and `:`. Escape closes a menu for as long as its sign stands. */
export const Suggestions = Extension.create<SuggestionOptions, { asked: Asked | null; dismissed: number | null }>({
  name: 'suggestions',
  priority: 2000,
  addOptions: () => ({ onAsked: () => {}, onKey: () => false }),
  addStorage: () => ({ asked: null, dismissed: null }),
  addProseMirrorPlugins() {
    const { options, storage } = this;
    return [
      new Plugin({
        props: {
          handleKeyDown: (_view, event) => {
            if (storage.asked === null) return false;
            if (event.key === 'Escape') {
              storage.dismissed = storage.asked.from;
              storage.asked = null;
              options.onAsked(null);
              // The dialog or panel around stays open: Escape was for the menu.
              event.stopPropagation();
              return true;
            }
            return options.onKey(event);
          },
        },
      }),
    ];
  },
  onTransaction({ editor }) {
    look(editor, this.storage, this.options.onAsked);
  },
  onBlur() {
    if (this.storage.asked === null) return;
    this.storage.asked = null;
    this.options.onAsked(null);
  },
});

function look(
  editor: Editor,
  storage: { asked: Asked | null; dismissed: number | null },
  onAsked: (asked: Asked | null) => void,
): void {
  const found = editor.isEditable ? askedBy(editor.state) : null;
  if (found === null) storage.dismissed = null;
  const asked = found !== null && found.from === storage.dismissed ? null : found;
  const before = storage.asked;
  if (asked?.from === before?.from && asked?.query === before?.query && asked?.kind === before?.kind) return;
  storage.asked = asked;
  onAsked(asked);
}

function askedBy(state: EditorState): Asked | null {
  const { $from, empty } = state.selection;
  const { parent } = $from;
  if (!empty || !parent.isTextblock || parent.type.spec.code) return null;
  if ($from.marks().some((mark) => mark.type.name === 'code')) return null;
  // One place in the text for each place in the document, whatever stands there.
  const before = parent.textBetween(0, $from.parentOffset, null, '\ufffc');
  const trigger = findTrigger(before);
  if (trigger === null) return null;
  return { kind: trigger.kind, query: trigger.query, from: $from.pos - trigger.length, to: $from.pos };
}
