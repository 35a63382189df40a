import { lazy, Suspense, useRef, useState } from 'react';
import { useControlProps } from '../field/field-context';
import { RichText } from '../rich-text/rich-text';
import { documentOf, isBlank } from './document-value';
import type { RichTextEditorProps } from './editor-props';
import styles from './rich-text-editor.module.css';

const Surface = lazy(async () => {
  const { EditorSurface } = await import('./editor-surface');
  return { default: EditorSurface };
});

/**
 * A field of rich text. The editor is not part of the first window: until it has been read from the program's files, a
 * plain area of the same size takes what is typed, and the editor goes on from there.
 */
export function RichTextEditor(props: RichTextEditorProps) {
  const typed = useRef<string | null>(props.autoFocus === true ? '' : null);
  return (
    <Suspense fallback={<Waiting {...props} onTyped={(text) => (typed.current = text)} />}>
      <Surface
        {...props}
        takeTyped={() => {
          const { current: text } = typed;
          typed.current = null;
          return text;
        }}
      />
    </Suspense>
  );
}

interface WaitingProps extends RichTextEditorProps {
  /** Null once the focus has gone elsewhere and nothing is typed. */
  readonly onTyped: (text: string | null) => void;
}

function Waiting({
  label,
  value,
  disabled = false,
  placeholder,
  minimal = false,
  autoFocus = false,
  onTyped,
}: WaitingProps) {
  const [text, setText] = useState('');
  const control = useControlProps(label);
  const document = documentOf(value);
  return (
    <div className={styles.frame} data-minimal={minimal || undefined}>
      <div className={styles.bar} />
      <div className={styles.area}>
        {!isBlank(document) && (
          <div className={styles.waitingText}>
            <RichText doc={document} />
          </div>
        )}
        <textarea
          {...control}
          className={styles.waiting}
          disabled={disabled}
          placeholder={isBlank(document) ? placeholder : undefined}
          autoFocus={autoFocus}
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            onTyped(currentTarget.value);
          }}
          onFocus={() => onTyped(text)}
          onBlur={() => onTyped(text === '' ? null : text)}
        />
      </div>
    </div>
  );
}
