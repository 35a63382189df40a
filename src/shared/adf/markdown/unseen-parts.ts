import { walkTokens, type Token } from 'marked';

/** What Markdown has and does not show. */
export interface UnseenParts {
  /** Labels of the addresses that a link asks for, as the lexer writes them: `[text][label]`. */
  readonly labels: ReadonlySet<string>;
  /** HTML comments. */
  readonly comments: number;
}

export function unseenParts(tokens: Token[]): UnseenParts {
  const labels = new Set<string>();
  let comments = 0;
  // The callback is no promise, so nothing of what comes back is waited for.
  void walkTokens(tokens, (token) => {
    if (token.type === 'html') comments += commentsIn(token.raw);
    if ((token.type !== 'link' && token.type !== 'image') || !token.raw.endsWith(']')) return;
    const [, words = '', label = ''] = /^!?\[([\s\S]*?)\](?:\[([^[\]]*)\])?$/.exec(token.raw) ?? [];
    labels.add((label === '' ? words : label).toLowerCase().replace(/\s+/g, ' '));
  });
  return { labels, comments };
}

function commentsIn(html: string): number {
  return html.match(/<!--[\s\S]*?(?:-->|$)/g)?.length ?? 0;
}
