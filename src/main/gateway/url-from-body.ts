/** Where an account's site is, as far as addresses in answers are concerned. */
export interface OwnSite {
  /** The API origin that the account was made with. */
  readonly apiOrigin: string;
  readonly cloudId: string;
}

/** What may be done with an address that an answer names. */
export type Whereabouts =
  /** An operation of this very site: asked for through the gateway, with the token. Path and query below `/ex/jira/{cloudId}`. */
  | { readonly kind: 'on-gateway'; readonly path: string; readonly query: Readonly<Record<string, string>> }
  /** Anywhere else: fetched with nothing of ours, no token and no cookie. */
  | { readonly kind: 'public'; readonly url: string }
  | { readonly kind: 'refused'; readonly why: string };

/** Browsers repair these in silence, so that two readers of one address see two hosts. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const REPAIRED = /[\u0000-\u0020\u007f\\]/;

/**
 * Says what an address from outside leads to: `autoCompleteUrl`, `self`, an attachment's `content` and `thumbnail`, avatars, `Location`.
 * Under OAuth Jira's own start with `{api origin}/ex/jira/{cloudId}` (contract §1); only these ever get a token. Pure.
 *
 * @param base what a relative address is relative to, where that is allowed: the address whose `Location` it is
 */
export function readUrlFromBody(text: unknown, own: OwnSite, base?: string): Whereabouts {
  if (typeof text !== 'string' || text === '') return refused('There is no address.');
  if (REPAIRED.test(text)) return refused('It holds characters that no address holds.');
  if (!URL.canParse(text, base)) return refused('It is no whole address.');
  const url = new URL(text, base);
  if (url.username !== '' || url.password !== '') return refused('It carries a name or a password.');
  if (url.origin === own.apiOrigin) return onGateway(url, own);
  return elsewhere(url, own);
}

function onGateway(url: URL, { cloudId }: OwnSite): Whereabouts {
  // The parser has resolved dot segments by now, encoded ones too. What a server would decode a second time is not sent.
  if (url.pathname.split('/').some(climbsOnceDecoded)) return refused('Its path leads out of itself.');
  const root = `/ex/jira/${encodeURIComponent(cloudId)}`;
  if (!url.pathname.startsWith(`${root}/rest/`)) return refused('It is not an operation of this site.');
  const query: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    if (Object.hasOwn(query, name)) return refused('It names a parameter twice.');
    query[name] = value;
  }
  return { kind: 'on-gateway', path: url.pathname.slice(root.length), query };
}

function elsewhere(url: URL, { apiOrigin }: OwnSite): Whereabouts {
  const host = url.hostname;
  if (isLoopback(host)) {
    // An emulator sends to itself; Atlassian never sends to this computer.
    const emulated = isLoopback(new URL(apiOrigin).hostname);
    return emulated && /^https?:$/.test(url.protocol)
      ? { kind: 'public', url: url.href }
      : refused('It leads to this computer.');
  }
  if (url.protocol !== 'https:') return refused('It is not https.');
  if (isNumbered(host) || isLocalName(host)) return refused('It leads into a local network.');
  return { kind: 'public', url: url.href };
}

/** Decoded until nothing changes: `%252e%252e` is two decodings away from climbing. */
function climbsOnceDecoded(segment: string): boolean {
  let name = segment;
  for (let round = 0; round < 4; round++) {
    let decoded: string;
    try {
      decoded = decodeURIComponent(name);
    } catch {
      return true;
    }
    if (decoded === '.' || decoded === '..' || /[/\\;]/.test(decoded) || decoded.includes('\0')) return true;
    if (decoded === name) return false;
    name = decoded;
  }
  return true;
}

/** The parser writes every spelling of an IPv4 address as four numbers, IPv6 in brackets. */
function isNumbered(host: string): boolean {
  return host.startsWith('[') || /^\d+(\.\d+){3}\.?$/.test(host);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}

/** Names that no public authority gives out, and names without a dot. */
function isLocalName(host: string): boolean {
  const name = host.replace(/\.$/, '');
  return !name.includes('.') || /\.(local|localhost|internal|intranet|lan|home|corp|home\.arpa)$/.test(name);
}

function refused(why: string): Whereabouts {
  return { kind: 'refused', why };
}
