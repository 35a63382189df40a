import { useEffect } from 'react';
import type { SiteRef } from '@shared/jira/site';
import { listen } from '../bridge';
import { useNavigation } from './navigation';

/** The notification of a run that has ended was clicked: its result is shown, at its own site. */
export function useShowRun({ accountId, cloudId }: SiteRef, onChooseSite: (site: SiteRef) => void): void {
  const go = useNavigation((navigation) => navigation.go);
  useEffect(
    () =>
      listen('run.show', ({ site, sheetId }) => {
        if (site.accountId !== accountId || site.cloudId !== cloudId) onChooseSite(site);
        go(sheetId === null ? { screen: 'outbox' } : { screen: 'bulk-create', sheet: { id: sheetId, at: 'result' } });
      }),
    [accountId, cloudId, go, onChooseSite],
  );
}
