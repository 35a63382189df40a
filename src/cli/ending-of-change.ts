import { assertNever } from '@shared/assert-never';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { JournalledChange } from '../main/outbox/journalled-change';
import type { Ending } from './command';
import { EXIT } from './exit-codes';

const RESUME = 'It is kept in the outbox. Do not run it again; run: outbox resume';

/** For a change of which no more is known than that it is journalled, or may be. */
export function openEnding(changeId: string, sentences: readonly string[]): Ending {
  return { kind: 'unsettled', document: { changeId, state: 'unknown' }, sentences: [...sentences, RESUME] };
}

/** How a change ends for the command line. Pure. */
export function endingOf(
  change: JournalledChange,
  siteUrl: string,
  fieldNames: Readonly<Record<string, string>>,
): Ending {
  const { id: changeId, status } = change;
  switch (status.state) {
    case 'applied': {
      const { issueKey, issueId, overtaken = [] } = status;
      const document = { key: issueKey, id: issueId, url: `${siteUrl}/browse/${issueKey}`, changeId };
      return { kind: 'done', document: overtaken.length === 0 ? document : { ...document, overtaken } };
    }
    case 'rejected':
      return { kind: 'failed', failure: status.failure, fieldNames };
    // Somebody else changed the same a moment ago: nothing was sent, and the command line has nobody to ask.
    case 'conflict':
      return { kind: 'done', document: { changeId, state: status.state, fields: status.fields }, code: EXIT.refused };
    case 'unsure': {
      const { candidates } = status;
      const listed = candidates.map(({ key, summary }) => `  ${key}  ${summary}`);
      return {
        kind: 'unsettled',
        document: { changeId, state: status.state, candidates },
        sentences: [
          change.kind === 'create'
            ? 'It cannot be told whether Jira has the issue: numbers that this account cannot see, or issues that look like it.'
            : 'It cannot be told whether Jira has this change: the issue cannot be seen now, or something on it looks the same.',
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

function whyOpen({ kind, status }: JournalledChange): string {
  const what = kind === 'create' ? 'issue' : 'change';
  if (status.state === 'queued') {
    return `The ${what} was not sent yet. ${status.reason === null ? '' : describeFailure(status.reason).title}`.trim();
  }
  return `The ${what} was sent, no answer came, and it has not been found so far.`;
}
