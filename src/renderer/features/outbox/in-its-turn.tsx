import { describeFailure } from '@shared/ipc/describe-failure';
import type { FailureAction } from '@shared/ipc/failure-words';
import { whenSent } from '@shared/ipc/when-sent';
import { siteTroubleWords, useSiteTrouble, type SiteTrouble } from './site-trouble';
import { Button } from '../../ui/button/button';
import { useFailureAction } from '../../ui/failure/failure-action';
import { useSite } from '../../ui/session/site-context';
import { StateBox } from './state-box';

/** Of a change that was not tried yet: why none of the site's is sent now, and what a person can do about it. */
export function InItsTurn() {
  const { ref } = useSite();
  const trouble = useSiteTrouble();
  const action = useFailureAction(trouble === null ? null : actionOf(trouble, ref.accountId), undefined);
  if (trouble === null) return <p>It is sent in its turn.</p>;
  const words = siteTroubleWords(trouble);
  return (
    <StateBox title={`It waits: ${words}.`} tone="plain">
      {whenSent(trouble.kind)}{' '}
      {action !== null && (
        <Button size="small" onClick={action.run}>
          {action.label}
        </Button>
      )}
    </StateBox>
  );
}

function actionOf({ kind }: SiteTrouble, accountId: string): FailureAction | null {
  if (kind === 'signed-out') return describeFailure({ kind: 'signed-out', accountId }).action ?? null;
  return kind === 'client-refused' ? { do: 'enter-secret', label: 'Enter the secret again' } : null;
}
