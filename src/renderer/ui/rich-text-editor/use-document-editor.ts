import { useEffect, useLayoutEffect } from 'react';
import { Extension, type Editor, type JSONContent } from '@tiptap/core';
import { dropCursor } from '@tiptap/pm/dropcursor';
import { gapCursor } from '@tiptap/pm/gapcursor';
import { useEditor } from '@tiptap/react';
import { textToAdf } from '@shared/adf/from-text';
import type { JsonObject, JsonValue } from '@shared/json';
import { BlockRules } from './behaviour/block-rules';
import { EditorKeys, type EditorKeysOptions } from './behaviour/editor-keys';
import { MarkRules } from './behaviour/mark-rules';
import { insertDocument } from './behaviour/insert-document';
import { PasteFromElsewhere, type PasteOptions } from './behaviour/paste';
import { TaskBoxes } from './behaviour/task-boxes';
import { documentOf, sameDocument } from './document-value';
import { adfToEditor } from './document/adf-to-editor';
import type { EditorNode } from './document/editor-node';
import { editorToAdf } from './document/editor-to-adf';
import { editorExtensions } from './document/extensions';
import { useHeld, useLatest } from './held';
import { sealedViews } from './sealed-views';
import { Suggestions, type SuggestionOptions } from './suggest/suggestion-plugin';
import documentBlocks from '../rich-text/document-blocks.module.css';
import content from './editor-content.module.css';
import styles from './rich-text-editor.module.css';

export interface DocumentEditorOptions extends EditorKeysOptions, PasteOptions, SuggestionOptions {
  readonly value: JsonValue | null;
  readonly onChange: (value: JsonObject | null) => void;
  /** Typed before the editor was there: it goes to the end, and the cursor with it. */
  readonly takeTyped: () => string | null;
  readonly attributes: Readonly<Record<string, string | true | undefined>>;
  readonly disabled: boolean;
}

const Cursors = Extension.create({
  name: 'cursors',
  addProseMirrorPlugins: () => [gapCursor(), dropCursor({ class: styles.dropCursor ?? '', color: false })],
});

/** An editor of one ADF value. A value from elsewhere replaces the document; what it said itself does not. */
export function useDocumentEditor(options: DocumentEditorOptions): Editor {
  const latest = useLatest(options);
  const told = useHeld(() => documentOf(options.value));

  const editor = useEditor({
    extensions: [
      ...editorExtensions({ nodeViews: sealedViews() }),
      BlockRules,
      MarkRules,
      TaskBoxes,
      Cursors,
      EditorKeys.configure({
        toToolbar: () => latest().toToolbar(),
        onLink: () => latest().onLink(),
        onLeaving: (leaving) => latest().onLeaving(leaving),
      }),
      PasteFromElsewhere.configure({
        onFiles: options.onFiles === null ? null : (files) => latest().onFiles?.(files),
        onPasted: (notice) => latest().onPasted(notice),
      }),
      Suggestions.configure({
        onAsked: (asked) => latest().onAsked(asked),
        onKey: (event) => latest().onKey(event),
      }),
    ],
    content: contentOf(told.get()),
    editable: !options.disabled,
    // The content security policy takes no style that a script writes.
    injectCSS: false,
    editorProps: { attributes: attributesOf(options.attributes) },
    onUpdate: ({ editor: now }) => {
      const document = editorToAdf(now.getJSON() as EditorNode);
      if (sameDocument(document, told.get())) return;
      told.set(document);
      latest().onChange(document);
    },
    onCreate: ({ editor: now }) => {
      describe(now, latest().attributes);
    },
  });

  // As it takes the place of the plain area, not a moment later: the next key is for it already.
  useLayoutEffect(() => {
    // One that was drawn and had to wait for its place was thrown away meanwhile: another comes at once.
    if (editor.isDestroyed) return;
    const typed = latest().takeTyped();
    if (typed === null) return;
    editor.commands.setTextSelection(editor.state.doc.content.size);
    const document = textToAdf(typed);
    if (document !== null) insertDocument(editor.view, document);
    editor.view.focus();
  }, [editor, latest]);

  const { value, disabled, attributes } = options;
  const described = JSON.stringify(attributes);
  const given = useHeld(() => options.value);
  useEffect(() => {
    // What was typed early is told, and comes back with the next value.
    if (given.get() === value) return;
    given.set(value);
    const document = documentOf(value);
    if (sameDocument(document, told.get())) return;
    told.set(document);
    editor.commands.setContent(contentOf(document), { emitUpdate: false });
  }, [editor, given, told, value]);
  useEffect(() => editor.setEditable(!disabled, false), [disabled, editor]);
  useEffect(() => describe(editor, latest().attributes), [described, editor, latest]);
  return editor;
}

/** The parent has drawn a document that cannot be opened; what is left of one is empty. */
function contentOf(document: JsonObject | null): JSONContent {
  const read = adfToEditor(document);
  return read.state === 'open' ? read.doc : { type: 'doc', content: [{ type: 'paragraph' }] };
}

/** Its name, its trouble and what else the field around says of it, which may change while it is open. */
function describe(editor: Editor, attributes: DocumentEditorOptions['attributes']): void {
  // Until it is in the page it has what it was made with.
  if (!editor.isInitialized || editor.isDestroyed) return;
  const { dom } = editor.view;
  for (const [name, said] of Object.entries(attributesOf(attributes))) {
    if (name !== 'class') dom.setAttribute(name, said);
  }
  for (const [name, said] of Object.entries(attributes)) if (said === undefined) dom.removeAttribute(name);
}

function attributesOf(attributes: DocumentEditorOptions['attributes']): Record<string, string> {
  const given = Object.entries(attributes).flatMap(([name, said]) =>
    said === undefined ? [] : [[name, said === true ? 'true' : said] as const],
  );
  return {
    ...Object.fromEntries(given),
    role: 'textbox',
    'aria-multiline': 'true',
    class: [styles.text, content.content, documentBlocks.blocks].join(' '),
  };
}
