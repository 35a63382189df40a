import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { OPENED_AT_RUN_TIME } from './packages.mjs';

/** Shared libraries that the program needs and this machine lacks, by their file names. */
export function missingLibraries(program) {
  const linked = missingInLdd(run('ldd', [program]));
  const known = run('ldconfig', ['-p']);
  // No list of libraries, no verdict: Electron itself will say what it misses.
  const opened = known === '' ? [] : OPENED_AT_RUN_TIME.filter((library) => !known.includes(`${library} `));
  return [...new Set([...linked, ...opened])];
}

/** `libnss3.so => not found` is how ldd says it. */
function missingInLdd(output) {
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
}

/** Which of the programs are nowhere on the PATH. */
export function missingPrograms(names, searchPath = process.env.PATH ?? '') {
  return names.filter(
    (name) => !searchPath.split(path.delimiter).some((folder) => folder && fs.existsSync(path.join(folder, name))),
  );
}

function run(command, args) {
  // A shell user's PATH often lacks the folder that ldconfig is in.
  const env = { ...process.env, LC_ALL: 'C', PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` };
  try {
    return execFileSync(command, args, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    // ldd ends with 1 for what it cannot read, and prints what it found all the same; a machine without it gives nothing.
    return String(error.stdout ?? '');
  }
}
