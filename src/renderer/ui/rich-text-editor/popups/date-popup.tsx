import { useState } from 'react';
import type { Editor } from '@tiptap/core';
import { Calendar } from '../../date/calendar';
import { isoDay } from '../../date/calendar-days';
import { dayOf, timestampOf } from '../commands/insert';
import { PopupAt } from './popup-at';

/** The calendar at a date chip. */
export function DatePopup({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const [at] = useState(() => editor.state.selection.from);
  const [day] = useState(() => dayOf(editor.state.doc.nodeAt(at)?.attrs['timestamp']));
  return (
    <PopupAt editor={editor} label="Date" onClose={onClose}>
      <Calendar
        value={day}
        today={isoDay(new Date())}
        onChoose={(next) => {
          const { tr, doc } = editor.state;
          if (doc.nodeAt(at)?.type.name === 'date') {
            editor.view.dispatch(tr.setNodeAttribute(at, 'timestamp', timestampOf(next)));
          }
          editor.commands.setTextSelection(Math.min(at + 2, editor.state.doc.content.size));
          onClose();
        }}
      />
    </PopupAt>
  );
}
