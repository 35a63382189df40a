import type { FromEngine, ToEngine } from './messages';

/** The page's end of the engine. */
export interface EnginePort {
  ask(message: ToEngine): void;
  close(): void;
}

export type OpenEngine = (hear: (message: FromEngine) => void) => EnginePort;

/** Starts the engine in a thread of its own. */
export const openWorker: OpenEngine = (hear) => {
  const worker = new Worker(new URL('./bulk-worker.ts', import.meta.url), { type: 'module', name: 'bulk-create' });
  worker.addEventListener('message', ({ data }: MessageEvent<FromEngine>) => hear(data));
  worker.addEventListener('error', ({ message }) => hear({ tell: 'broken', why: message }));
  return { ask: (message) => worker.postMessage(message), close: () => worker.terminate() };
};
