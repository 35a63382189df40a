import type { Channel, Input, Output } from '@shared/ipc/contract';
import type { Failure } from '@shared/ipc/failure';
import type { Outcome } from '@shared/ipc/outcome';
import type { Push, PushBody } from '@shared/ipc/pushes';
import type { WorkbenchBridge } from '@shared/ipc/bridge';

declare global {
  interface Window {
    /** Put there by the preload; this file is its only user. */
    readonly workbench: WorkbenchBridge;
  }
}

/** A failure on its way through code that only knows how to throw: queries and mutations. */
class CallFailed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind);
  }
}

/** Asks main; the failure is part of the answer. */
export function call<C extends Channel>(channel: C, input: Input<C>): Promise<Outcome<Output<C>>> {
  return window.workbench.calls[channel](input);
}

/** Asks main from within a query or a mutation: a failure is thrown as `CallFailed`. */
export async function ask<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>> {
  const outcome = await call(channel, input);
  if (!outcome.ok) throw new CallFailed(outcome.failure);
  return outcome.value;
}

/** Listens to main. Answers how to stop. */
export function listen<P extends Push>(push: P, listener: (body: PushBody<P>) => void): () => void {
  return window.workbench.listen(push, (body) => {
    // The schemas are read with the first push: the first screen needs none of them.
    void import('@shared/ipc/pushes').then(({ pushes }) => {
      const read = pushes[push].safeParse(body);
      if (read.success) listener(read.data as PushBody<P>);
    });
  });
}

/** The failure in whatever a query or mutation threw. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CallFailed) return error.failure;
  return { kind: 'internal', reference: error instanceof Error ? error.message : 'unknown' };
}
