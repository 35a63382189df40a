import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Search, Trash2 } from 'lucide-react';
import type { SheetEntry } from '@shared/ipc/bulk';
import { Button } from '../../../ui/button/button';
import { IconButton } from '../../../ui/button/icon-button';
import { TextInput } from '../../../ui/field/text-input';
import { RelativeTime } from '../../../ui/marks/relative-time';
import { Dialog } from '../../../ui/overlay/dialog';
import { useSite } from '../../../ui/session/site-context';
import { sheetsQuery } from '../queries';
import shared from '../bulk-create.module.css';
import styles from './start-page.module.css';

export interface RecentSheetsProps {
  readonly onOpen: (id: string) => void;
  readonly onRemove: (id: string) => void;
}

/** So many at once. */
export const AT_ONCE = 50;
/** From so many on they are found by their names. */
const MANY = 10;

/** Sheets that were begun: each is as it was left, after a restart too. */
export function RecentSheets({ onOpen, onRemove }: RecentSheetsProps) {
  const { ref } = useSite();
  const [text, setText] = useState('');
  const [most, setMost] = useState(AT_ONCE);
  const list = useQuery(sheetsQuery(ref, { text, most }));
  const [removing, setRemoving] = useState<SheetEntry | null>(null);
  const { sheets, total } = list.data ?? { sheets: [], total: 0 };
  if (total === 0 && text === '') return null;
  const more = Math.min(AT_ONCE, total - sheets.length);
  return (
    <section aria-labelledby="recent-sheets">
      <div className={styles.recent}>
        <h2 id="recent-sheets" className={shared.title}>
          Recent sheets <span className={styles.count}>{total.toLocaleString('en')}</span>
        </h2>
        {(text !== '' || total > MANY) && (
          <div className={styles.filter}>
            <TextInput
              label="Find a sheet"
              placeholder="Find a sheet"
              type="search"
              size="small"
              icon={Search}
              value={text}
              onChange={(next) => {
                setText(next);
                setMost(AT_ONCE);
              }}
            />
          </div>
        )}
      </div>
      {total === 0 && <p className={shared.about}>No sheet has “{text.trim()}” in its name.</p>}
      <ul className={styles.sheets}>
        {sheets.map((sheet) => (
          <li key={sheet.id} className={styles.sheet}>
            <button type="button" className={styles.open} onClick={() => onOpen(sheet.id)}>
              <span className={styles.name}>{sheet.fileName}</span>
              <span className={shared.about}>{wordsOf(sheet)}</span>
              <span className={styles.age}>
                <RelativeTime iso={new Date(sheet.savedAt).toISOString()} />
              </span>
            </button>
            <IconButton label={`Forget ${sheet.fileName}`} icon={Trash2} onClick={() => setRemoving(sheet)} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className={styles.more}>
          <Button size="small" busy={list.isPlaceholderData} onClick={() => setMost(most + AT_ONCE)}>
            Show {more} more
          </Button>
          <span className={shared.about}>
            {sheets.length.toLocaleString('en')} of {total.toLocaleString('en')} sheets
          </span>
        </p>
      )}
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

function wordsOf({ rows, created, open, joining = 0 }: SheetEntry): string {
  const parts = [`${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`];
  if (created > 0) parts.push(`${created.toLocaleString('en')} created`);
  if (open > 0) parts.push(`${open.toLocaleString('en')} in the outbox`);
  if (joining > 0) parts.push(`${joining.toLocaleString('en')} ${joining === 1 ? 'joins' : 'join'} the run`);
  return parts.join(' · ');
}
