import type { ChangeState } from '@shared/ipc/change';

/** A change that others wait for. */
export interface WaitedFor {
  readonly id: string;
  readonly title: string;
  readonly state: ChangeState['state'];
  /** A person holds it, or its group, back. */
  readonly paused: boolean;
}

/** Why a change that waits for another one cannot go on by itself, in words; a change that can is left as it is. Pure. */
export function waitsFor(own: ChangeState, other: WaitedFor | null): ChangeState {
  if (own.state !== 'queued' || other === null) return own;
  const why = whyItStands(other);
  if (why === null) return own;
  return {
    state: 'queued',
    reason: { kind: 'invalid-input', message: `Waits for "${other.title}", ${why}`, fields: {} },
  };
}

/** What a person has to do about the change that is waited for; `null` where it goes on by itself. */
function whyItStands({ state, paused }: WaitedFor): string | null {
  switch (state) {
    case 'rejected':
      return 'which Jira refused. Mend that one and this one goes on.';
    case 'discarded':
      return 'which was discarded. Send that one again, or discard this one too.';
    case 'unsure':
      return 'of which it cannot be told whether Jira has it. Decide that first.';
    case 'conflict':
      return 'which somebody else changed as well. Choose there first.';
    case 'queued':
      return paused ? 'which you hold back. Let that one go and this one goes on.' : null;
    case 'sending':
    case 'unknown':
    case 'applied':
      return null;
  }
}
