import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { scratchFolder, settings } from './settings.mjs';

/**
 * Modules of src/ as they ship, for plain Node: what has no Electron in it can be measured without one.
 * @param {Record<string, string>} entries name → path from the root
 */
export async function loadSource(entries) {
  const outDir = scratchFolder('source');
  await build({
    root: settings.app,
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@shared': path.join(settings.app, 'src/shared') } },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20.18',
      rollupOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, path.join(settings.app, file)])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  const loaded = await Promise.all(
    Object.keys(entries).map(async (name) => [
      name,
      await import(pathToFileURL(path.join(outDir, `${name}.mjs`)).href),
    ]),
  );
  return Object.fromEntries(loaded);
}
