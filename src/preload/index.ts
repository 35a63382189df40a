import type { WorkbenchBridge } from '@shared/ipc/bridge';
import type { Channel } from '@shared/ipc/contract';
import type { Push } from '@shared/ipc/pushes';
import { contextBridge, ipcRenderer } from 'electron';

/** The names of the contract's channels, put in at build time. */
declare const __CHANNELS__: readonly Channel[];
declare const __PUSHES__: readonly Push[];

const calls: Record<string, unknown> = Object.fromEntries(
  __CHANNELS__.map((channel) => [channel, (input: unknown): Promise<unknown> => ipcRenderer.invoke(channel, input)]),
);

contextBridge.exposeInMainWorld('workbench', {
  calls: calls as WorkbenchBridge['calls'],
  listen(push: Push, listener: (body: unknown) => void) {
    if (!__PUSHES__.includes(push)) throw new Error(`No push named ${push}`);
    // The event itself stays here: it carries `sender`, a way to every channel.
    const forward = (_event: unknown, body: unknown): void => listener(body);
    ipcRenderer.on(push, forward);
    return () => void ipcRenderer.removeListener(push, forward);
  },
} satisfies WorkbenchBridge);
