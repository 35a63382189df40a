import { useQuery } from '@tanstack/react-query';
import type { Account } from '@shared/ipc/account';
import type { Output } from '@shared/ipc/contract';
import type { Failure } from '@shared/ipc/failure';
import { useState } from 'react';
import { assertNever } from '@shared/assert-never';
import { ask, call, failureOf } from '../../bridge';
import { appInfoQuery } from '../../queries/app-info';
import { protectionQuery } from '../../queries/protection';
import type { Connected } from './already-connected';
import { ChooseProtection } from './choose-protection';
import { ConnectCard } from './connect-card';
import { FailedSignIn } from './failed-sign-in';
import { OldRuntime } from './old-runtime';
import { OtherPerson } from './other-person';
import { appCredentialsQuery } from './queries';
import { WaitForBrowser } from './wait-for-browser';
import type { Way } from './way';
import { WaysIn } from './ways-in';

type Step =
  | { readonly at: 'ways'; readonly busy: Way['by'] | null }
  | { readonly at: 'protection'; readonly way: Way }
  | { readonly at: 'old-runtime'; readonly electron: string; readonly way: Way }
  | { readonly at: 'browser'; readonly attempt: Output<'connect.begin'> }
  | { readonly at: 'other-person'; readonly account: Account; readonly insteadOf: string; readonly way: Way }
  | { readonly at: 'failed'; readonly failure: Failure; readonly way: Way };

export interface ConnectPageProps {
  /** An account that was signed out and is to be signed in again; `null` for a new one. */
  readonly again: Account | null;
  /** Whom one may go on with instead; `null` where a site is in use and *Cancel* leads back to it. */
  readonly connected: Connected | null;
  readonly onConnected: (account: Account) => void;
  /** Only when there is something to go back to. */
  readonly onCancel: (() => void) | null;
}

/** Connect: the browser, a service account, or the demo site. Each ends in an account or in a failure that says what to do. */
export function ConnectPage({ again, connected, onConnected, onCancel }: ConnectPageProps) {
  const [step, setStep] = useState<Step>({ at: 'ways', busy: null });
  const protection = useQuery(protectionQuery);
  const app = useQuery(appCredentialsQuery);
  const runtime = useQuery(appInfoQuery);

  function failed(failure: Failure, way: Way): void {
    if (failure.kind === 'cancelled') setStep({ at: 'ways', busy: null });
    else if (failure.kind === 'protection-unchosen') setStep({ at: 'protection', way });
    else setStep({ at: 'failed', failure, way });
  }

  function arrived({ account, insteadOf }: Output<'connect.finish'>, way: Way): void {
    if (insteadOf === null) onConnected(account);
    else setStep({ at: 'other-person', account, insteadOf, way });
  }

  async function goBrowser(way: { readonly by: 'browser'; readonly again: string | null }): Promise<void> {
    const configured = (await app.refetch()).data?.configured ?? false;
    if (!configured && way.again === null) {
      const entered = await call('connect.enterApp', null);
      if (!entered.ok) return failed(entered.failure, way);
      if (!entered.value) return setStep({ at: 'ways', busy: null });
    }
    const attempt = await call('connect.begin', { again: way.again });
    if (!attempt.ok) return failed(attempt.failure, way);
    setStep({ at: 'browser', attempt: attempt.value });
    const finished = await call('connect.finish', { attemptId: attempt.value.attemptId });
    if (finished.ok) arrived(finished.value, way);
    else failed(finished.failure, way);
  }

  async function goSecret(way: Extract<Way, { by: 'secret' }>): Promise<void> {
    if (!(await ask('connect.enterApp', null))) return setStep({ at: 'ways', busy: null });
    const account = (await ask('accounts.list', null)).find(({ id }) => id === way.again);
    // The id of another app was entered: the account has to be signed in with that one.
    if (account === undefined || account.state === 'client-refused') return goBrowser({ ...way, by: 'browser' });
    onConnected(account);
  }

  async function goNow(way: Way): Promise<void> {
    setStep({ at: 'ways', busy: way.by });
    switch (way.by) {
      case 'browser':
        return goBrowser(way);
      case 'service':
        return arrived(await ask('connect.addServiceAccount', { again: way.again }), way);
      case 'secret':
        return goSecret(way);
      case 'demo':
        return onConnected(await ask('connect.openDemo', null));
      default:
        return assertNever(way);
    }
  }

  async function goOn(way: Way): Promise<void> {
    try {
      await goNow(way);
    } catch (error) {
      failed(failureOf(error), way);
    }
  }

  /** Asks first where an account at Atlassian itself would be trusted to an Electron out of support. */
  async function go(way: Way): Promise<void> {
    if (app.data?.foreignHost === null && runtime.data?.fallbackRuntime === true && way.by !== 'demo') {
      setStep({ at: 'old-runtime', electron: runtime.data.electron, way });
    } else {
      await goOn(way);
    }
  }

  async function enterAppAgain(way: Way): Promise<void> {
    const entered = await call('connect.enterApp', null);
    if (!entered.ok) failed(entered.failure, way);
    else if (entered.value) await goOn(way);
  }

  switch (step.at) {
    case 'ways':
      return (
        <WaysIn
          again={again}
          connected={connected}
          busy={step.busy}
          foreignHost={app.data?.foreignHost ?? null}
          onGo={(way) => void go(way)}
          onCancel={onCancel}
        />
      );
    case 'protection':
      return (
        <ChooseProtection
          protection={protection.data ?? null}
          onChosen={() => void goOn(step.way)}
          onBack={() => setStep({ at: 'ways', busy: null })}
        />
      );
    case 'old-runtime':
      return (
        <OldRuntime
          electron={step.electron}
          onGoOn={() => void goOn(step.way)}
          onBack={() => setStep({ at: 'ways', busy: null })}
        />
      );
    case 'browser':
      return <WaitForBrowser attempt={step.attempt} />;
    case 'other-person':
      return (
        <OtherPerson
          account={step.account}
          insteadOf={step.insteadOf}
          onGoOn={() => onConnected(step.account)}
          onRetry={() => void goOn(step.way)}
        />
      );
    case 'failed':
      return (
        <ConnectCard title="Not signed in">
          <FailedSignIn
            failure={step.failure}
            callback={app.data?.redirectUri ?? ''}
            again={again !== null}
            onRetry={() => void goOn(step.way)}
            onEnterApp={() => void (step.way.by === 'browser' ? enterAppAgain(step.way) : goOn(step.way))}
            onDemo={() => void go({ by: 'demo' })}
            onBack={() => setStep({ at: 'ways', busy: null })}
          />
        </ConnectCard>
      );
    default:
      return assertNever(step);
  }
}
