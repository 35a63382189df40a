import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { contract } from './src/shared/ipc/contract';
import { pushes } from './src/shared/ipc/pushes';

const shared = { '@shared': resolve(import.meta.dirname, 'src/shared') };

export default defineConfig({
  main: {
    resolve: { alias: shared },
    build: {
      target: 'node20.18',
      // Everything is bundled but the one native module, so that a packaged program carries no node_modules to speak of.
      externalizeDeps: { include: ['libsql'], exclude: [] },
      rollupOptions: {
        input: {
          index: resolve(import.meta.dirname, 'src/main/index.ts'),
          'database-process': resolve(import.meta.dirname, 'src/main/database-process.ts'),
          'sheet-worker': resolve(import.meta.dirname, 'src/main/sheets/sheet-worker.ts'),
          'demo-process': resolve(import.meta.dirname, 'src/sandbox/demo-process.ts'),
          sandbox: resolve(import.meta.dirname, 'src/sandbox/main.ts'),
          cli: resolve(import.meta.dirname, 'src/cli/index.ts'),
        },
        external: ['electron', 'libsql'],
      },
    },
  },
  preload: {
    resolve: { alias: shared },
    // The preload knows the names of the calls and nothing of their schemas: it stays small and needs no zod.
    define: {
      __CHANNELS__: JSON.stringify(Object.keys(contract)),
      __PUSHES__: JSON.stringify(Object.keys(pushes)),
    },
    build: {
      target: 'node20.18',
      rollupOptions: {
        input: {
          index: resolve(import.meta.dirname, 'src/preload/index.ts'),
          secret: resolve(import.meta.dirname, 'src/preload/secret.ts'),
        },
        // A sandboxed preload cannot be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(import.meta.dirname, 'src/renderer'),
    resolve: { alias: shared },
    plugins: [react()],
    build: {
      target: 'chrome130',
      minify: true,
      // No font and no picture becomes a `data:` URL: the content security policy stays narrow.
      assetsInlineLimit: 0,
      rollupOptions: {
        input: {
          index: resolve(import.meta.dirname, 'src/renderer/index.html'),
          secret: resolve(import.meta.dirname, 'src/renderer/secret.html'),
        },
      },
    },
  },
});
