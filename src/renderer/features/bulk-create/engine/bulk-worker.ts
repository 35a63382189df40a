import { BulkEngine } from './bulk-engine';
import type { FromEngine, ShownPlan, ToEngine } from './messages';
import { piecesOf, type FromWorker } from './plan-pieces';

const post = (message: FromWorker): void => self.postMessage(message);
let told: ShownPlan | null = null;

/** A thread of its own: a sheet of 10,000 rows is planned without the page losing a frame. */
const engine = new BulkEngine((message: FromEngine) => {
  if (message.tell !== 'planned') {
    post(message);
    return;
  }
  for (const piece of piecesOf(told, message)) post(piece);
  told = message.plan;
});
self.addEventListener('message', ({ data }: MessageEvent<ToEngine>) => engine.receive(data));
