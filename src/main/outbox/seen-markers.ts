import type { SiteRef } from '@shared/jira/site';

/** Keys may come to name other issues: what was seen is believed for so long. */
const BELIEVED_MS = 10 * 60_000;

interface Seen {
  readonly since: number;
  /** Issue numbers, each with the change that its marker names. */
  readonly markers: Map<number, string>;
}

/**
 * Issues that a look has seen to carry the marker of some change. No issue changes its marker, and each number that a look fetches costs
 * a point of the hourly quota: the looks for a run that meets trouble would fetch each of its issues dozens of times.
 */
export class SeenMarkers {
  private readonly projects = new Map<string, Seen>();

  /** By the number of the issue. To be read only. */
  of(site: SiteRef, projectKey: string, now: number): ReadonlyMap<number, string> {
    return this.seenIn(site, projectKey, now).markers;
  }

  note(site: SiteRef, projectKey: string, markers: ReadonlyMap<number, string>, now: number): void {
    const seen = this.seenIn(site, projectKey, now);
    for (const [number, marker] of markers) seen.markers.set(number, marker);
  }

  private seenIn({ accountId, cloudId }: SiteRef, projectKey: string, now: number): Seen {
    const name = JSON.stringify([accountId, cloudId, projectKey]);
    const there = this.projects.get(name);
    // Also where the clock was put back since.
    if (there !== undefined && Math.abs(now - there.since) < BELIEVED_MS) return there;
    const seen: Seen = { since: now, markers: new Map() };
    this.projects.set(name, seen);
    return seen;
  }
}
