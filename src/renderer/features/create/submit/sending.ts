import { create } from 'zustand';
import type { SiteRef } from '@shared/jira/site';

interface Sending {
  readonly sites: ReadonlySet<string>;
  set(site: SiteRef, sending: boolean): void;
}

const keyOf = ({ accountId, cloudId }: SiteRef): string => `${accountId} ${cloudId}`;

const useSendingSites = create<Sending>((set) => ({
  sites: new Set(),
  set: (site, sending) =>
    set(({ sites }) => {
      const next = new Set(sites);
      if (sending) next.add(keyOf(site));
      else next.delete(keyOf(site));
      return { sites: next };
    }),
}));

/** Whether the form of a site is on its way to Jira. It outlives the screen: going away and back does not open a form that is being sent. */
export function useSending(site: SiteRef): {
  readonly sending: boolean;
  readonly setSending: (sending: boolean) => void;
} {
  const sending = useSendingSites(({ sites }) => sites.has(keyOf(site)));
  const set = useSendingSites((sites) => sites.set);
  return { sending, setSending: (next) => set(site, next) };
}
