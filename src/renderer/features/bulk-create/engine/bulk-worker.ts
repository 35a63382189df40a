import { BulkEngine } from './bulk-engine';
import type { FromEngine, ShownPlan } from './messages';
import { piecesOf, type FromWorker, type ToWorker } from './plan-pieces';
import { Paced } from './paced';

/** One is being read by the page while the next is on its way. */
const ON_THE_WAY = 2;

const paced = new Paced<FromWorker>(ON_THE_WAY, (message) => self.postMessage(message));
let told: ShownPlan | null = null;

/** A thread of its own: a sheet of 10,000 rows is planned without the page losing a frame. */
const engine = new BulkEngine((message: FromEngine) => {
  if (message.tell !== 'planned') {
    paced.send(message);
    return;
  }
  for (const piece of piecesOf(told, message)) paced.send(piece);
  told = message.plan;
});
self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.ask === 'next') paced.taken();
  else engine.receive(data);
});
