import { readDemoCommand } from './demo-messages';
import { DemoSite } from './demo-site';

/** The part of Electron's `process.parentPort` that is used here; plain Node does not have it. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

const { parentPort } = process as { parentPort?: ParentPort };
const demo = new DemoSite();
// Commands are carried out one after the other, in the order they came.
let last: Promise<void> = Promise.resolve();

/**
 * Answers `start` and `reset` with the ready message, or with `{ready: false, message}`; `close` ends the process after
 * the data was kept.
 */
async function obey(message: unknown): Promise<void> {
  const command = readDemoCommand(message);
  if (command === undefined) return;
  try {
    if (command.type === 'close') {
      await demo.close();
      process.exit(0);
    }
    const ready = command.type === 'start' ? await demo.start(command) : await demo.reset();
    if (ready !== undefined) post(ready);
  } catch (error) {
    post({ ready: false, message: error instanceof Error ? error.message : String(error) });
  }
}

function post(message: unknown): void {
  if (parentPort === undefined) process.send?.(message);
  else parentPort.postMessage(message);
}

function receive(message: unknown): void {
  last = last.then(() => obey(message));
}

if (parentPort === undefined) {
  process.on('message', receive);
  process.once('disconnect', () => {
    receive({ type: 'close' });
  });
} else {
  parentPort.on('message', (event) => {
    receive(event.data);
  });
}
