import { useQuery } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import type { SyncScope } from '@shared/ipc/sync';
import { syncQuery } from '../../queries/sync';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/feedback/empty-state';
import { useSite } from '../../ui/session/site-context';

const MOST = 6;

/** Without a network, a query that was never asked has no answer here: what is mirrored has. */
export function OfflineHelp({ onRun }: { readonly onRun: (jql: string) => void }) {
  const { ref } = useSite();
  const scopes = useQuery(syncQuery(ref)).data?.scopes ?? [];
  return (
    <EmptyState
      icon={CloudOff}
      action={scopes.slice(0, MOST).map((scope) => (
        <Button key={jqlOf(scope)} size="small" onClick={() => onRun(jqlOf(scope))}>
          {scope.name}
        </Button>
      ))}
    >
      {scopes.length === 0
        ? 'This query was not asked before, and nothing is mirrored. Settings, Mirror keeps whole projects here.'
        : 'This query was not asked before. What is mirrored is here:'}
    </EmptyState>
  );
}

function jqlOf(scope: SyncScope): string {
  return scope.kind === 'query' ? scope.jql : `project = ${scope.key} ORDER BY updated DESC`;
}
