import type { Change } from '@shared/ipc/change';

/** What follows the issue of a form, in the order in which it was journalled; what was given up is not spoken of. Pure. */
export function followersOf(changes: readonly Change[], createId: string): readonly Change[] {
  return changes
    .filter(({ after, kind, status }) => after === createId && kind !== 'create' && status.state !== 'discarded')
    .toReversed();
}

/** "3 of 4 files are in Jira. The link is in Jira." Pure. */
export function countedFollowers(followers: readonly Change[]): string {
  const files = counted(
    followers.filter(({ kind }) => kind === 'attach'),
    'file',
  );
  const others = counted(
    followers.filter(({ kind }) => kind === 'link'),
    'link',
  );
  return [files, others].filter((sentence) => sentence !== null).join(' ');
}

function counted(of: readonly Change[], noun: string): string | null {
  if (of.length === 0) return null;
  const there = of.filter(({ status }) => status.state === 'applied').length;
  if (of.length === 1) return there === 1 ? `The ${noun} is in Jira.` : `The ${noun} is not in Jira yet.`;
  if (there === of.length) return `All ${String(of.length)} ${noun}s are in Jira.`;
  return `${String(there)} of ${String(of.length)} ${noun}s are in Jira.`;
}
