import type { Page } from '@playwright/test';
import type { Channel, Input, Output } from '@shared/ipc/contract';
import type { Outcome } from '@shared/ipc/outcome';

/** One call from the page to main, through the preload, as a click makes it. Rejects when the program ends before it answers. */
export async function askMain<C extends Channel>(page: Page, channel: C, input: Input<C>): Promise<Outcome<Output<C>>> {
  const answer = await page.evaluate(
    (asked) => {
      const call = window.workbench.calls[asked.channel] as (input: unknown) => Promise<unknown>;
      return call(asked.input);
    },
    { channel, input: input as unknown },
  );
  return answer as Outcome<Output<C>>;
}

/** The value of a call that has to succeed. */
export async function answerOf<C extends Channel>(page: Page, channel: C, input: Input<C>): Promise<Output<C>> {
  const answer = await askMain(page, channel, input);
  if (!answer.ok) throw new Error(`${channel} answered ${JSON.stringify(answer.failure)}`);
  return answer.value;
}
