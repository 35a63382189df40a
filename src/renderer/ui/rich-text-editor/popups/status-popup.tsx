import { useState } from 'react';
import type { Editor } from '@tiptap/core';
import { Field } from '../../field/field';
import { TextInput } from '../../field/text-input';
import { Lozenge } from '../../marks/lozenge';
import { STATUS_TONES } from '../../rich-text/status-tones';
import { Button } from '../../button/button';
import { chosenChip, setChip } from './chosen-chip';
import { PopupAt } from './popup-at';
import styles from './popups.module.css';

const FIRST_STATUS = 'To do';

const NAMES: Readonly<Record<string, string>> = {
  neutral: 'Grey',
  purple: 'Purple',
  blue: 'Blue',
  red: 'Red',
  yellow: 'Yellow',
  green: 'Green',
};

/** The words and the colour of a status chip. A new one is in the document when it has both, not before. */
export function StatusPopup({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const [chosen] = useState(() => chosenChip(editor, 'status'));
  const [text, setText] = useState(() => (chosen?.attrs['text'] ?? FIRST_STATUS).trim());
  const [color, setColor] = useState(() => chosen?.attrs['color'] ?? 'neutral');

  function keep(): void {
    const words = text.trim();
    if (words !== '') setChip(editor, 'status', chosen, { text: words, color });
    onClose();
  }

  return (
    <PopupAt editor={editor} label="Status" onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          keep();
        }}
      >
        <Field label="Status text">
          <TextInput autoFocus value={text} onChange={setText} />
        </Field>
        <div role="group" aria-label="Colour" className={styles.colours}>
          {Object.entries(NAMES).map(([id, name]) => (
            <button
              key={id}
              type="button"
              aria-label={name}
              aria-pressed={color === id}
              title={name}
              className={styles.colour}
              onClick={() => setColor(id)}
            >
              <Lozenge tone={STATUS_TONES[id] ?? 'new'} size="text">
                {text.trim() === '' ? 'Status' : text}
              </Lozenge>
            </button>
          ))}
        </div>
        <div className={styles.foot}>
          <span />
          <Button size="small" kind="primary" type="submit" disabled={text.trim() === ''}>
            Set status
          </Button>
        </div>
      </form>
    </PopupAt>
  );
}
