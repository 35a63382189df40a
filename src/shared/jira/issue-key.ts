/** An issue named by a person. `origin` is the site that a pasted link leads to, `https://…` without a path. */
export interface IssueReference {
  readonly key: string;
  readonly origin: string | null;
}

/** Project keys begin with a letter and may hold digits and underscores; Jira looks keys up in any case. */
export const ISSUE_KEY = /^([a-z][a-z0-9_]*)-([1-9]\d*)$/i;

const LINK = /^(https?:\/\/[^/?#\s]+)(\/[^?#\s]*)?(?:\?([^#\s]*))?(?:#\S*)?$/i;

function readKey(text: string): string | null {
  const found = ISSUE_KEY.exec(text.trim());
  return found === null ? null : `${(found[1] ?? '').toUpperCase()}-${found[2] ?? ''}`;
}

/** `selectedIssue=` of boards, backlogs and queues. */
function selectedIssue(query: string): string | null {
  for (const pair of query.split('&')) {
    const [name, value = ''] = pair.split('=');
    if (name === 'selectedIssue') return readKey(decodeSafely(value));
  }
  return null;
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign is no escape: the text stands for itself.
    return text;
  }
}

/**
 * Reads an issue key out of what a person typed or pasted: `SHOP-12`, `shop-12`, `…/browse/SHOP-12?focused…`, a board
 * with `selectedIssue=`, or any other link on whose path a key stands. Null when there is none.
 */
export function parseIssueKey(text: string): IssueReference | null {
  const typed = text.trim().replace(/^<(.*)>$/, '$1');
  const alone = readKey(typed);
  if (alone !== null) return { key: alone, origin: null };
  const link = LINK.exec(typed);
  if (link === null) return null;
  const [, origin = '', path = '', query = ''] = link;
  const segments = path.split('/').map(decodeSafely);
  const browsed = segments.indexOf('browse');
  // Behind `browse` stands the key; elsewhere (queues, boards, portals) the last one on the path.
  const onPath =
    browsed === -1
      ? segments
          .reverse()
          .map(readKey)
          .find((key) => key !== null)
      : readKey(segments[browsed + 1] ?? '');
  const key = selectedIssue(query) ?? onPath ?? null;
  return key === null ? null : { key, origin: origin.toLowerCase() };
}
