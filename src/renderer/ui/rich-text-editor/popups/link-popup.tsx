import { useState } from 'react';
import { getMarkRange, type Editor } from '@tiptap/core';
import { safeLink } from '@shared/adf/safe-link';
import { Button } from '../../button/button';
import { Field } from '../../field/field';
import { TextInput } from '../../field/text-input';
import { PopupAt } from './popup-at';
import styles from './popups.module.css';

interface Place {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly href: string;
}

/** The link around the cursor, else what is selected. */
function placeOf(editor: Editor): Place {
  const { state } = editor;
  const { $from, from, to } = state.selection;
  const type = state.schema.marks['link'];
  const range = type === undefined ? undefined : getMarkRange($from, type);
  const place = range === undefined ? { from, to } : { from: range.from, to: range.to };
  const href: unknown = editor.getAttributes('link')['href'];
  const words = state.doc.textBetween(place.from, place.to, ' ');
  return { ...place, text: words, href: typeof href === 'string' ? href : '' };
}

/** An address without its scheme is one of the web. */
function addressOf(typed: string): string | null {
  const text = typed.trim();
  const known = safeLink(text);
  if (known !== null) return known;
  return /^[\w-]+(?:\.[\w-]+)+(?:[/?#:]|$)/.test(text) ? safeLink(`https://${text}`) : null;
}

export function LinkPopup({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const [place] = useState(() => placeOf(editor));
  const [href, setHref] = useState(place.href);
  const [text, setText] = useState(place.text);
  const [problem, setProblem] = useState<string | null>(null);

  function save(): void {
    const address = addressOf(href);
    if (address === null) return setProblem('This is no address. Links lead to https, http and mailto.');
    const { state, view } = editor;
    const type = state.schema.marks['link'];
    if (type === undefined) return;
    const { tr } = state;
    const words = text.trim() === '' ? address : text;
    // Words that stay keep their marks and whatever stands among them.
    if (place.from === place.to || words !== place.text) {
      const marks = state.doc.resolve(place.from).marks();
      tr.replaceWith(place.from, place.to, state.schema.text(words, type.create({ href: address }).addToSet(marks)));
    } else tr.removeMark(place.from, place.to, type).addMark(place.from, place.to, type.create({ href: address }));
    view.dispatch(tr.removeStoredMark(type).scrollIntoView());
    onClose();
  }

  function remove(): void {
    const type = editor.schema.marks['link'];
    if (type !== undefined) editor.view.dispatch(editor.state.tr.removeMark(place.from, place.to, type));
    onClose();
  }

  return (
    <PopupAt editor={editor} label="Link" onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          save();
        }}
      >
        <Field label="Address" problem={problem}>
          <TextInput
            autoFocus
            value={href}
            placeholder="https://"
            spellCheck={false}
            onChange={(next) => {
              setProblem(null);
              setHref(next);
            }}
          />
        </Field>
        <Field label="Text">
          <TextInput value={text} onChange={setText} />
        </Field>
        <div className={styles.foot}>
          <span>
            {place.href !== '' && (
              <Button size="small" kind="quiet" onClick={remove}>
                Remove the link
              </Button>
            )}
          </span>
          <Button size="small" kind="primary" type="submit">
            {place.href === '' ? 'Add link' : 'Change link'}
          </Button>
        </div>
      </form>
    </PopupAt>
  );
}
