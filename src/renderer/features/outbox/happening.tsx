import { describeFailure } from '@shared/ipc/describe-failure';
import type { Change } from '@shared/ipc/change';
import { whenSent } from '@shared/ipc/when-sent';
import type { JsonValue } from '@shared/json';
import { LinkButton } from '../../ui/button/link-button';
import { KeyLink } from '../../ui/marks/key-link';
import { useSite } from '../../ui/session/site-context';
import { ConflictPanel } from './conflict-panel';
import { InItsTurn } from './in-its-turn';
import { OvertakenNotice } from './overtaken-notice';
import { RefusedWords } from './refused-words';
import { StateBox } from './state-box';
import { UnsurePanel } from './unsure-panel';
import type { ChangeActions } from './change-actions';

/** Where a change stands, in words, with what only this state asks of a person. */
export function Happening({ change, actions }: { readonly change: Change; readonly actions: ChangeActions }) {
  const { openIssue } = useSite();
  const { status } = change;
  switch (status.state) {
    case 'applied':
      return (
        <>
          <p>
            {change.kind === 'create' ? 'Jira has it as ' : 'On '}
            <KeyLink issueKey={status.issueKey} onOpen={openIssue} prose />
            {change.kind === 'create' ? '.' : ' in Jira.'}
          </p>
          {status.overtaken !== undefined && status.overtaken.length > 0 && (
            <OvertakenNotice fields={status.overtaken} onPutBack={actions.putBack} />
          )}
        </>
      );
    case 'rejected':
      return <RefusedWords change={change} failure={status.failure} />;
    case 'queued':
      return <Queued change={change} onShow={actions.show} />;
    case 'unknown':
      return (
        <StateBox title="No answer came, so it is looked for" tone="plain">
          {change.kind === 'create'
            ? 'It is found by its marker, or counted as absent after two quiet minutes and sent again. If a number in the range stays hidden, you decide.'
            : 'The issue is read until it tells whether Jira has it. Nothing is sent again before two quiet minutes are over.'}
        </StateBox>
      );
    case 'unsure':
      return (
        <UnsurePanel
          change={change}
          candidates={status.candidates}
          late={status.late ?? null}
          onResolve={actions.resolve}
        />
      );
    case 'conflict':
      return (
        <ConflictPanel
          change={change}
          fields={status.fields}
          onSettle={(choices: Readonly<Record<string, JsonValue>>) => actions.settle(choices)}
          onDrop={actions.discard}
        />
      );
    case 'sending':
      return <p>It is being sent.</p>;
    case 'discarded':
      return status.replacedBy === undefined ? (
        <p>It was given up and is not sent.</p>
      ) : (
        <p>It was mended in the form and sent anew, as a change of its own.</p>
      );
  }
}

function Queued({ change, onShow }: { readonly change: Change; readonly onShow: (changeId: string) => void }) {
  const { status, paused, after, issueKey, waitsFor } = change;
  if (paused)
    return (
      <StateBox title="You hold it back" tone="plain">
        It is sent once you let it go.
      </StateBox>
    );
  if (waitsFor !== null && waitsFor !== undefined && status.state === 'queued' && status.reason !== null)
    return (
      <StateBox title="It waits for another change" tone="plain">
        {status.reason.kind === 'invalid-input' ? status.reason.message : describeFailure(status.reason).title}{' '}
        <LinkButton kind="prose" onClick={() => onShow(waitsFor.id)}>
          Show “{waitsFor.title}”
        </LinkButton>
      </StateBox>
    );
  if (status.state === 'queued' && status.reason !== null)
    return (
      <StateBox title={describeFailure(status.reason).title} tone="plain">
        {whenSent(status.reason.kind)}
      </StateBox>
    );
  if (after !== null && issueKey === null) return <p>It is sent as soon as its issue is in Jira.</p>;
  return <InItsTurn />;
}
