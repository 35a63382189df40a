import type { JsonObject } from '../json';

/** A call as JavaScript for a browser's console, Node or a script. The token is read from the environment, never written out. */
export function toFetch(method: string, url: string, body: JsonObject): string {
  return [
    `const answer = await fetch(${JSON.stringify(url)}, {`,
    `  method: ${JSON.stringify(method)},`,
    '  headers: {',
    '    Authorization: `Bearer ${process.env.TOKEN}`,',
    "    Accept: 'application/json',",
    "    'Content-Type': 'application/json',",
    '  },',
    `  body: JSON.stringify(${JSON.stringify(body)}),`,
    '});',
    'console.log(answer.status, await answer.json());',
  ].join('\n');
}
