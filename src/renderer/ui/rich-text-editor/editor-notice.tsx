import type { Editor } from '@tiptap/core';
import { LinkButton } from '../button/link-button';
import { takeOtherReading } from './behaviour/paste';
import type { PasteNotice } from './behaviour/paste-notice';
import type { LeftOut } from './paste/read-paste';
import styles from './rich-text-editor.module.css';

export interface EditorNoticeProps {
  readonly editor: Editor;
  readonly pasted: PasteNotice | null;
  /** Escape was pressed where Tab is for the text. */
  readonly leaving: boolean;
}

/** In the corner of the text: what the last key or paste did that cannot be seen. */
export function EditorNotice({ editor, pasted, leaving }: EditorNoticeProps) {
  return (
    <div role="status" className={styles.notices}>
      {leaving && <p className={styles.notice}>Tab moves on to the next control</p>}
      {pasted !== null && !leaving && (
        <p className={styles.notice}>
          {wordsOf(pasted)}
          {pasted.other !== null && (
            <>
              {' · '}
              <LinkButton
                onClick={() => {
                  takeOtherReading(editor.view);
                  editor.view.focus();
                }}
              >
                {pasted.other.as === 'plain' ? 'Keep as plain text' : 'Format as Markdown'}
              </LinkButton>
            </>
          )}
        </p>
      )}
    </div>
  );
}

function wordsOf({ other, leftOut }: PasteNotice): string {
  const without = leftOutWords(leftOut);
  const pasted = other === null ? 'Pasted' : `Pasted as ${other.as === 'plain' ? 'formatted' : 'plain'} text`;
  return without === '' ? pasted : `${pasted} without ${without}`;
}

function leftOutWords({ pictures, comments }: LeftOut): string {
  const count = (many: number, one: string): readonly string[] =>
    many === 0 ? [] : [`${String(many)} ${one}${many === 1 ? '' : 's'}`];
  const pictureWords = count(pictures, 'picture').map((words) => `${words}, which the clipboard does not hold`);
  return [...count(comments, 'HTML comment'), ...pictureWords].join(' and ');
}
