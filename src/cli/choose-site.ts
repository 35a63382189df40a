import { nearestFirst } from '@shared/fields/nearest';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { Site } from '@shared/jira/site';

/** The site that `--site` means: by cloudId, by address with or without `https://`, by name in any case. Pure. */
export function chooseSite(sites: readonly Site[], wanted: string | null): Outcome<Site> {
  const [only, second] = sites;
  if (only === undefined) return fail({ kind: 'no-sites' });
  const names = sites.map((site) => `${site.name} (${site.url})`);
  if (wanted === null) {
    if (second === undefined) return succeed(only);
    return wrong(`This account reaches ${sites.length} sites. Name one with --site: ${names.join(', ')}.`);
  }
  const typed = plain(wanted);
  const attempts = [
    sites.filter((site) => site.cloudId === wanted.trim()),
    sites.filter((site) => plain(site.url) === typed),
    sites.filter((site) => site.name.toLowerCase() === typed),
  ];
  for (const [first, another] of attempts) {
    if (first !== undefined && another === undefined) return succeed(first);
    if (first !== undefined)
      return wrong(`Several sites are called "${wanted}". Name one by its address: ${names.join(', ')}.`);
  }
  return wrong(`This account reaches no site "${wanted}". Nearest: ${nearestFirst(typed, names)[0] ?? ''}.`);
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '');
}

function wrong(message: string): Outcome<Site> {
  return fail({ kind: 'invalid-input', message, fields: {} });
}
