import type { KnipConfig } from 'knip';

/** The files that a stylesheet brings with it, as imports: fonts of packages, other stylesheets. */
function importsOf(stylesheet: string): string {
  return [...stylesheet.matchAll(/@import '([^']+)'|url\('([^']+)'\)/g)]
    .map(([, sheet, file]) => `import '${sheet ?? file}';`)
    .join('\n');
}

const config: KnipConfig = {
  entry: [
    'src/preload/*.ts',
    'src/renderer/*.{html,tsx}',
    'scripts/*.mjs',
    'scripts/checks/{layers,lint-fixtures}.mjs',
    'scripts/electron/print.mjs',
    'scripts/electron/loader/main.js',
    'bench/*.mjs',
    'tests/**/*.{test,spec}.{ts,tsx}',
    'tests/e2e/**/*.ts',
  ],
  project: ['src/**/*.{ts,tsx,css}', 'tests/**/*.{ts,tsx}', 'scripts/**/*.{mjs,js}', 'bench/**/*.mjs'],
  ignore: ['tests/fixtures/**'],
  paths: { '@shared/*': ['./src/shared/*'] },
  compilers: { css: importsOf },
  // A shape that an exported function speaks of may be exported with it.
  ignoreExportsUsedInFile: { interface: true, type: true },
  // Of the system, not of a package.
  ignoreBinaries: ['apt-get', 'apt-cache', 'Xvfb', 'useradd'],
};

export default config;
