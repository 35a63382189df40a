import fs from 'node:fs';
import { say } from './lib/say.mjs';
import { bring } from './linux/install.mjs';
import { missingBuses } from './linux/missing-buses.mjs';
import { missingLibraries, missingPrograms } from './linux/missing.mjs';
import { startVirtualDisplay } from './linux/virtual-display.mjs';

const KEYRING = ['dbus-run-session', 'gnome-keyring-daemon'];

/**
 * What a Linux machine must have before Electron can open a window: its libraries and a display. Brings what is missing, or ends
 * with the command that does. Elsewhere there is nothing to do.
 * @param {{ program: string, keyring?: boolean, ownDisplay?: boolean }} wanted `keyring`: also what a test keyring needs;
 *   `ownDisplay`: a virtual display even where there is a real one, so that tests do not flicker over somebody's work
 * @returns {Promise<{ env: Record<string, string>, flags: string[], stop: () => void }>} for the process that runs Electron
 */
export async function prepareDesktop({ program, keyring = false, ownDisplay = false }) {
  if (process.platform !== 'linux') return { env: {}, flags: [], stop: () => {} };
  const needsDisplay = ownDisplay || !(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  const programs = [...(needsDisplay ? ['Xvfb'] : []), ...(keyring ? KEYRING : [])];
  await bring(() => ({ libraries: missingLibraries(program), programs: missingPrograms(programs) }));
  const flags = sandboxFlags();
  if (!ownDisplay) sayWhatBusesLack(missingBuses(process.env, fs.existsSync));
  if (!needsDisplay) return { env: {}, flags, stop: () => {} };
  const display = await startVirtualDisplay();
  if (!ownDisplay)
    say(
      `there is no display; a virtual one was started (${display.env.DISPLAY}), so the window is open but cannot be seen.`,
    );
  // A virtual display has no graphics card: without the switch, Chromium tries one several times and complains each time.
  return { env: display.env, flags: [...flags, '--disable-gpu'], stop: display.stop };
}

function sayWhatBusesLack(missing) {
  if (missing.length === 0) return;
  const keyring = missing.includes('session')
    ? ' Without a session bus there is no keyring: Workbench asks how to keep secrets instead.'
    : '';
  say(
    `no D-Bus ${missing.join(' and no ')} bus is running: Electron says so in some lines that name dbus, about ten. They are harmless.${keyring}`,
  );
}

/** Chromium refuses to run its sandbox as root. Everyone else keeps it. */
function sandboxFlags() {
  if (process.getuid() !== 0) return [];
  say('running as root, so Chromium runs without its sandbox (--no-sandbox); another user would keep it.');
  return ['--no-sandbox'];
}
