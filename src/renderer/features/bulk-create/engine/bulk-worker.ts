import { BulkEngine } from './bulk-engine';
import type { ToEngine } from './messages';

/** A thread of its own: a sheet of 10,000 rows is planned without the page losing a frame. */
const engine = new BulkEngine((message) => self.postMessage(message));
self.addEventListener('message', ({ data }: MessageEvent<ToEngine>) => engine.receive(data));
