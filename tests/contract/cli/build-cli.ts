import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../../..');

export interface BuiltCli {
  /** Absolute path of the built `cli.js`; `database-process.js` lies beside it. */
  readonly cli: string;
  readonly databaseProcess: string;
  remove(): void;
}

/** Builds the three entries as the program's own build does, from the sources as they are, below the project's modules. */
export async function buildCli(): Promise<BuiltCli> {
  const parent = join(root, 'node_modules', '.cache');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'workbench-cli-'));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(root, 'src/shared') } },
    ssr: { noExternal: true, external: ['libsql'] },
    build: {
      ssr: true,
      target: 'node20.18',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rollupOptions: {
        input: {
          cli: join(root, 'src/cli/index.ts'),
          'database-process': join(root, 'src/main/database-process.ts'),
          'sheet-worker': join(root, 'src/main/sheets/sheet-worker.ts'),
        },
        external: ['libsql', 'electron'],
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
  return {
    cli: join(folder, 'cli.js'),
    databaseProcess: join(folder, 'database-process.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
