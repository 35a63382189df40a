import path from 'node:path';

/** The checkout. */
export const root = path.resolve(import.meta.dirname, '..', '..');

/** A tool's own JavaScript, run with this Node: works alike in every shell and on Windows, without npx and its start-up time. */
export function toolScript(...parts) {
  return path.join(root, 'node_modules', ...parts);
}
