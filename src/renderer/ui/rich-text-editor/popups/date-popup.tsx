import { useState } from 'react';
import type { Editor } from '@tiptap/core';
import { Calendar } from '../../date/calendar';
import { isoDay } from '../../date/calendar-days';
import { dayOf, timestampOf } from '../commands/insert';
import { chosenChip, setChip } from './chosen-chip';
import { PopupAt } from './popup-at';

/** The calendar at a date chip. A new one is in the document when its day is chosen, not before. */
export function DatePopup({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const [chosen] = useState(() => chosenChip(editor, 'date'));
  const today = isoDay(new Date());
  return (
    <PopupAt editor={editor} label="Date" onClose={onClose}>
      <Calendar
        value={chosen === null ? today : dayOf(chosen.attrs['timestamp'])}
        today={today}
        onChoose={(next) => {
          setChip(editor, 'date', chosen, { timestamp: timestampOf(next) });
          onClose();
        }}
      />
    </PopupAt>
  );
}
