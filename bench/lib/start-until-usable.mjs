import { spawn } from 'node:child_process';
import { devtoolsPipe } from './devtools-pipe.mjs';
import { killTree } from './process-tree.mjs';
import { scratchFolder, settings } from './settings.mjs';
import { WATCH_PAGE } from './watch-page.mjs';

const LIMIT_MS = 30_000;
const TAB = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };

/**
 * Starts an app cold and resolves when its first window is usable, with the moments in ms after the process was spawned
 * (`watch-page.mjs` says what each means).
 * @param {{ app: string, userData?: string }} subject
 */
export async function startUntilUsable({ app, userData = scratchFolder('user-data') }) {
  const args = [...settings.flags, '--remote-debugging-pipe', `--user-data-dir=${userData}`, app];
  const startedAt = performance.timeOrigin + performance.now();
  const child = spawn(settings.electron, args, {
    detached: true,
    env: { ...process.env, WORKBENCH_USER_DATA: userData },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const { send, onEvent } = devtoolsPipe(child.stdio[3], child.stdio[4]);
  const times = {};
  const kill = () => killTree(child.pid);

  const usable = new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`${app} was not usable within ${LIMIT_MS / 1000} s; it reached ${JSON.stringify(times)}`));
    }, LIMIT_MS);
    child.once('exit', (code) => reject(new Error(`${app} ended with ${code} before it was usable`)));
    onEvent(({ method, params, sessionId }) => {
      if (method === 'Target.attachedToTarget' && params.targetInfo.type === 'page')
        arm(params.sessionId).catch(reject);
      if (method !== 'Runtime.bindingCalled') return;
      for (const [moment, at] of Object.entries(JSON.parse(params.payload))) times[moment] = at - startedAt;
      if (times.usable !== undefined) {
        clearTimeout(timer);
        resolve(sessionId);
      } else pressTab(sessionId).catch(reject);
    });
  });

  // The document may be there already or still to come, so the watcher is put into both; it arms itself once.
  const arm = async (session) => {
    await send('Runtime.enable', {}, session);
    await send('Runtime.addBinding', { name: '__benchSays' }, session);
    await send('Page.enable', {}, session);
    await send('Page.addScriptToEvaluateOnNewDocument', { source: WATCH_PAGE }, session);
    await send('Runtime.evaluate', { expression: WATCH_PAGE }, session);
  };
  const pressTab = async (session) => {
    for (const type of ['rawKeyDown', 'keyUp']) await send('Input.dispatchKeyEvent', { type, ...TAB }, session);
  };

  try {
    const started = send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
    const session = await Promise.race([usable, started.then(() => usable)]);
    return { pid: child.pid, userData, times, send: (method, params) => send(method, params, session), kill };
  } catch (error) {
    await kill();
    throw error;
  }
}
