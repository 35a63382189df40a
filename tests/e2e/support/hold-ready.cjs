// Loaded into the program before its own code (`electron -r`), in tests alone: holds `ready` back until Playwright has connected,
// and calls what it calls then. A window that opens while Playwright is still connecting can make it wait for ever.
const { app } = require('electron');

const happened = app.whenReady();
const emit = app.emit.bind(app);
/** @type {(value?: unknown) => void} */
let release = () => undefined;
const released = new Promise((resolve) => {
  release = resolve;
});
let isReleased = false;
/** @type {unknown[]} */
let readyArguments = [];

app.whenReady = () => released;
app.isReady = () => isReleased;
/** @type {(event: string, ...rest: unknown[]) => boolean} */
app.emit = (event, ...rest) => {
  if (event !== 'ready' || isReleased) return emit(event, ...rest);
  readyArguments = rest;
  return app.listenerCount('ready') > 0;
};

globalThis.__playwright_run = async () => {
  await happened;
  isReleased = true;
  release();
  emit('ready', ...readyArguments);
};
