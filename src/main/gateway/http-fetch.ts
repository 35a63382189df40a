import { rootCertificates } from 'node:tls';
import { Agent, ProxyAgent, fetch, type Dispatcher, type RequestInit as UndiciRequest } from 'undici';

/** Where the system says how an address is reached: Electron's session, or the environment of a command line. */
export interface Proxies {
  /** A PAC answer: `DIRECT`, `PROXY host:port`, `HTTPS host:port`, several of them with semicolons. */
  resolveProxy(url: string): Promise<string>;
}

/** What the gateway and the accounts are handed. */
export type HttpFetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Node's HTTP for every call to Atlassian. Not Electron's `net.fetch`: that sends a POST twice when a kept-alive connection
 * is reset, carries `Authorization` across origins and keeps answers in a plain-text cache.
 *
 * @param proxies for people behind a company's proxy; `null`: straight to every address
 * @param certificates more authorities to trust, PEM (the system's, where they can be read)
 */
export function createHttpFetch(proxies: Proxies | null, certificates: readonly string[]): HttpFetch {
  const connect = certificates.length === 0 ? {} : { ca: [...rootCertificates, ...certificates] };
  const timeouts = { connectTimeout: 10_000, headersTimeout: 60_000, bodyTimeout: 60_000 };
  const direct = new Agent({ ...timeouts, connect });
  const byProxy = new Map<string, Dispatcher>();

  async function dispatcherFor(url: string): Promise<Dispatcher> {
    const proxy = proxies === null ? null : proxyFrom(await proxies.resolveProxy(url));
    if (proxy === null) return direct;
    let dispatcher = byProxy.get(proxy);
    if (dispatcher === undefined) {
      dispatcher = new ProxyAgent({ uri: proxy, requestTls: connect, ...timeouts });
      byProxy.set(proxy, dispatcher);
    }
    return dispatcher;
  }

  return async (url, init) => {
    const headers = new Headers(init.headers);
    headers.set('User-Agent', 'WorkbenchForJira');
    // undici's own Request and Response are what Node's globals are made of; only their type declarations differ.
    const request = { ...init, headers: [...headers], dispatcher: await dispatcherFor(url) } as UndiciRequest;
    return (await fetch(url, request)) as unknown as Response;
  };
}

/** The first usable word of a PAC answer: `DIRECT`, `PROXY host:port` or `HTTPS host:port`. SOCKS is not spoken here. */
export function proxyFrom(pacAnswer: string): string | null {
  for (const part of pacAnswer.split(';')) {
    const [kind, host] = part.trim().split(/\s+/);
    if (kind === 'DIRECT') return null;
    if (host === undefined) continue;
    if (kind === 'PROXY') return `http://${host}`;
    if (kind === 'HTTPS') return `https://${host}`;
  }
  return null;
}
