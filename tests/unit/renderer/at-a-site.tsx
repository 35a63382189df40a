import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { Account } from '@shared/ipc/account';
import { createQueryClient } from '../../../src/renderer/app/query-client';
import { OverlayProvider } from '../../../src/renderer/ui/overlay/overlay-provider';
import { SiteContext, type SiteContextValue } from '../../../src/renderer/ui/session/site-context';

export const SITE: Account['sites'][number] = {
  cloudId: 'cloud-1',
  url: 'https://shop.atlassian.net',
  name: 'Shop',
  avatarUrl: null,
  scopes: [],
  missingScopes: [],
};

export const ACCOUNT: Account = {
  id: 'account-1',
  kind: 'person',
  displayName: 'Oda Voss',
  personId: 'person-1',
  avatarUrl: null,
  foreignHost: null,
  apiOrigin: 'https://api.atlassian.com',
  state: 'ready',
  sites: [SITE],
};

/** Draws a screen as the shell does: at a site, with toasts and a cache of its own. */
export function renderAtSite(screen: ReactNode, account: Account = ACCOUNT) {
  const client = createQueryClient();
  const session: SiteContextValue = {
    ref: { accountId: account.id, cloudId: SITE.cloudId },
    site: SITE,
    account,
    openIssue: () => undefined,
  };
  const around = (inside: ReactNode): ReactNode => (
    <QueryClientProvider client={client}>
      <OverlayProvider>
        <SiteContext.Provider value={session}>{inside}</SiteContext.Provider>
      </OverlayProvider>
    </QueryClientProvider>
  );
  const { rerender, ...view } = render(around(screen));
  return { ...view, client, rerender: (next: ReactNode) => rerender(around(next)) };
}
