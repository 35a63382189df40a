import type { ElectronApplication } from '@playwright/test';

/** Moves the clock of the main process on, as a computer does that has slept. A restart brings the right time back. */
export async function moveClock(app: ElectronApplication, milliseconds: number): Promise<void> {
  await app.evaluate((_electron, ahead) => {
    const before = Date.now;
    Date.now = () => before() + ahead;
  }, milliseconds);
}
