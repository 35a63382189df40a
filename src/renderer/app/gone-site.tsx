import { describeFailure } from '@shared/ipc/describe-failure';
import type { Account } from '@shared/ipc/account';
import { useReadSitesAgain } from '../queries/use-read-sites-again';
import { Button } from '../ui/button/button';
import { Notice } from '../ui/feedback/notice';

/** Over every screen of a site that the account no longer reaches: what is left of it, and a way to ask again. */
export function GoneSite({ account, site }: { readonly account: Account; readonly site: Account['sites'][number] }) {
  const { busy, failure, readAgain } = useReadSitesAgain(account.id);

  return (
    <Notice
      kind="warning"
      place="bar"
      title={`${account.displayName} has no access to ${site.name} any more.`}
      action={
        <Button size="small" busy={busy} onClick={() => void readAgain()}>
          Read again
        </Button>
      }
    >
      What was read, the outbox and drafts are here to read. Nothing is sent before the site is back; it is asked for by
      itself now and then.
      {failure !== null && ` It could not be asked: ${describeFailure(failure).title}`}
    </Notice>
  );
}
