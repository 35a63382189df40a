import { useState } from 'react';
import { placeOfNote } from '@shared/bulk/place-of-note';
import type { TableNote } from '@shared/bulk/table';
import { Notice } from '../../../ui/feedback/notice';
import { LinkButton } from '../../../ui/button/link-button';
import styles from './map-page.module.css';

const FEW = 3;

export interface ReadingNotesProps {
  readonly notes: readonly TableNote[];
  /** What of an export of Jira is left out, in a sentence. */
  readonly left: string | null;
}

/** What was repaired or left out while the file was read, line by line. */
export function ReadingNotes({ notes, left }: ReadingNotesProps) {
  const [all, setAll] = useState(false);
  if (notes.length === 0) return left === null ? null : <Notice kind="info" title={left} />;
  const shown = all ? notes : notes.slice(0, FEW);
  return (
    <Notice
      kind="warning"
      title={
        notes.length === 1
          ? 'One thing was mended while the file was read.'
          : `${String(notes.length)} things were mended while the file was read.`
      }
      action={notes.length > shown.length && <LinkButton onClick={() => setAll(true)}>Show all</LinkButton>}
    >
      {shown.map((note, index) => (
        <span key={index} className={styles.note}>
          {placeOfNote(note)}
          {note.text}
        </span>
      ))}
      {left !== null && <span className={styles.note}>{left}</span>}
    </Notice>
  );
}
