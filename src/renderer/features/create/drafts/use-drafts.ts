import { useQuery } from '@tanstack/react-query';
import type { DraftRow } from '@shared/ipc/drafts';
import { useToasts } from '../../../ui/overlay/toasts';
import { useSite } from '../../../ui/session/site-context';
import { draftsQuery } from '../queries';
import type { KeptDraft } from './use-draft';

export interface DraftList {
  readonly rows: readonly DraftRow[];
  /** The one in the form. */
  readonly shownId: string | null;
  resume(row: DraftRow): Promise<void>;
  discard(row: DraftRow): Promise<void>;
  readAgain(): Promise<unknown>;
}

/** All drafts of the site, and what can be done with each. */
export function useDrafts(kept: KeptDraft, onShown: () => void): DraftList {
  const { ref } = useSite();
  const toasts = useToasts();
  const list = useQuery(draftsQuery(ref));

  async function resume({ id }: DraftRow): Promise<void> {
    const there = id === kept.id || (await kept.resume(id));
    if (there) onShown();
    else {
      toasts.show({ kind: 'refused', text: 'This draft was sent or discarded meanwhile' });
      void list.refetch();
    }
  }

  async function discard({ id, summary }: DraftRow): Promise<void> {
    const held = await kept.discard(id);
    if (held === null) return void list.refetch();
    const undo = (): void => kept.bringBack(id, () => held);
    toasts.show({
      kind: 'undone',
      text: summary === '' ? 'Draft discarded' : `Draft “${summary}” discarded`,
      action: { label: 'Undo', run: undo },
    });
  }

  return { rows: list.data ?? [], shownId: kept.id, resume, discard, readAgain: list.refetch };
}
