import type { WorkbenchBridge } from '@shared/ipc/bridge';
import type { Channel, Input, Output } from '@shared/ipc/contract';
import type { Failure } from '@shared/ipc/failure';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { Push } from '@shared/ipc/pushes';

type Answer<C extends Channel> = (input: Input<C>) => Outcome<Output<C>> | Promise<Outcome<Output<C>>>;
export type Answers = { [C in Channel]?: Answer<C> };

export interface FakeMain {
  /** Answered anew at each call; may be changed while a test runs. */
  readonly answers: Answers;
  /** What was asked of a channel so far. */
  asked<C extends Channel>(channel: C): readonly Input<C>[];
  /** What main tells unasked. */
  push(push: Push, body: unknown): void;
}

/** Main as the page sees it: `window.workbench` with the given answers. A channel without one fails, as a defect would. */
export function fakeMain(answers: Answers): FakeMain {
  const asked: { readonly channel: Channel; readonly input: unknown }[] = [];
  const listeners = new Set<{ readonly push: Push; readonly hear: (body: unknown) => void }>();
  const calls = new Proxy({} as WorkbenchBridge['calls'], {
    get: (_target, channel: Channel) => async (input: unknown) => {
      asked.push({ channel, input });
      const answer = answers[channel] as ((input: unknown) => unknown) | undefined;
      const none: Failure = { kind: 'internal', reference: `no answer for ${channel}` };
      return answer === undefined ? fail(none) : answer(input);
    },
  });
  const bridge: WorkbenchBridge = {
    calls,
    listen: (push, hear) => {
      const listener = { push, hear };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  Object.defineProperty(window, 'workbench', { configurable: true, value: bridge });
  return {
    answers,
    asked: <C extends Channel>(channel: C) =>
      asked.filter((one) => one.channel === channel).map(({ input }) => input as Input<C>),
    push: (push, body) => {
      for (const listener of listeners) if (listener.push === push) listener.hear(body);
    },
  };
}

/** An answer that is read just now. */
export function fresh<T>(value: T): Outcome<{ value: T; fetchedAt: number; trouble: null }> {
  return succeed({ value, fetchedAt: Date.now(), trouble: null });
}
