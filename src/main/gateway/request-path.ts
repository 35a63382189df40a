import type { GatewayRequest } from './gateway-request';

/** Path and query below the API origin. */
export function pathOf({ site, path, query }: Pick<GatewayRequest, 'site' | 'path' | 'query'>): string {
  return `/ex/jira/${encodeURIComponent(site.cloudId)}${path}${queryText(query)}`;
}

/** A dot segment would be resolved away and lead to another operation than the one that was meant. */
export function climbs(path: string): boolean {
  const [names = ''] = path.split('?');
  return names.split('/').some((name) => name === '.' || name === '..');
}

function queryText(query: GatewayRequest['query']): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}
