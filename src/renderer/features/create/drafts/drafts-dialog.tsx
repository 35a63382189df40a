import { SquarePen, Trash2 } from 'lucide-react';
import type { DraftRow } from '@shared/ipc/drafts';
import { Button } from '../../../ui/button/button';
import { IconButton } from '../../../ui/button/icon-button';
import { EmptyState } from '../../../ui/feedback/empty-state';
import { RelativeTime } from '../../../ui/marks/relative-time';
import { Dialog } from '../../../ui/overlay/dialog';
import type { DraftList } from './use-drafts';
import { usePlaceNames } from '../form/use-place-names';
import styles from './kept-list.module.css';

export interface DraftsDialogProps {
  readonly drafts: DraftList;
  readonly onNew: () => void;
  readonly onClose: () => void;
}

/** Every form that was begun: go on with one, discard one, begin another. */
export function DraftsDialog({ drafts, onNew, onClose }: DraftsDialogProps) {
  const { rows, shownId } = drafts;
  const placeName = usePlaceNames(rows);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Drafts"
      footer={
        <Button icon={SquarePen} onClick={onNew}>
          New draft
        </Button>
      }
    >
      {rows.length === 0 ? (
        <EmptyState>No draft is kept. What you type into the form is kept as you type.</EmptyState>
      ) : (
        <ul className={styles.list} aria-label="Drafts">
          {rows.map((row) => {
            const title = titleOf(row);
            return (
              <li key={row.id} className={styles.row} data-current={row.id === shownId || undefined}>
                <button
                  type="button"
                  className={styles.open}
                  aria-current={row.id === shownId || undefined}
                  onClick={() => {
                    onClose();
                    void drafts.resume(row);
                  }}
                >
                  <span className={styles.title} title={title}>
                    {title}
                  </span>
                  <span className={styles.note}>
                    {placeName(row)} · {row.id === shownId && 'In the form · '}
                    {row.refused && 'Refused by Jira · '}
                    Saved <RelativeTime iso={new Date(row.savedAt).toISOString()} />
                  </span>
                </button>
                <IconButton label={`Discard “${title}”`} icon={Trash2} onClick={() => void drafts.discard(row)} />
              </li>
            );
          })}
        </ul>
      )}
    </Dialog>
  );
}

/** Its summary, else how its description begins. */
function titleOf({ summary, excerpt }: DraftRow): string {
  if (summary !== '') return summary;
  return excerpt === undefined ? 'Untitled' : `Untitled: ${excerpt}`;
}
