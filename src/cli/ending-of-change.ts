import { assertNever } from '@shared/assert-never';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { JournalledChange } from '../main/outbox/journal';
import type { Ending } from './command';

const RESUME = 'It is kept in the outbox. Do not create it again; run: outbox resume';

/** For a create of which no more is known than that it is journalled, or may be. */
export function openEnding(changeId: string, sentences: readonly string[]): Ending {
  return { kind: 'unsettled', document: { changeId, state: 'unknown' }, sentences: [...sentences, RESUME] };
}

/** How a create ends for the command line. Pure. */
export function endingOf(
  change: JournalledChange,
  siteUrl: string,
  fieldNames: Readonly<Record<string, string>>,
): Ending {
  const { id: changeId, status } = change;
  switch (status.state) {
    case 'applied': {
      const { issueKey, issueId } = status;
      return { kind: 'done', document: { key: issueKey, id: issueId, url: `${siteUrl}/browse/${issueKey}`, changeId } };
    }
    case 'rejected':
      return { kind: 'failed', failure: status.failure, fieldNames };
    case 'unsure': {
      const { candidates } = status;
      const listed = candidates.map(({ key, summary }) => `  ${key}  ${summary}`);
      return {
        kind: 'unsettled',
        document: { changeId, state: status.state, candidates },
        sentences: [
          'It cannot be told whether Jira has the issue: numbers that this account cannot see, or issues that look like it.',
          ...listed,
          `Look, then run: outbox resolve ${changeId} KEY    or, if none is it: outbox resolve ${changeId} none`,
        ],
      };
    }
    case 'queued':
    case 'sending':
    case 'unknown':
      return {
        kind: 'unsettled',
        document: { changeId, state: status.state },
        sentences: [whyOpen(change), RESUME],
      };
    case 'discarded':
      return {
        kind: 'unsettled',
        document: { changeId, state: status.state },
        sentences: ['It was discarded meanwhile.'],
      };
    default:
      return assertNever(status);
  }
}

function whyOpen({ status }: JournalledChange): string {
  if (status.state === 'queued') {
    return `The issue was not sent yet. ${status.reason === null ? '' : describeFailure(status.reason).title}`.trim();
  }
  return 'The issue was sent, no answer came, and it has not been found so far.';
}
