import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { ChosenFile } from '../features/outbox/attach';

/** Lets the person choose files to attach; none when they close the dialog. */
export async function chooseFiles(window: BrowserWindow | null): Promise<readonly ChosenFile[]> {
  const options = { properties: ['openFile', 'multiSelections'] as ('openFile' | 'multiSelections')[] };
  const chosen = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
  if (chosen.canceled) return [];
  return Promise.all(
    chosen.filePaths.map(async (path) => ({
      name: basename(path),
      // A file that is gone is told when it is read.
      size: await stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
      read: async () => new Uint8Array(await readFile(path)),
    })),
  );
}
