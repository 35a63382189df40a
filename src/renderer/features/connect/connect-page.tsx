import { useQuery } from '@tanstack/react-query';
import type { Account } from '@shared/ipc/account';
import type { Output } from '@shared/ipc/contract';
import type { Failure } from '@shared/ipc/failure';
import { useState } from 'react';
import { assertNever } from '@shared/assert-never';
import { ask, call, failureOf } from '../../bridge';
import { ChooseProtection } from './choose-protection';
import { ConnectCard } from './connect-card';
import { FailedSignIn } from './failed-sign-in';
import { appCredentialsQuery, protectionQuery } from './queries';
import { WaitForBrowser } from './wait-for-browser';
import type { Way } from './way';
import { WaysIn } from './ways-in';

type Step =
  | { readonly at: 'ways'; readonly busy: Way['by'] | null }
  | { readonly at: 'protection'; readonly way: Way }
  | { readonly at: 'browser'; readonly attempt: Output<'connect.begin'> }
  | { readonly at: 'failed'; readonly failure: Failure; readonly way: Way };

export interface ConnectPageProps {
  /** An account that was signed out and is to be signed in again; `null` for a new one. */
  readonly again: Account | null;
  readonly onConnected: (account: Account) => void;
  /** Only when there is something to go back to. */
  readonly onCancel: (() => void) | null;
}

/** Connect: the browser, a service account, or the demo site. Each ends in an account or in a failure that says what to do. */
export function ConnectPage({ again, onConnected, onCancel }: ConnectPageProps) {
  const [step, setStep] = useState<Step>({ at: 'ways', busy: null });
  const protection = useQuery(protectionQuery);
  const app = useQuery(appCredentialsQuery);

  function failed(failure: Failure, way: Way): void {
    if (failure.kind === 'cancelled') setStep({ at: 'ways', busy: null });
    else if (failure.kind === 'protection-unchosen') setStep({ at: 'protection', way });
    else setStep({ at: 'failed', failure, way });
  }

  async function goBrowser(way: Extract<Way, { by: 'browser' | 'service' }>): Promise<void> {
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
    if (finished.ok) onConnected(finished.value);
    else failed(finished.failure, way);
  }

  async function go(way: Way): Promise<void> {
    setStep({ at: 'ways', busy: way.by });
    try {
      if (way.by === 'browser') return await goBrowser(way);
      const account =
        way.by === 'demo' ? await ask('connect.openDemo', null) : await ask('connect.addServiceAccount', { again: way.again });
      onConnected(account);
    } catch (error) {
      failed(failureOf(error), way);
    }
  }

  async function enterAppAgain(way: Way): Promise<void> {
    const entered = await call('connect.enterApp', null);
    if (!entered.ok) failed(entered.failure, way);
    else if (entered.value) await go(way);
  }

  switch (step.at) {
    case 'ways':
      return (
        <WaysIn
          again={again}
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
          onChosen={() => void go(step.way)}
          onBack={() => setStep({ at: 'ways', busy: null })}
        />
      );
    case 'browser':
      return <WaitForBrowser attempt={step.attempt} />;
    case 'failed':
      return (
        <ConnectCard title="Not signed in">
          <FailedSignIn
            failure={step.failure}
            callback={app.data?.redirectUri ?? ''}
            onRetry={() => void go(step.way)}
            onEnterApp={() => void (step.way.by === 'browser' ? enterAppAgain(step.way) : go(step.way))}
            onDemo={() => void go({ by: 'demo' })}
            onBack={() => setStep({ at: 'ways', busy: null })}
          />
        </ConnectCard>
      );
    default:
      return assertNever(step);
  }
}
