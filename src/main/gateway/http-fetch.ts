import type { Dispatcher, fetch as undiciFetch, RequestInit as UndiciRequest } from 'undici';
import { NotSent } from './network-failure';

/** Where the system says how an address is reached: Electron's session, or the environment of a command line. */
export interface Proxies {
  /** A PAC answer: `DIRECT`, `PROXY host:port`, `HTTPS host:port`, several of them with semicolons. */
  resolveProxy(url: string): Promise<string>;
}

/** More authorities to trust, PEM. */
type Certificates = () => readonly string[] | Promise<readonly string[]>;

/** What the gateway and the accounts are handed. */
export type HttpFetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Node's HTTP for every call to Atlassian. Not Electron's `net.fetch`: that sends a POST twice when a kept-alive connection
 * is reset, carries `Authorization` across origins and keeps answers in a plain-text cache.
 * It waits for the head of an answer until the `signal` of the call ends it.
 *
 * @param proxies for people behind a company's proxy; `null`: straight to every address
 * @param certificates more authorities to trust, PEM (the system's, where they can be read); asked for with the first request
 */
export function createHttpFetch(proxies: Proxies | null, certificates: Certificates): HttpFetch {
  let opened: Promise<Http> | null = null;

  return async (url, init) => {
    // Read with the first request: a start that shows the connect screen asks nobody anything.
    opened ??= openHttp(certificates);
    const { fetch, dispatcherFor } = await opened;
    const proxy = proxies === null ? null : proxyFrom(await proxies.resolveProxy(url));
    const headers = new Headers(init.headers);
    headers.set('User-Agent', 'WorkbenchForJira');
    // undici's own Request and Response are what Node's globals are made of; only their type declarations differ.
    const request = { ...init, headers: [...headers], dispatcher: dispatcherFor(proxy) } as UndiciRequest;
    return (await fetch(url, request)) as unknown as Response;
  };
}

interface Http {
  readonly fetch: typeof undiciFetch;
  /** Connections are kept: one pool for what is reached straight, one for each proxy. */
  readonly dispatcherFor: (proxy: string | null) => Dispatcher;
}

async function openHttp(certificates: Certificates): Promise<Http> {
  const [{ Agent, ProxyAgent, fetch }, { rootCertificates }, more] = await Promise.all([
    import('undici'),
    import('node:tls'),
    certificates(),
  ]);
  const connect = more.length === 0 ? {} : { ca: [...rootCertificates, ...more] };
  // undici's limit on the head runs while a body is still being written and would cut every upload that takes longer: who asks sets one.
  const timeouts = { connectTimeout: 10_000, headersTimeout: 0, bodyTimeout: 60_000 };
  const direct = new Agent({ ...timeouts, connect });
  const byProxy = new Map<string, Dispatcher>();
  return {
    fetch,
    dispatcherFor(proxy) {
      if (proxy === null) return direct;
      let dispatcher = byProxy.get(proxy);
      if (dispatcher === undefined) {
        dispatcher = new ProxyAgent({ uri: proxy, requestTls: connect, ...timeouts });
        byProxy.set(proxy, dispatcher);
      }
      return dispatcher;
    },
  };
}

/**
 * The first usable word of a PAC answer: `DIRECT`, `PROXY host:port` or `HTTPS host:port`; nothing said is `DIRECT`. Throws `NotSent`
 * where only other ways are named: going straight instead would lead past what the network's owner chose.
 */
export function proxyFrom(pacAnswer: string): string | null {
  for (const part of pacAnswer.split(';')) {
    const [kind, host] = part.trim().split(/\s+/);
    if (kind === 'DIRECT') return null;
    if (host === undefined) continue;
    if (kind === 'PROXY') return `http://${host}`;
    if (kind === 'HTTPS') return `https://${host}`;
  }
  if (pacAnswer.trim() === '') return null;
  throw new NotSent(
    `The system names a proxy that Workbench cannot use: ${pacAnswer.trim()}. SOCKS is not spoken here.`,
  );
}
