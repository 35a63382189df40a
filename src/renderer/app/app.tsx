import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { SiteRef } from '@shared/jira/site';
import { failureOf } from '../bridge';
import { ConnectPage } from '../features/connect/connect-page';
import { accountsQuery } from '../features/connect/queries';
import { SitesPage } from '../features/connect/sites-page';
import { UnlockPage } from '../features/connect/unlock-page';
import { protectionQuery } from '../queries/protection';
import { FailureNotice } from '../ui/failure/failure-notice';
import { entryOf } from './entry';
import { markUsable } from './mark-usable';
import { useNavigation } from './navigation';
import { useChooseSite, workspaceQuery } from './workspace';

/** The connect screen needs none of it, and is the first thing that a newcomer waits for. */
const Shell = lazy(async () => ({ default: (await import('./shell')).Shell }));

/** What stands between a start and the work: unlock, connect, choose a site. Then the shell. */
export function App() {
  const accounts = useQuery(accountsQuery);
  const protection = useQuery(protectionQuery);
  const workspace = useQuery(workspaceQuery);
  const chooseSite = useChooseSite();
  /** Connecting although something is connected already: another account, or one that signs in again. */
  const [connecting, setConnecting] = useState<{ readonly again: string | null } | null>(null);
  const [choosing, setChoosing] = useState<string | null>(null);

  const ready = accounts.data !== undefined && protection.data !== undefined && workspace.data !== undefined;
  useEffect(() => {
    if (ready) markUsable();
  }, [ready]);

  const asked = [accounts, protection, workspace];
  const trouble = asked.find(({ error }) => error !== null)?.error ?? null;
  if (trouble !== null) {
    const retry = (): void => {
      for (const query of asked) if (query.error !== null) void query.refetch();
    };
    return <FailureNotice failure={failureOf(trouble)} onRetry={retry} place="bar" />;
  }
  if (!ready) return null;

  const known = accounts.data;
  // Also before the first account: whichever way in would end at the lock.
  if (protection.data.locked) return <UnlockPage protection={protection.data} />;

  const choose = (site: SiteRef): void => {
    setChoosing(null);
    setConnecting(null);
    useNavigation.getState().begin({ screen: 'search' });
    chooseSite(site);
  };

  const entry = entryOf(known, workspace.data);
  const choosingFor =
    known.find(({ id }) => id === choosing) ??
    (entry.to === 'sites' && connecting === null ? entry.account : undefined);

  if (choosingFor !== undefined) {
    return (
      <SitesPage
        account={choosingFor}
        onChoose={(cloudId) => choose({ accountId: choosingFor.id, cloudId })}
        onBack={() => {
          setChoosing(null);
          setConnecting({ again: null });
        }}
      />
    );
  }
  if (connecting !== null || entry.to !== 'work') {
    const again = known.find(({ id }) => id === connecting?.again) ?? null;
    return (
      <ConnectPage
        again={again}
        connected={
          entry.to === 'work'
            ? null
            : {
                accounts: entry.to === 'sites' ? [entry.account] : entry.connected,
                onOpen: choose,
                onSites: (accountId) => {
                  setConnecting(null);
                  setChoosing(accountId);
                },
              }
        }
        onCancel={entry.to === 'work' ? () => setConnecting(null) : null}
        onConnected={(connected) => {
          setConnecting(null);
          const reached = connected.sites.filter(({ gone }) => gone !== true);
          const [only] = reached;
          if (again?.id === connected.id && workspace.data?.accountId === connected.id) return;
          if (reached.length === 1 && only !== undefined) choose({ accountId: connected.id, cloudId: only.cloudId });
          else void accounts.refetch().then(() => setChoosing(connected.id));
        }}
      />
    );
  }
  return (
    <Suspense>
      <Shell
        accounts={known}
        account={entry.account}
        site={entry.site}
        onChooseSite={choose}
        onConnect={(again) => setConnecting({ again })}
      />
    </Suspense>
  );
}
