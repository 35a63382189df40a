import { createHash } from 'node:crypto';
import { paintPng, type Colour } from './png';
import type { JiraReply } from './route';

const hues: readonly (readonly [number, number, number])[] = [
  [91, 80, 207],
  [31, 111, 224],
  [31, 138, 76],
  [179, 60, 10],
  [127, 86, 0],
  [168, 33, 90],
  [20, 120, 130],
  [93, 97, 107],
];
const white: Colour = [255, 255, 255];
const sizes = [16, 24, 32, 48, 128, 240];

/** `/avatars/person/{accountId}/{size}.png` and `/avatars/site/{name}/{size}.png`: the same picture each time. */
export function answerPicture(path: string): JiraReply | undefined {
  const found = /^\/avatars\/(person|site)\/([^/]+)\/(\d+)\.png$/.exec(path);
  const size = Number(found?.[3]);
  if (found === null || !sizes.includes(size)) return undefined;
  const ground = hueOf(found[2] ?? '');
  const paint = found[1] === 'person' ? personPixel(ground) : sitePixel(ground);
  return picture('image/png', paintPng(size, paint));
}

/** An issue type's icon as Jira serves it: SVG unless `format=png` is asked for. */
export function issueTypePicture(avatarId: string, format: string | null): JiraReply {
  const ground = hueOf(avatarId);
  if (format === 'png') return picture('image/png', paintPng(48, sitePixel(ground)));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="rgb(${ground.join(',')})"/><path d="M8 4l4 4-4 4-4-4z" fill="#fff"/></svg>`;
  return picture('image/svg+xml', Buffer.from(svg));
}

/** What stands for a file that has no thumbnail. */
export function filePicture(): Uint8Array {
  return paintPng(48, (x, y) => (x > 0.2 && x < 0.8 && y > 0.1 && y < 0.9 ? [174, 178, 188] : null));
}

function picture(contentType: string, bytes: Uint8Array): JiraReply {
  return {
    status: 200,
    headers: { 'Content-Type': contentType, 'Cache-Control': 'public, max-age=3600' },
    body: bytes,
  };
}

function hueOf(text: string): readonly [number, number, number] {
  const index = createHash('sha256').update(text).digest()[0] ?? 0;
  return hues[index % hues.length] ?? [93, 97, 107];
}

/** A head and shoulders on a disc. */
function personPixel(ground: Colour): (x: number, y: number) => Colour {
  return (x, y) => {
    if (Math.hypot(x - 0.5, y - 0.5) > 0.5) return null;
    const head = Math.hypot(x - 0.5, y - 0.4) < 0.16;
    const shoulders = Math.hypot((x - 0.5) / 1.1, y - 0.92) < 0.3;
    return head || shoulders ? white : ground;
  };
}

/** A white diamond on a square with round corners. */
function sitePixel(ground: Colour): (x: number, y: number) => Colour {
  const radius = 0.2;
  return (x, y) => {
    const [dx, dy] = [Math.abs(x - 0.5), Math.abs(y - 0.5)];
    const inset = 0.5 - radius;
    if (dx > inset && dy > inset && Math.hypot(dx - inset, dy - inset) > radius) return null;
    return dx + dy < 0.25 ? white : ground;
  };
}
