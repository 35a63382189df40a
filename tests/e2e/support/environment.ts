import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The checkout. */
export const root = resolve(import.meta.dirname, '..', '..', '..');

/** The Electron program that scripts/lib/run-playwright.mjs has found and made ready. */
export function electronProgram(): string {
  const program = process.env.WORKBENCH_ELECTRON;
  if (program === undefined) {
    throw new Error(
      'Start end-to-end tests with `npm run e2e -- [file]`: it brings Electron, a display and a fresh build.',
    );
  }
  if (!existsSync(program)) throw new Error(`WORKBENCH_ELECTRON names ${program}, which does not exist.`);
  return program;
}

/** uid 0 runs Chromium without its sandbox, everyone else with it. */
export const isRoot = process.getuid?.() === 0;

/**
 * What a started program finds in its environment: a display, a language and a home of its own. Nothing else of the developer's
 * shell gets in, so that a test behaves alike on every machine.
 */
export function cleanEnvironment(home: string): Record<string, string> {
  const kept = ['PATH', 'DISPLAY', 'XAUTHORITY', 'WAYLAND_DISPLAY', 'TMPDIR', 'CI', 'SOAK', 'TEST_SEED'];
  const entries = kept.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(entries), HOME: home, LANG: 'en_US.UTF-8', TZ: 'UTC' };
}
