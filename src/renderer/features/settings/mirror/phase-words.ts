import type { SyncState } from '@shared/ipc/sync';

const WORDS: Readonly<Record<NonNullable<SyncState['running']>['phase'], string>> = {
  metadata: 'Reading projects, types and fields',
  issues: 'Reading issues',
  comments: 'Reading comments',
  attachments: 'Reading previews',
  census: 'Counting what Jira still has',
};

/** What the sync is at: `Reading issues, 1,200 of about 3,400`. */
export function phaseWords({ phase, done, total }: NonNullable<SyncState['running']>): string {
  const so = done.toLocaleString('en');
  if (total !== null && total >= done) return `${WORDS[phase]}, ${so} of about ${total.toLocaleString('en')}`;
  return done === 0 ? WORDS[phase] : `${WORDS[phase]}, ${so}`;
}
