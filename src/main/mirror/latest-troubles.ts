import type { Failure } from '@shared/ipc/failure';

/** Of more than these, the one that was noted longest ago is forgotten: it would be told once more. */
const MOST = 500;

/** The last trouble of each of many things, until it is over. */
export class LatestTroubles<T> {
  private readonly byKey = new Map<string, T>();

  /** @param wordOf two troubles with the same word are the same */
  constructor(private readonly wordOf: (trouble: T) => string) {}

  of(key: string): T | undefined {
    return this.byKey.get(key);
  }

  /** Answers whether it is another than before, so that one that lasts is told once. */
  note(key: string, trouble: T): boolean {
    const before = this.byKey.get(key);
    this.byKey.delete(key);
    this.byKey.set(key, trouble);
    const [oldest] = this.byKey.keys();
    if (this.byKey.size > MOST && oldest !== undefined) this.byKey.delete(oldest);
    return before === undefined || this.wordOf(before) !== this.wordOf(trouble);
  }

  over(key: string): void {
    this.byKey.delete(key);
  }
}

/** For the log: Jira's own sentences may quote what a person wrote. */
export function failureForLog(failure: Failure): string {
  return 'status' in failure ? `${failure.kind} ${failure.status}` : failure.kind;
}

/** For the log: what `JSON.parse` could not read is quoted in its message. */
export function errorForLog(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message.replaceAll(/"[^"]*"?/g, '"…"')}` : typeof error;
}
