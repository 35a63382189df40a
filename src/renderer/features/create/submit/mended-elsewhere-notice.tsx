import { useQuery } from '@tanstack/react-query';
import { outboxQuery } from '../../../queries/outbox';
import { Button } from '../../../ui/button/button';
import { Notice } from '../../../ui/feedback/notice';
import { useSite } from '../../../ui/session/site-context';
import type { Draft } from '../drafts/draft';
import { mendsElsewhere } from './mends-elsewhere';

export interface MendedElsewhereNoticeProps {
  readonly draft: Draft;
  /** The form makes an issue of its own; the other one stays in the outbox. */
  readonly onApart: () => void;
}

/** The form mends a change of another project or type: what becomes of that one is the person's to say. */
export function MendedElsewhereNotice({ draft, onApart }: MendedElsewhereNoticeProps) {
  const { ref } = useSite();
  const change = useQuery(outboxQuery(ref)).data?.find(({ id }) => id === draft.replaces);
  if (change === undefined || !mendsElsewhere(change, draft)) return null;
  return (
    <Notice
      kind="info"
      title={`This form mends “${change.title}” of ${change.subtitle}.`}
      action={
        <Button size="small" onClick={onApart}>
          Make it another issue
        </Button>
      }
    >
      Created here, it takes the place of that one in the outbox. As another issue, it leaves that one where it is.
    </Notice>
  );
}
