import { useQuery } from '@tanstack/react-query';
import type { SheetEntry } from '@shared/ipc/bulk';
import { Button } from '../../../ui/button/button';
import { Notice } from '../../../ui/feedback/notice';
import { useSite } from '../../../ui/session/site-context';
import { sheetsQuery } from '../queries';
import { AT_ONCE } from './recent-sheets';

export interface RunningSheetsProps {
  readonly onOpen: (id: string) => void;
}

const MOST = 3;

/** Sheets that have rows on their way, or rows that need somebody: first of all, as one comes back in the middle of a run. */
export function RunningSheets({ onOpen }: RunningSheetsProps) {
  const { ref } = useSite();
  const list = useQuery(sheetsQuery(ref, { text: '', most: AT_ONCE }));
  const running = (list.data?.sheets ?? []).filter(({ open, joining = 0 }) => open + joining > 0).slice(0, MOST);
  if (running.length === 0) return null;
  return (
    <section aria-label="Being created">
      {running.map((sheet) => (
        <Notice
          key={sheet.id}
          kind="info"
          title={titleOf(sheet)}
          action={
            <Button size="small" onClick={() => onOpen(sheet.id)}>
              Open the rows
            </Button>
          }
        >
          {openWords(sheet)}
        </Notice>
      ))}
    </section>
  );
}

function titleOf({ fileName, rows, created }: SheetEntry): string {
  return `${fileName}: ${created.toLocaleString('en')} of ${rows.toLocaleString('en')} created`;
}

/** `1,200 in the outbox, 50 join the run.` Pure. */
function openWords({ open, joining = 0 }: SheetEntry): string {
  const inOutbox = open === 0 ? [] : [`${open.toLocaleString('en')} in the outbox`];
  const join = joining === 0 ? [] : [`${joining.toLocaleString('en')} ${joining === 1 ? 'joins' : 'join'} the run`];
  return `${[...inOutbox, ...join].join(', ')}.`;
}
