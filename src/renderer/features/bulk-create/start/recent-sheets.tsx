import { useState } from 'react';
import { Trash2 } from 'lucide-react';
import type { SheetEntry } from '@shared/ipc/bulk';
import { Button } from '../../../ui/button/button';
import { IconButton } from '../../../ui/button/icon-button';
import { RelativeTime } from '../../../ui/marks/relative-time';
import { Dialog } from '../../../ui/overlay/dialog';
import styles from './start-page.module.css';

export interface RecentSheetsProps {
  readonly sheets: readonly SheetEntry[];
  readonly onOpen: (id: string) => void;
  readonly onRemove: (id: string) => void;
}

/** Sheets that were begun: each is as it was left, after a restart too. */
export function RecentSheets({ sheets, onOpen, onRemove }: RecentSheetsProps) {
  const [removing, setRemoving] = useState<SheetEntry | null>(null);
  if (sheets.length === 0) return null;
  return (
    <section aria-labelledby="recent-sheets">
      <h2 id="recent-sheets" className={styles.title}>
        Recent sheets
      </h2>
      <ul className={styles.sheets}>
        {sheets.map((sheet) => (
          <li key={sheet.id} className={styles.sheet}>
            <button type="button" className={styles.open} onClick={() => onOpen(sheet.id)}>
              <span className={styles.name}>{sheet.fileName}</span>
              <span className={styles.note}>{wordsOf(sheet)}</span>
              <span className={styles.age}>
                <RelativeTime iso={new Date(sheet.savedAt).toISOString()} />
              </span>
            </button>
            <IconButton label={`Forget ${sheet.fileName}`} icon={Trash2} onClick={() => setRemoving(sheet)} />
          </li>
        ))}
      </ul>
      {removing !== null && (
        <Dialog
          open
          onOpenChange={(open) => {
            if (!open) setRemoving(null);
          }}
          title={`Forget ${removing.fileName}?`}
          description="Its rows and what you mended in them are deleted here. What was sent stays in the outbox and in Jira."
          footer={
            <>
              <Button onClick={() => setRemoving(null)}>Keep it</Button>
              <Button
                kind="danger"
                onClick={() => {
                  onRemove(removing.id);
                  setRemoving(null);
                }}
              >
                Forget the sheet
              </Button>
            </>
          }
        />
      )}
    </section>
  );
}

function wordsOf({ rows, created, open }: SheetEntry): string {
  const parts = [`${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`];
  if (created > 0) parts.push(`${created.toLocaleString('en')} created`);
  if (open > 0) parts.push(`${open.toLocaleString('en')} in the outbox`);
  return parts.join(' · ');
}
