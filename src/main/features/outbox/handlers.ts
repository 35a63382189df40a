import { fail } from '@shared/ipc/outcome';
import type { Handlers } from '../../ipc/handle';
import type { Outbox } from '../../outbox/outbox';
import { attachFiles, type ChosenFile } from './attach';
import { JUST_NOW_MS, withOwnEarlier } from './own-earlier';
import { titleOf } from './title-of';
import { wantedChange } from './wanted-change';

export interface OutboxFacePorts {
  readonly outbox: Outbox;
  /** Opens the file dialog; none when the person closes it. */
  readonly chooseFiles: () => Promise<readonly ChosenFile[]>;
  readonly now: () => number;
}

/** What an issue offers to be changed is read where the issue is. */
type Channels = Exclude<
  Extract<keyof Handlers, `outbox.${string}` | `changes.${string}`>,
  'changes.editFields' | 'changes.transitions' | 'changes.linkTypes'
>;

export function outboxHandlers({ outbox, chooseFiles, now }: OutboxFacePorts): Pick<Handlers, Channels> {
  return {
    'changes.add': async (wanted) => {
      const recent = await outbox.ofIssue(wanted.site, wanted.issue, now() - JUST_NOW_MS);
      if (!recent.ok) return recent;
      const input = withOwnEarlier(wanted.input, recent.value, now());
      return outbox.add(wantedChange({ ...wanted, input }, now()), { replaces: null, patience: 0 });
    },
    'changes.attach': async (input) => {
      if (input.issue === null && input.after === null) {
        return fail({ kind: 'invalid-input', message: 'An attachment needs an issue to be on.', fields: {} });
      }
      return attachFiles({ outbox, now }, input, await chooseFiles());
    },
    'outbox.list': (site) => outbox.list(site),
    'outbox.groups': (site) => outbox.groups(site),
    'outbox.group': ({ groupId, offset, limit }) => outbox.ofGroup(groupId, offset, limit),
    'outbox.pause': ({ site, ...what }) => outbox.pause(site, what),
    'outbox.paused': (site) => outbox.paused(site),
    'outbox.retry': ({ changeId }) => outbox.retry(changeId),
    'outbox.discard': ({ changeId }) => outbox.discard(changeId),
    'outbox.retryGroup': ({ groupId }) => outbox.retryGroup(groupId),
    'outbox.discardGroup': ({ groupId }) => outbox.discardGroup(groupId),
    'outbox.resolve': ({ changeId, issueKey }) => outbox.resolve(changeId, issueKey),
    'outbox.settle': ({ changeId, choices }) => outbox.settle(changeId, choices),
    'outbox.edit': ({ changeId, input }) => outbox.edit(changeId, input, titleOf(input)),
    'outbox.reopen': ({ changeId }) => outbox.reopen(changeId),
  };
}
