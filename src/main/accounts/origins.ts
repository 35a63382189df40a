import { z } from '@shared/schema';

/** The two origins that an account was made with. Its tokens go to these and to no other. No trailing slash. */
export interface Origins {
  /** Authorize page and token endpoint. */
  readonly auth: string;
  /** accessible-resources and the gateway, `/ex/jira/{cloudId}`. */
  readonly api: string;
}

export const originsSchema: z.ZodType<Origins> = z.object({ auth: z.string(), api: z.string() });

/** Contract section 1. */
export const atlassianOrigins: Origins = { auth: 'https://auth.atlassian.com', api: 'https://api.atlassian.com' };

/** Whether an account speaks to Atlassian itself; everything else gets a badge that is always in view. */
export function isAtlassian(origins: Origins): boolean {
  return sameOrigins(origins, atlassianOrigins);
}

export function sameOrigins(one: Origins, other: Origins): boolean {
  return one.auth === other.auth && one.api === other.api;
}

/**
 * Reads an origin: `https:`, or `http:` for a loopback host alone, with nothing after the host and port.
 * Answers the sentence that says what is wrong as `problem`.
 */
export function readOrigin(text: string): { origin: string } | { problem: string } {
  if (!URL.canParse(text)) return { problem: `"${text}" is not a web address.` };
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    return { problem: 'The address must not carry a user name or password.' };
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || text.endsWith('?') || text.endsWith('#')) {
    return { problem: `"${text}" must be an origin only, such as https://auth.example.com, without a path.` };
  }
  if (url.protocol === 'https:') return { origin: url.origin };
  if (url.protocol === 'http:' && isLoopbackHost(url.hostname)) return { origin: url.origin };
  return { problem: `"${text}" must start with https:; http: is accepted for this computer only.` };
}

function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
