import type { Change } from '@shared/ipc/change';
import { useFollowUps } from '../../queries/use-follow-ups';
import { FollowUps } from '../../ui/change/follow-ups';
import { FailureNotice } from '../../ui/failure/failure-notice';

/** What can be added to an issue while it is on its way: it stands under it in the list. */
export function AddToCreate({ change }: { readonly change: Change }) {
  const { pickers, add, attach, failure } = useFollowUps(change);
  return (
    <>
      <h3>Add to the issue</h3>
      {failure !== null && <FailureNotice failure={failure} />}
      <FollowUps summary={change.title} pickers={pickers} onAdd={add} onAttach={() => void attach()} />
    </>
  );
}
