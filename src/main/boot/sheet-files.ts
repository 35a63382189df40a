import { dialog, type BrowserWindow } from 'electron';
import { succeed } from '@shared/ipc/outcome';
import type { SheetFiles } from '../features/bulk/sheet-files';
import { writeDownload } from './write-download';

const SPREADSHEETS = [{ name: 'Spreadsheets', extensions: ['csv', 'tsv', 'txt', 'xlsx', 'xlsm'] }];

/** Spreadsheets come and go as files that the person chooses. */
export function createSheetFiles(window: () => BrowserWindow | null): SheetFiles {
  return {
    async choose() {
      const parent = window();
      const options = { properties: ['openFile' as const], filters: SPREADSHEETS };
      const chosen = await (parent === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options));
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    async save(name, pieces) {
      const parent = window();
      const extension = name.split('.').at(-1) ?? 'csv';
      const options = { defaultPath: name, filters: [{ name: 'Spreadsheets', extensions: [extension] }] };
      const chosen = await (parent === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options));
      if (chosen.canceled || chosen.filePath === '') return succeed(false);
      const written = await writeDownload(chosen.filePath, async (take) => {
        for (const piece of pieces) await take(piece);
        return succeed(null);
      });
      return written.ok ? succeed(true) : written;
    },
  };
}
