import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Failure } from '@shared/ipc/failure';
import type { Outcome } from '@shared/ipc/outcome';
import type { SyncScope, SyncState } from '@shared/ipc/sync';
import { call, failureOf } from '../../../bridge';
import { syncQuery } from '../../../queries/sync';
import { FailureNotice } from '../../../ui/failure/failure-notice';
import { SkeletonRows } from '../../../ui/feedback/skeleton';
import { useSite } from '../../../ui/session/site-context';
import settings from '../settings.module.css';
import { AddScope } from './add-scope';
import { ScopeList } from './scope-list';
import { SyncProgress } from './sync-progress';

/** What of this site is kept on this computer, how far that is, and how to change it. */
export function MirrorTab() {
  const { ref, site } = useSite();
  const client = useQueryClient();
  const query = useQuery(syncQuery(ref));
  const [failure, setFailure] = useState<Failure | null>(null);

  async function act(acting: Promise<Outcome<SyncState>>): Promise<boolean> {
    const outcome = await acting;
    setFailure(outcome.ok ? null : outcome.failure);
    if (outcome.ok) client.setQueryData(syncQuery(ref).queryKey, outcome.value);
    return outcome.ok;
  }
  const setScopes = (scopes: readonly SyncScope[]): Promise<boolean> =>
    act(call('sync.setScopes', { site: ref, scopes: [...scopes] }));

  if (query.isPending) return <SkeletonRows label="Reading the mirror" count={4} />;
  if (query.isError) return <FailureNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} />;
  const state = query.data;
  return (
    <div className={settings.page}>
      <section aria-labelledby="mirror-title">
        <h2 id="mirror-title">Mirror of {site.name}</h2>
        <p className={settings.said}>
          Issues that are mirrored open at once, can be searched by their words, and are here without a network. What
          you open is kept anyway.
        </p>
        {failure !== null && <FailureNotice failure={failure} />}
        <SyncProgress
          state={state}
          onSyncNow={() => void act(call('sync.now', ref))}
          onPause={(paused) => void act(call('sync.pause', { site: ref, paused }))}
        />
      </section>
      <section aria-labelledby="scopes-title">
        <h2 id="scopes-title">What is mirrored</h2>
        <ScopeList
          scopes={state.scopes}
          troubles={state.scopeTroubles}
          onRemove={(at) => void setScopes(state.scopes.filter((_, each) => each !== at))}
        />
        <AddScope scopes={state.scopes} onAdd={(scope) => setScopes([...state.scopes, scope])} />
      </section>
    </div>
  );
}
