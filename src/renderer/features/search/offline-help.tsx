import { useQuery } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { Failure } from '@shared/ipc/failure';
import type { FailureAction } from '@shared/ipc/failure-words';
import { whyNotAsked } from '@shared/ipc/not-asked';
import type { SyncScope } from '@shared/ipc/sync';
import { syncQuery } from '../../queries/sync';
import { Button } from '../../ui/button/button';
import { useFailureAction } from '../../ui/failure/failure-action';
import { EmptyState } from '../../ui/feedback/empty-state';
import { useSite } from '../../ui/session/site-context';
import styles from './search.module.css';

const MOST = 6;

export interface OfflineHelpProps {
  /** Why Jira could not be asked; `null` while it has only been silent for long. */
  readonly failure: Failure | null;
  readonly onRun: (jql: string) => void;
  readonly onRetry: () => void;
}

/** Where Jira cannot be asked, a query that was never asked has no answer here: what is mirrored has. */
export function OfflineHelp({ failure, onRun, onRetry }: OfflineHelpProps) {
  const { ref } = useSite();
  const scopes = useQuery(syncQuery(ref)).data?.scopes ?? [];
  const why = failure === null ? null : whyNotAsked(failure);
  const signIn = useFailureAction(signInOf(failure), undefined);
  return (
    <EmptyState
      icon={CloudOff}
      action={
        <div className={styles.instead}>
          {scopes.slice(0, MOST).map((scope) => (
            <Button key={jqlOf(scope)} size="small" onClick={() => onRun(jqlOf(scope))}>
              {scope.name}
            </Button>
          ))}
          {signIn !== null && (
            <Button size="small" kind="primary" onClick={signIn.run}>
              {signIn.label}
            </Button>
          )}
          {failure !== null && (
            <Button size="small" kind="quiet" onClick={onRetry}>
              Ask Jira again
            </Button>
          )}
        </div>
      }
    >
      {failure === null ? 'Jira has not answered yet.' : `Jira could not be asked: ${why ?? 'it gave no reason'}.`}{' '}
      {scopes.length === 0
        ? 'This query was not asked before, and nothing is mirrored. Settings, Mirror keeps whole projects here.'
        : 'This query was not asked before. What is mirrored is here:'}
    </EmptyState>
  );
}

/** What a person can do about it here, other than to ask again. */
function signInOf(failure: Failure | null): FailureAction | null {
  const action = failure === null ? undefined : describeFailure(failure).action;
  return action === undefined || action.do === 'retry' ? null : action;
}

function jqlOf(scope: SyncScope): string {
  return scope.kind === 'query' ? scope.jql : `project = ${scope.key} ORDER BY updated DESC`;
}
