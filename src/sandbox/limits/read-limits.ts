import type { Limits, Window } from './limit';

/** A limit was written in a way that means nothing. */
export class WrongLimit extends Error {}

const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/**
 * Limits with some of them changed: `post=2/s` (every operation sent by POST), `POST /rest/api/3/issue=2/s` (one
 * operation), `points=500/h`, `issue-writes=20/2s` (the first one given replaces both of Atlassian's windows, the next
 * ones are added). Throws `WrongLimit`.
 */
export function withLimits(limits: Limits, texts: readonly string[]): Limits {
  let { pointsPerHour } = limits;
  let burst: Record<string, Window> = { ...limits.burst };
  const issueWrites: Window[] = [];
  for (const text of texts) {
    const { name, window } = readLimit(text);
    if (name === 'points') {
      if (window.milliseconds !== units['h']) throw new WrongLimit(`Points are counted by the hour: ${text}`);
      pointsPerHour = window.count;
    } else if (name === 'issue-writes') {
      issueWrites.push(window);
    } else if (/^(get|post|put|delete)$/i.test(name)) {
      const method = name.toUpperCase();
      // Whoever names a method means all of its operations.
      const others = Object.entries(burst).filter(([key]) => !key.startsWith(`${method} `));
      burst = { ...Object.fromEntries(others), [method]: window };
    } else if (/^(GET|POST|PUT|DELETE) \/\S+$/.test(name)) {
      burst[name] = window;
    } else {
      throw new WrongLimit(
        `There is no limit '${name}'. Use get, post, put, delete, 'METHOD /path', points or issue-writes.`,
      );
    }
  }
  return { pointsPerHour, burst, issueWrites: issueWrites.length === 0 ? limits.issueWrites : issueWrites };
}

function readLimit(text: string): { name: string; window: Window } {
  const [, name, count, many, unit] = /^(.+)=(\d{1,9})\/(\d{0,6})(ms|s|m|h)$/.exec(text) ?? [];
  const milliseconds = Number(many === '' ? 1 : many) * (units[unit ?? ''] ?? 0);
  if (name === undefined || Number(count) < 1 || !(milliseconds > 0)) {
    throw new WrongLimit(`A limit is written name=count/time, such as post=2/s or issue-writes=20/2s, not '${text}'.`);
  }
  return { name, window: { count: Number(count), milliseconds } };
}
