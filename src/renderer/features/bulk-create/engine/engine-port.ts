import type { FromEngine, ToEngine } from './messages';
import { PlanReader, type FromWorker, type ToWorker } from './plan-pieces';

/** The page's end of the engine. */
export interface EnginePort {
  ask(message: ToEngine): void;
  close(): void;
}

export type OpenEngine = (hear: (message: FromEngine) => void) => EnginePort;

/** Starts the engine in a thread of its own. */
export const openWorker: OpenEngine = (hear) => {
  const worker = new Worker(new URL('./bulk-worker.ts', import.meta.url), { type: 'module', name: 'bulk-create' });
  const plans = new PlanReader();
  const post = (message: ToWorker): void => worker.postMessage(message);
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    const message = data.tell === 'plan-piece' ? plans.take(data) : data;
    try {
      if (message !== null) hear(message);
    } finally {
      post({ ask: 'next' });
    }
  });
  worker.addEventListener('error', ({ message }) => hear({ tell: 'broken', why: message }));
  return { ask: post, close: () => worker.terminate() };
};
