import type { Channel, Input, Output } from '@shared/ipc/contract';
import type { Outcome } from '@shared/ipc/outcome';
import type { Push } from '@shared/ipc/pushes';
import { contextBridge, ipcRenderer } from 'electron';

/** The names of the contract's channels, put in at build time. */
declare const __CHANNELS__: readonly Channel[];
declare const __PUSHES__: readonly Push[];

/** What the page gets: one function for each channel of the contract, and one way to listen. Nothing else. */
export interface WorkbenchBridge {
  readonly calls: { readonly [C in Channel]: (input: Input<C>) => Promise<Outcome<Output<C>>> };
  /** The body is unread: the renderer parses it. Answers how to stop listening. */
  listen(push: Push, listener: (body: unknown) => void): () => void;
}

const calls = Object.fromEntries(
  __CHANNELS__.map((channel) => [channel, (input: unknown): Promise<unknown> => ipcRenderer.invoke(channel, input)]),
);

contextBridge.exposeInMainWorld('workbench', {
  calls,
  listen(push: Push, listener: (body: unknown) => void) {
    if (!__PUSHES__.includes(push)) throw new Error(`No push named ${String(push)}`);
    // The event itself stays here: it carries `sender`, a way to every channel.
    const forward = (_event: unknown, body: unknown): void => listener(body);
    ipcRenderer.on(push, forward);
    return () => void ipcRenderer.removeListener(push, forward);
  },
});
