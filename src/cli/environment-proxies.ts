import type { Environment } from '../main/accounts/configuration';
import type { Proxies } from '../main/gateway/http-fetch';

/**
 * The proxy that `HTTPS_PROXY`, or in lower case, names for everything but what `NO_PROXY` lists: hosts, `.domains` and `*`,
 * with commas. This computer is always reached straight.
 */
export function environmentProxies(env: Environment): Proxies {
  const proxy = env['HTTPS_PROXY'] ?? env['https_proxy'] ?? '';
  const straight = (env['NO_PROXY'] ?? env['no_proxy'] ?? '')
    .split(',')
    .map((entry) =>
      entry
        .trim()
        .toLowerCase()
        .replace(/^\*?\./, ''),
    )
    .filter((entry) => entry !== '');
  return {
    resolveProxy(address) {
      const { protocol, hostname } = new URL(address);
      const isStraight =
        protocol !== 'https:' ||
        !URL.canParse(proxy) ||
        straight.some((entry) => entry === '*' || hostname === entry || hostname.endsWith(`.${entry}`));
      if (isStraight) return Promise.resolve('DIRECT');
      const { protocol: way, host } = new URL(proxy);
      const kind = way.startsWith('socks') ? 'SOCKS' : way === 'https:' ? 'HTTPS' : 'PROXY';
      return Promise.resolve(`${kind} ${host}`);
    },
  };
}
