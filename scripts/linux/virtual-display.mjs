import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Stop } from '../lib/say.mjs';

const START_LIMIT_MS = 20_000;
const SCREEN = '1920x1200x24';

/**
 * Starts an X server without a screen. It picks a free number itself and tells it through a pipe (`-displayfd`), and lets in only
 * who holds the cookie, for what it shows may be somebody's Jira.
 * @returns {Promise<{ env: { DISPLAY: string, XAUTHORITY: string }, stop: () => void }>}
 */
export async function startVirtualDisplay() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'workbench-display-'));
  const authority = path.join(folder, 'authority');
  fs.writeFileSync(authority, authorityEntry(randomBytes(16)), { mode: 0o600 });
  const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset', '-auth', authority];
  // The environment may hold a client secret, which is none of its business.
  const env = { PATH: process.env.PATH };
  // A process group of its own: Ctrl+C goes to the program first, the display ends after it.
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true, env });
  const stop = () => {
    server.kill('SIGTERM');
    fs.rmSync(folder, { recursive: true, force: true });
  };
  // Whatever ends this process, the server is not left behind.
  process.once('exit', stop);
  try {
    const number = await displayNumber(server);
    for (const end of [server, server.stdio[3], server.stderr]) end.unref();
    return { env: { DISPLAY: `:${number}`, XAUTHORITY: authority }, stop };
  } catch (error) {
    stop();
    throw error;
  }
}

function displayNumber(server) {
  return new Promise((resolve, reject) => {
    let told = '';
    let complaint = '';
    const fail = (why) => reject(new Stop(`the virtual display did not start: ${why}`));
    const timer = setTimeout(() => fail(`no answer within ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    server.stderr.on('data', (chunk) => (complaint += chunk));
    server.stdio[3].on('data', (chunk) => {
      told += chunk;
      if (!told.includes('\n')) return;
      clearTimeout(timer);
      resolve(told.trim());
    });
    server.on('error', (error) => fail(error.message));
    server.on('exit', (code) => fail(complaint.trim() || `Xvfb ended with ${code}`));
  });
}

/** One entry of an .Xauthority file (libXau, Xauth.h) that is good for every host and display number. */
function authorityEntry(cookie) {
  const ANY_FAMILY = 0xffff;
  const field = (bytes) => Buffer.concat([uint16(bytes.length), bytes]);
  return Buffer.concat([
    uint16(ANY_FAMILY),
    field(Buffer.alloc(0)),
    field(Buffer.alloc(0)),
    field(Buffer.from('MIT-MAGIC-COOKIE-1')),
    field(cookie),
  ]);
}

function uint16(number) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(number);
  return bytes;
}
