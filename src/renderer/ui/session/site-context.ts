import { createContext, useContext } from 'react';
import type { Account } from '@shared/ipc/account';
import type { SiteRef } from '@shared/jira/site';

/** Whose eyes we look with, and where. */
export interface SiteContextValue {
  readonly ref: SiteRef;
  readonly site: Account['sites'][number];
  readonly account: Account;
  /** Goes to an issue of this site. */
  readonly openIssue: (issueKey: string) => void;
}

export const SiteContext = createContext<SiteContextValue | null>(null);

/** The site in use; only below the shell, where there is one. */
export function useSite(): SiteContextValue {
  const value = useContext(SiteContext);
  if (value === null) throw new Error('No site has been chosen here.');
  return value;
}
