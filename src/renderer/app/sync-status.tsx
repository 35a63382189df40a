import { useQuery } from '@tanstack/react-query';
import { syncQuery } from '../queries/sync';
import { RelativeTime } from '../ui/marks/relative-time';
import { useSite } from '../ui/session/site-context';
import { useNavigation } from './navigation';
import { syncWords } from './sync-words';

/** How old the mirror of this site is, or how far it is; leads to Settings. */
export function SyncStatus() {
  const { ref } = useSite();
  const go = useNavigation((navigation) => navigation.go);
  const state = useQuery(syncQuery(ref)).data;
  if (state === undefined || state.scopes.length === 0) return null;
  return (
    <button type="button" onClick={() => go({ screen: 'settings', tab: 'mirror' })}>
      {syncWords(state) ??
        (state.lastSyncAt !== null && (
          <span>
            Synced <RelativeTime iso={new Date(state.lastSyncAt).toISOString()} />
          </span>
        ))}
    </button>
  );
}
