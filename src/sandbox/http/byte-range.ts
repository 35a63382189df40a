import { problem } from './envelopes';
import type { JiraReply } from './route';

/**
 * A file as a reply: 200 with all of it, 206 with the one range that was asked for, 416 beyond its end (RFC 9110
 * section 14). Several ranges at once are answered with the whole, as the RFC allows.
 */
export function fileReply(bytes: Uint8Array, headers: Record<string, string>, range: string | undefined): JiraReply {
  const ranged = { 'Accept-Ranges': 'bytes', ...headers };
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range ?? '');
  if (asked === null || (asked[1] === '' && asked[2] === '')) return { status: 200, headers: ranged, body: bytes };
  const size = bytes.byteLength;
  const [, from = '', to = ''] = asked;
  // `-5` means the last five bytes.
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (first > last) {
    return problem(416, 'The range is not within the file.', { 'Content-Range': `bytes */${String(size)}` });
  }
  return {
    status: 206,
    headers: { ...ranged, 'Content-Range': `bytes ${String(first)}-${String(last)}/${String(size)}` },
    body: bytes.subarray(first, last + 1),
  };
}
