import { useState } from 'react';
import type { TableNote } from '@shared/bulk/table';
import { Notice } from '../../../ui/feedback/notice';
import { LinkButton } from '../../../ui/button/link-button';
import styles from './map-page.module.css';

const FEW = 3;

/** What was repaired or left out while the file was read, line by line. */
export function ReadingNotes({ notes }: { readonly notes: readonly TableNote[] }) {
  const [all, setAll] = useState(false);
  if (notes.length === 0) return null;
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
      {shown.map(({ line, text }, index) => (
        <span key={index} className={styles.note}>
          {line === null ? '' : `Line ${String(line)}: `}
          {text}
        </span>
      ))}
    </Notice>
  );
}
