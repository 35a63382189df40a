import { useState } from 'react';
import { findParentNode, type Editor } from '@tiptap/core';
import { Button } from '../../button/button';
import { Field } from '../../field/field';
import { TextInput } from '../../field/text-input';
import { PopupAt } from './popup-at';
import styles from './popups.module.css';

const isExpand = findParentNode(({ type }) => type.name === 'expand' || type.name === 'nestedExpand');

/** What stands on a part of the document that can be folded. */
export function TitlePopup({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const [found] = useState(() => isExpand(editor.state.selection));
  const [title, setTitle] = useState(() => String(found?.node.attrs['title'] ?? ''));
  return (
    <PopupAt editor={editor} label="Title of the expand" onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (found !== undefined) {
            editor.view.dispatch(editor.state.tr.setNodeAttribute(found.pos, 'title', title.trim()));
          }
          onClose();
        }}
      >
        <Field label="Title">
          <TextInput autoFocus value={title} onChange={setTitle} />
        </Field>
        <div className={styles.foot}>
          <span />
          <Button size="small" kind="primary" type="submit">
            Set title
          </Button>
        </div>
      </form>
    </PopupAt>
  );
}
