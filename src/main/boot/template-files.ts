import { readFile, stat } from 'node:fs/promises';
import { dialog, type BrowserWindow } from 'electron';
import { fail, succeed } from '@shared/ipc/outcome';
import type { TemplateFiles } from '../features/create/templates';
import { writeDownload } from './write-download';

const FILTERS = [{ name: 'Templates', extensions: ['json'] }];
const MOST_BYTES = 20_000_000;

/** Templates leave and come as a JSON file that the person chooses. */
export function createTemplateFiles(window: () => BrowserWindow | null): TemplateFiles {
  return {
    async open() {
      const parent = window();
      const options = { properties: ['openFile' as const], filters: FILTERS };
      const chosen = await (parent === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options));
      const [path] = chosen.filePaths;
      if (chosen.canceled || path === undefined) return succeed(null);
      try {
        const { size } = await stat(path);
        if (size > MOST_BYTES) return unreadable('It is larger than 20 MB, and a file of templates is not.');
        return succeed(await readFile(path, 'utf8'));
      } catch (error) {
        return unreadable(error instanceof Error ? error.message : String(error));
      }
    },
    async save(text) {
      const parent = window();
      const options = { defaultPath: 'templates.json', filters: FILTERS };
      const chosen = await (parent === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options));
      if (chosen.canceled || chosen.filePath === '') return succeed(false);
      const written = await writeDownload(chosen.filePath, async (take) => {
        await take(new TextEncoder().encode(text));
        return succeed(null);
      });
      return written.ok ? succeed(true) : written;
    },
  };
}

function unreadable(why: string) {
  return fail({ kind: 'invalid-input', message: `The file cannot be read. ${why}`, fields: {} });
}
