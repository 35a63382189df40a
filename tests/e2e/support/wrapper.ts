import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Wrapped {
  /** A command that goes before the program: another user, a keyring. */
  readonly prefix: readonly string[];
  readonly program: string;
  /** Takes everything that is printed, from the first byte: listeners that a test puts on later would miss the start. */
  readonly outputFile: string;
  /** Playwright adds --no-sandbox by itself when it is root; a program that runs as somebody else must not get it. */
  readonly keepSandbox: boolean;
}

const quote = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/** Writes, into `folder`, the program that Playwright starts in Electron's place, and returns its path. */
export function writeWrapper(folder: string, { prefix, program, outputFile, keepSandbox }: Wrapped): string {
  const log = quote(outputFile);
  const lines = [
    '#!/bin/bash',
    'given=("$@")',
    ...(keepSandbox ? ['given=()', 'for one in "$@"; do [[ $one == --no-sandbox ]] || given+=("$one"); done'] : []),
    `exec ${[...prefix, program].map(quote).join(' ')} "\${given[@]}" > >(exec tee -a ${log}) 2> >(exec tee -a ${log} >&2)`,
  ];
  const file = join(folder, 'electron-in-test');
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o755 });
  return file;
}
