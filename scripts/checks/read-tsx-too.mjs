import { createRequire } from 'node:module';

/**
 * dependency-cruiser 17 reads TypeScript 7 projects through swc, and asks it for TypeScript without JSX, so that every `.tsx` file is
 * a syntax error. It offers no setting for that; here the parser gets the right one per file. To be called before dependency-cruiser
 * is imported: an ES import of a CommonJS module keeps what it exported at that moment. The fixture `ui-imports-shared-alone` is TSX.
 */
export function readTsxToo() {
  const swc = createRequire(import.meta.url)('@swc/core');
  const { parseFileSync } = swc;
  swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('x') });
}
