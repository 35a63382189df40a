// The layer rule of the house (docs/architecture.md), as dependency-cruiser reads it. Every rule has a folder of its own name in
// tests/fixtures/layers, which breaks it: a rule that cannot fail is found out by `npm run check`.

/** Electron itself, and the libraries that need it. */
const ELECTRON = '(^|/)node_modules/electron(-store|-log|-updater)?/|^electron$';
const ENTRIES = '^src/main/(index|database-process|sheets/sheet-worker)\\.ts$';

/** A folder that imports nothing of `src/` but itself and what is named. */
const only = (name, folder, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^${folder}` },
  to: { path: '^src/', pathNot: [folder, ...allowed].map((one) => `^${one}`) },
});

const never = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Modules do not import each other in a circle.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that is not found would be outside every other rule.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '\\?(raw|url|inline)$' },
    },

    only('shared-imports-nothing-above', 'src/shared/', [], 'shared is below everything.'),
    only(
      'preload-imports-shared-alone',
      'src/preload/',
      ['src/shared/'],
      'The preload is the contract, and nothing else.',
    ),
    only(
      'renderer-imports-shared-alone',
      'src/renderer/',
      ['src/shared/'],
      'What is main’s reaches the renderer through the bridge.',
    ),
    only(
      'sandbox-imports-nothing-of-ours',
      'src/sandbox/',
      [],
      'An emulator built from our idea of Jira would agree with our mistakes.',
    ),
    only(
      'cli-imports-the-organs-alone',
      'src/cli/',
      // Bulk create's own parts, which the window and the command line share.
      ['src/shared/', 'src/main/(gateway|accounts|outbox|storage|sheets|features/bulk)/'],
      'The command line stands on the organs and starts no window.',
    ),
    only(
      'main-imports-main-and-shared',
      'src/main/',
      ['src/shared/'],
      'main starts the sandbox as a process and never imports it.',
    ),

    {
      name: 'entries-are-not-imported',
      comment: 'An entry runs by being started.',
      severity: 'error',
      from: { path: '^src/', pathNot: ENTRIES },
      to: { path: ENTRIES },
    },
    only(
      'gateway-imports-shared-alone',
      'src/main/gateway/',
      ['src/shared/'],
      'The gateway is handed its tokens and its fetch.',
    ),
    only(
      'storage-imports-shared-alone',
      'src/main/storage/',
      ['src/shared/'],
      'The connection is the lowest level of main.',
    ),
    only(
      'sheets-imports-shared-alone',
      'src/main/sheets/',
      ['src/shared/'],
      'Files are read and written from tables, in a thread without a network.',
    ),
    only('ipc-imports-shared-alone', 'src/main/ipc/', ['src/shared/'], 'The guard of every call knows no feature.'),
    only(
      'app-imports-shared-alone',
      'src/main/app/',
      ['src/shared/'],
      'Windows and protocols know no feature and no organ.',
    ),
    only(
      'mirror-imports-what-is-below',
      'src/main/mirror/',
      ['src/shared/', 'src/main/(gateway|ipc|app|storage)/'],
      'An organ does not reach sideways.',
    ),
    only(
      'outbox-imports-what-is-below',
      'src/main/outbox/',
      ['src/shared/', 'src/main/(gateway|ipc|app|storage)/'],
      'An organ does not reach sideways.',
    ),
    only(
      'accounts-imports-what-is-below',
      'src/main/accounts/',
      // The lock file alone: accounts know no database.
      ['src/shared/', 'src/main/(gateway|ipc|app)/', 'src/main/storage/(file-lock|process-identity)\\.ts$'],
      'An organ does not reach sideways.',
    ),
    only(
      'main-features-stay-off-storage',
      'src/main/features/',
      ['src/shared/', 'src/main/(outbox|mirror|accounts|gateway|ipc|app|sheets)/'],
      'A feature reads the mirror and writes the outbox; it knows no database.',
    ),
    {
      name: 'main-features-stay-apart',
      comment: 'A feature imports no other feature.',
      severity: 'error',
      from: { path: '^src/main/features/([^/]+)/' },
      to: { path: '^src/main/features/', pathNot: '^src/main/features/$1/' },
    },

    {
      name: 'renderer-features-stay-apart',
      comment: 'A feature imports no other feature.',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
    },
    never(
      'renderer-features-stay-below-app',
      '^src/renderer/features/',
      '^src/renderer/app/',
      'app puts features together.',
    ),
    only(
      'ui-imports-shared-alone',
      'src/renderer/ui/',
      ['src/shared/'],
      'A control knows no feature and asks no bridge.',
    ),
    only(
      'queries-import-the-bridge-alone',
      'src/renderer/queries/',
      ['src/shared/', 'src/renderer/bridge\\.ts'],
      'What several features read is below all of them.',
    ),
    only(
      'bridge-imports-shared-alone',
      'src/renderer/bridge\\.ts',
      ['src/shared/'],
      'The bridge is the contract, in the renderer.',
    ),

    never(
      'no-electron-below-the-window',
      '^src/(shared|sandbox|cli|renderer)/|^src/main/(gateway|mirror|outbox|storage|sheets)/|^src/main/database-process\\.ts$',
      ELECTRON,
      'These run in plain Node or in the page: under Vitest with no mock, on the command line, in a process of their own.',
    ),
    {
      name: 'cli-never-reaches-electron',
      comment: 'Nor does anything that the command line imports: it runs in plain Node.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: ELECTRON, reachable: true },
    },
    {
      name: 'shared-and-renderer-know-no-node',
      comment: 'shared runs everywhere; the renderer is sandboxed.',
      severity: 'error',
      from: { path: '^src/(shared|renderer)/' },
      to: { dependencyTypes: ['core'] },
    },
    never('src-imports-no-tests', '^src/', '^(tests|scripts|bench)/', 'What ships stands on its own.'),
  ],
  options: {
    parser: 'swc',
    // `import type` ties two layers together as well.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|svg|woff2)$' },
  },
};
