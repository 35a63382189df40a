import type { JsonObject } from '../json';

/** A call as a command line that can be pasted into a shell. The token is always the word `$TOKEN`. */
export function toCurl(method: string, url: string, body: JsonObject | string | null): string {
  const lines = [
    `curl --request ${method}`,
    `--url ${quote(url)}`,
    `--header "Authorization: Bearer $TOKEN"`,
    `--header 'Accept: application/json'`,
  ];
  if (body !== null) lines.push(`--header 'Content-Type: application/json'`, `--data ${quote(JSON.stringify(body))}`);
  return lines.join(' \\\n  ');
}

/** Single quotes keep everything as it is but the quote itself. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
