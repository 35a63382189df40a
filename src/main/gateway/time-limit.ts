export interface TimeLimit {
  readonly signal: AbortSignal;
  /** From now on nothing is cut off any more. */
  lift(): void;
}

/** As `AbortSignal.timeout`, but it can be lifted: a limit on the head of an answer must not cut a long body. */
export function timeLimit(milliseconds: number): TimeLimit {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`No answer within ${milliseconds} ms.`, 'TimeoutError'));
  }, milliseconds);
  timer.unref();
  return { signal: controller.signal, lift: () => clearTimeout(timer) };
}
