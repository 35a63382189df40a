import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { SiteRef } from '@shared/jira/site';
import { call } from '../../../bridge';
import { outboxQuery } from '../../../queries/outbox';

/**
 * Holds back the waiting change that the form mends for as long as the form is open, and lets it go on, as it was, once it is left or
 * cleared. While the form is being sent the change is left to what takes its place. Answers whether it mends one that waits.
 */
export function useMending({ accountId, cloudId }: SiteRef, replaces: string | null, sending: boolean): boolean {
  const site = { accountId, cloudId };
  const waits = useQuery(outboxQuery(site)).data?.find(({ id }) => id === replaces)?.status.state === 'queued';
  const isSent = useRef(sending);
  useEffect(() => {
    isSent.current = sending;
  }, [sending]);
  useEffect(() => {
    if (replaces === null || !waits) return undefined;
    const tell = (open: boolean): void =>
      void call('outbox.mending', { site: { accountId, cloudId }, changeId: replaces, open });
    const leave = (): void => {
      if (!isSent.current) tell(false);
    };
    tell(true);
    // A window that is closed unmounts nothing.
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [accountId, cloudId, replaces, waits]);
  return replaces !== null && waits;
}
