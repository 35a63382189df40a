import type { ReactNode } from 'react';
import { Popover } from '@base-ui/react/popover';
import type { Editor } from '@tiptap/core';
import { classNames } from '../../class-names';
import popup from '../../overlay/popup.module.css';
import styles from './popups.module.css';

export interface PopupAtProps {
  readonly editor: Editor;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small form at what is selected; closing it leads back into the text. */
export function PopupAt({ editor, label, onClose, children }: PopupAtProps) {
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Portal>
        <Popover.Positioner
          sideOffset={6}
          align="start"
          className={popup.positioner}
          anchor={{ getBoundingClientRect: () => selectionRect(editor), contextElement: editor.view.dom }}
        >
          <Popover.Popup
            aria-label={label}
            className={classNames(popup.popup, popup.scroll, styles.popup)}
            finalFocus={() => {
              // The page around may have gone meanwhile, and the editor with it. Its own command would wait for the
              // next frame, and what is typed until then would be lost.
              if (!editor.isDestroyed) editor.view.focus();
              return false;
            }}
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Where the selection begins, on the screen. */
export function selectionRect(editor: Editor, at: number = editor.state.selection.from): DOMRect {
  const { left, top, bottom } = editor.view.coordsAtPos(Math.min(at, editor.state.doc.content.size));
  return new DOMRect(left, top, 1, bottom - top);
}
