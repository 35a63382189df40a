import { useCallback } from 'react';
import type { Account } from '@shared/ipc/account';
import type { IssueReference } from '@shared/jira/issue-key';
import type { SiteRef } from '@shared/jira/site';
import { useToasts } from '../ui/overlay/toasts';
import { useNavigation } from './navigation';
import { siteOfLink } from './site-of-link';

export interface OpenReferencePorts {
  readonly accounts: readonly Account[];
  readonly account: Account;
  readonly site: { readonly cloudId: string };
  readonly onChooseSite: (site: SiteRef) => void;
}

/** Opens what a person typed or pasted: a key at the site in use, a link at the site that it names. */
export function useOpenReference({ accounts, account, site, onChooseSite }: OpenReferencePorts) {
  const go = useNavigation((navigation) => navigation.go);
  const toasts = useToasts();
  return useCallback(
    ({ key, origin }: IssueReference): void => {
      const here = { accountId: account.id, cloudId: site.cloudId };
      const target = origin === null ? here : siteOfLink(origin, accounts, account);
      if (target === null) {
        const host = origin === null ? '' : new URL(origin).host;
        toasts.show({ kind: 'refused', text: `${host} is not a site of a connected account.` });
        return;
      }
      if (target.accountId !== here.accountId || target.cloudId !== here.cloudId) onChooseSite(target);
      go({ screen: 'issue', issueKey: key });
    },
    [account, accounts, go, onChooseSite, site.cloudId, toasts],
  );
}
