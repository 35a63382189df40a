import type { Window } from './limit';

/** When each issue was written to lately; windows slide. */
export class IssueWrites {
  private readonly times = new Map<string, number[]>();

  /** Milliseconds until this issue may be written to again; 0 when it may. */
  wait(issue: string, windows: readonly Window[], now: number): number {
    const times = this.times.get(issue) ?? [];
    const waits = windows.map(({ count, milliseconds }) => {
      // The write that must leave the window before the next one fits in.
      const blocking = times.at(-count);
      return blocking === undefined ? 0 : Math.max(0, blocking + milliseconds - now);
    });
    return Math.max(0, ...waits);
  }

  note(issue: string, windows: readonly Window[], now: number): void {
    const most = Math.max(1, ...windows.map(({ count }) => count));
    this.times.set(issue, [...(this.times.get(issue) ?? []), now].slice(-most));
  }
}
