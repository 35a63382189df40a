import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Protocol } from 'electron';
import { PAGE_POLICY } from './content-security-policy';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** The file of the bundle that a URL means, or `null`: other hosts, unknown types, and every way out of the folder. */
export function bundleFile(folder: string, requested: string): string | null {
  if (!URL.canParse(requested)) return null;
  const url = new URL(requested);
  if (url.protocol !== 'app:' || url.host !== 'bundle') return null;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    // A malformed escape names no file of ours.
    return null;
  }
  if (path.includes('\0')) return null;
  const file = normalize(join(folder, path === '/' ? 'index.html' : path));
  return file.startsWith(folder + sep) && TYPES[extname(file)] !== undefined ? file : null;
}

/** Serves the renderer's bundle as `app://bundle/…`, with the security headers of every answer. */
export function serveBundle(protocol: Protocol, folder: string): void {
  protocol.handle('app', async (request) => {
    const file = bundleFile(folder, request.url);
    if (file === null || request.method !== 'GET') return new Response(null, { status: 404 });
    try {
      const bytes = await readFile(file);
      return new Response(new Uint8Array(bytes), {
        headers: {
          'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
          'Content-Security-Policy': PAGE_POLICY,
          'X-Content-Type-Options': 'nosniff',
          'Referrer-Policy': 'no-referrer',
          'Cross-Origin-Opener-Policy': 'same-origin',
        },
      });
    } catch {
      // The bundle has no such file; the page shows what is missing by itself.
      return new Response(null, { status: 404 });
    }
  });
}
