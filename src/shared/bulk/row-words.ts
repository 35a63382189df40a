/** What a row is called that goes on once the row is in Jira that is its parent: in the grid, in the result and in its file. */
export const WAITS_FOR_PARENT = 'Waits for parent';

/** `3 wait for their parent`. Pure. */
export function waitForParent(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'waits for its parent' : 'wait for their parent'}`;
}
