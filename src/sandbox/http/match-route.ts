/** A route's pattern, `/rest/api/3/issue/{issueIdOrKey}`, taken apart. */
interface CompiledPattern<R> {
  route: R;
  method: string;
  /** A string to equal, or `{name}` to bind. */
  parts: ({ literal: string } | { name: string })[];
}

export type RouteMatch<R> =
  | { kind: 'found'; route: R; params: Record<string, string> }
  | { kind: 'wrong-method'; allowed: string[] }
  | { kind: 'unknown' };

export type FindRoute<R> = (method: string, path: string) => RouteMatch<R>;

/**
 * Compiles OpenAPI-style patterns to one lookup. Where several fit, the one with a literal earliest wins:
 * `/issue/createmeta` is not an issue called "createmeta". Throws when two routes cannot be told apart.
 */
export function compileRoutes<R extends { method: string; pattern: string }>(routes: readonly R[]): FindRoute<R> {
  const byLength = new Map<number, CompiledPattern<R>[]>();
  const seen = new Set<string>();
  for (const route of routes) {
    const shape = `${route.method} ${route.pattern.replaceAll(/\{[^}]*\}/g, '{}')}`;
    if (seen.has(shape)) throw new Error(`Two routes answer ${shape}.`);
    seen.add(shape);
    const compiled = compilePattern(route);
    const siblings = byLength.get(compiled.parts.length) ?? [];
    siblings.push(compiled);
    byLength.set(compiled.parts.length, siblings);
  }
  for (const siblings of byLength.values()) siblings.sort(literalsFirst);

  return (method, path) => {
    const parts = trimSlash(path).split('/');
    const allowed = new Set<string>();
    for (const candidate of byLength.get(parts.length) ?? []) {
      const params = bind(candidate, parts);
      if (params === undefined) continue;
      if (candidate.method === method) return { kind: 'found', route: candidate.route, params };
      allowed.add(candidate.method);
    }
    return allowed.size > 0 ? { kind: 'wrong-method', allowed: [...allowed].sort() } : { kind: 'unknown' };
  };
}

function compilePattern<R extends { method: string; pattern: string }>(route: R): CompiledPattern<R> {
  const parts = trimSlash(route.pattern)
    .split('/')
    .map((part) => (/^\{[^}]+\}$/.test(part) ? { name: part.slice(1, -1) } : { literal: part }));
  return { route, method: route.method, parts };
}

function literalsFirst(one: CompiledPattern<unknown>, other: CompiledPattern<unknown>): number {
  for (const [index, part] of one.parts.entries()) {
    const second = other.parts[index];
    if (second === undefined) return 0;
    const difference = Number('name' in part) - Number('name' in second);
    if (difference !== 0) return difference;
  }
  return 0;
}

function bind(candidate: CompiledPattern<unknown>, parts: string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, part] of candidate.parts.entries()) {
    const given = decodePart(parts[index] ?? '');
    if (given === undefined) return undefined;
    if ('literal' in part) {
      if (part.literal !== given) return undefined;
    } else {
      if (given === '') return undefined;
      params[part.name] = given;
    }
  }
  return params;
}

function decodePart(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    // A stray percent sign names no resource.
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function trimSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
