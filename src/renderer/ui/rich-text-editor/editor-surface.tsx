import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { EditorContent } from '@tiptap/react';
import { Notice } from '../feedback/notice';
import { useControlName, useControlProps } from '../field/field-context';
import { RichText } from '../rich-text/rich-text';
import type { PasteNotice } from './behaviour/paste-notice';
import type { InsertContext, PopupKind } from './commands/insert-items';
import { documentOf, sealedNames } from './document-value';
import { adfToEditor } from './document/adf-to-editor';
import { useHeld } from './held';
import { DatePopup } from './popups/date-popup';
import { LinkPopup } from './popups/link-popup';
import { StatusPopup } from './popups/status-popup';
import { TitlePopup } from './popups/title-popup';
import { EditorNotice } from './editor-notice';
import type { RichTextEditorProps } from './editor-props';
import type { Asked } from './suggest/suggestion-plugin';
import { useSuggestions } from './suggest/use-suggestions';
import { EditorToolbar } from './toolbar/editor-toolbar';
import { useDocumentEditor } from './use-document-editor';
import styles from './rich-text-editor.module.css';

export interface EditorSurfaceProps extends RichTextEditorProps {
  /** What was typed before the editor was there, once; null when nothing had the focus. */
  readonly takeTyped: () => string | null;
}

/** The editor itself. Loaded when it is first needed; `rich-text-editor.tsx` stands in for it until then. */
export function EditorSurface(props: EditorSurfaceProps) {
  const { value } = props;
  const document = documentOf(value);
  const read = useMemo(() => adfToEditor(document), [document]);
  if (read.state === 'refused') {
    const [fault] = read.faults;
    return (
      <div role="group" aria-label={props.label} className={styles.frame}>
        <div className={styles.read}>
          <RichText doc={value} />
        </div>
        <Notice kind="warning" title="This text cannot be edited here, so it stays as it is.">
          {fault === undefined ? null : `${fault.path}: ${fault.message}`}
        </Notice>
      </div>
    );
  }
  return <OpenEditor {...props} />;
}

function OpenEditor(props: EditorSurfaceProps) {
  const {
    label,
    value,
    onChange,
    disabled = false,
    placeholder,
    onFiles,
    searchUsers,
    takeTyped,
    minimal = false,
  } = props;
  const control = useControlProps(label);
  const name = useControlName(label);
  const toolbar = useRef<HTMLDivElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const [popup, setPopup] = useState<PopupKind | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [leaving, setLeaving] = useState(false);
  const [pasted, setPasted] = useState<PasteNotice | null>(null);
  const onKey = useHeld<(event: KeyboardEvent) => boolean>(() => () => false);

  const editor = useDocumentEditor({
    value,
    onChange,
    takeTyped,
    attributes: { ...control, 'aria-label': name },
    disabled,
    onAsked: setAsked,
    onKey: useCallback((event: KeyboardEvent) => onKey.get()(event), [onKey]),
    toToolbar: useCallback(() => focusFirst(toolbar.current), []),
    onLink: useCallback(() => setPopup('link'), []),
    onLeaving: setLeaving,
    onPasted: setPasted,
    onFiles: onFiles ?? null,
  });
  const takesFiles = onFiles !== undefined;
  const canMention = searchUsers !== undefined;
  const context = useMemo(
    (): InsertContext => ({
      openPopup: setPopup,
      pickFiles: takesFiles ? () => files.current?.click() : null,
      canMention,
    }),
    [canMention, takesFiles],
  );
  const suggestions = useSuggestions(editor, { asked, context, searchUsers: searchUsers ?? null });
  useEffect(() => onKey.set(suggestions.onKey));
  const sealed = useMemo(() => sealedIn(value), [value]);
  const close = (): void => setPopup(null);

  return (
    <div className={styles.frame} data-disabled={disabled || undefined} data-minimal={minimal || undefined}>
      <EditorToolbar ref={toolbar} editor={editor} context={context} disabled={disabled} />
      <EditorContent editor={editor} className={styles.area} data-placeholder={placeholder} />
      {sealed.length > 0 && <p className={styles.foot}>Not edited here, kept as it is: {sealed.join(', ')}.</p>}
      <EditorNotice editor={editor} pasted={pasted} leaving={leaving} />
      {takesFiles && (
        <input
          ref={files}
          type="file"
          multiple
          hidden
          onChange={({ currentTarget }) => {
            onFiles([...(currentTarget.files ?? [])]);
            currentTarget.value = '';
          }}
        />
      )}
      <span role="status" className="visually-hidden">
        {suggestions.said}
      </span>
      {suggestions.list}
      {popup === 'link' && <LinkPopup editor={editor} onClose={close} />}
      {popup === 'status' && <StatusPopup editor={editor} onClose={close} />}
      {popup === 'date' && <DatePopup editor={editor} onClose={close} />}
      {popup === 'title' && <TitlePopup editor={editor} onClose={close} />}
    </div>
  );
}

function focusFirst(toolbar: HTMLElement | null): void {
  toolbar?.querySelector<HTMLElement>('button[tabindex="0"], button:not([disabled])')?.focus();
}

function sealedIn(value: RichTextEditorProps['value']): readonly string[] {
  const read = adfToEditor(documentOf(value));
  return read.state === 'open' ? sealedNames(read.doc) : [];
}
