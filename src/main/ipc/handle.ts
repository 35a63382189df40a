import { contract, type Channel, type Input, type Output } from '@shared/ipc/contract';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { z } from '@shared/schema';
import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { isTrustedSender, type Sender } from './trusted-sender';

/** One function for each channel of the contract; none can be forgotten, none added beside it. */
export type Handlers = { readonly [C in Channel]: (input: Input<C>) => Promise<Outcome<Output<C>>> };

export interface HandlePorts {
  readonly isOurWindow: (webContentsId: number) => boolean;
  /** Logs a defect and answers the reference under which the log has it. */
  readonly reportDefect: (channel: string, error: unknown) => string;
}

/** Wires every channel: the sender is checked, the input parsed, the handler run, the output parsed and wrapped. */
export function handleAll(handlers: Handlers, ports: HandlePorts): void {
  // electron-store listens on a channel of its own and answers whoever asks: nothing is heard beside the contract.
  ipcMain.removeAllListeners();
  for (const channel of Object.keys(contract) as Channel[]) {
    ipcMain.handle(channel, (event, input: unknown) => answer(channel, handlers, ports, senderOf(event, ports), input));
  }
}

/** The trip of one call, without Electron. */
export async function answer<C extends Channel>(
  channel: C,
  handlers: Handlers,
  ports: Pick<HandlePorts, 'reportDefect'>,
  sender: Sender | null,
  input: unknown,
): Promise<Outcome<unknown>> {
  const { input: inputSchema, output: outputSchema } = contract[channel] as {
    input: z.ZodType<Input<C>>;
    output: z.ZodType<Output<C>>;
  };
  if (!isTrustedSender(sender)) {
    return fail({ kind: 'internal', reference: ports.reportDefect(channel, new Error('a sender that is not ours')) });
  }
  const read = inputSchema.safeParse(input);
  if (!read.success) {
    const [issue] = read.error.issues;
    return fail({
      kind: 'invalid-input',
      message: `${channel}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
      fields: {},
    });
  }
  try {
    const outcome = await handlers[channel](read.data);
    if (!outcome.ok) return outcome;
    const output = outputSchema.safeParse(outcome.value);
    if (output.success) return succeed(output.data);
    return fail({ kind: 'internal', reference: ports.reportDefect(channel, output.error) });
  } catch (error) {
    return fail({ kind: 'internal', reference: ports.reportDefect(channel, error) });
  }
}

function senderOf(event: IpcMainInvokeEvent, ports: HandlePorts): Sender | null {
  const frame = event.senderFrame;
  if (frame === null) return null;
  return {
    isMainFrame: frame === event.sender.mainFrame,
    origin: frame.origin,
    knownWindow: ports.isOurWindow(event.sender.id),
  };
}
