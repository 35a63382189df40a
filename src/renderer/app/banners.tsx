import { useQuery } from '@tanstack/react-query';
import type { Account } from '@shared/ipc/account';
import { appInfoQuery } from '../queries/app-info';
import { Button } from '../ui/button/button';
import { Notice } from '../ui/feedback/notice';
import { GoneSite } from './gone-site';

export interface BannersProps {
  readonly account: Account;
  readonly site: Account['sites'][number];
  readonly onSignIn: () => void;
}

/** What has to be known whatever the screen: a site out of reach, an ended sign-in, a host that is not Atlassian's, an Electron out of support. */
export function Banners({ account, site, onSignIn }: BannersProps) {
  const info = useQuery(appInfoQuery).data;
  return (
    <>
      {site.gone === true && <GoneSite account={account} site={site} />}
      {account.state === 'signed-out' && (
        <Notice
          kind="warning"
          place="bar"
          title={`${account.displayName} is signed out.`}
          action={
            <Button size="small" onClick={onSignIn}>
              Sign in again
            </Button>
          }
        >
          Issues, drafts and the outbox are kept and go on afterwards.
        </Notice>
      )}
      {account.state === 'client-refused' && (
        <Notice
          kind="warning"
          place="bar"
          title="Atlassian refused the client secret."
          action={
            <Button size="small" onClick={onSignIn}>
              Enter it again
            </Button>
          }
        >
          It may have been replaced. Everything read so far is kept.
        </Notice>
      )}
      {account.foreignHost !== null && account.kind !== 'demo' && (
        <Notice kind="warning" place="bar" title="Not Atlassian.">
          This account speaks to {account.foreignHost}.
        </Notice>
      )}
      {info?.fallbackRuntime === true && account.kind !== 'demo' && (
        <Notice kind="warning" place="bar" title={`Electron ${info.electron} is out of support.`}>
          This runtime is for development and tests. Use a released build for real accounts.
        </Notice>
      )}
    </>
  );
}
