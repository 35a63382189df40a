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
      if (wanted.issue === null) {
        if (wanted.after === null) {
          return fail({ kind: 'invalid-input', message: 'A change needs an issue to be of.', fields: {} });
        }
        return outbox.add(wantedChange(wanted, now()), { replaces: null, patience: 0 });
      }
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
    'changes.attachGiven': ({ site, issue, files }) =>
      attachFiles(
        { outbox, now },
        { site, issue, after: null },
        files.map(({ name, bytes }) => ({ name, size: bytes.length, read: () => Promise.resolve(bytes) })),
      ),
    'changes.loadComments': ({ site, issueId }) => outbox.loadComments(site, issueId),
    'changes.saveComment': ({ site, issueId, commentId, begun }) =>
      outbox.saveComment(site, { issueId, commentId }, begun),
    'outbox.list': (site) => outbox.list(site),
    'outbox.groups': (site) => outbox.groups(site),
    'outbox.groupLines': ({ site, groupId, since }) => outbox.groupLines(site, groupId, since),
    'outbox.change': ({ site, changeId }) => outbox.change(site, changeId),
    'outbox.lookAgain': ({ site, groupId }) => outbox.lookAgain(site, groupId),
    'outbox.pause': ({ site, ...what }) => outbox.pause(site, what),
    'outbox.paused': (site) => outbox.paused(site),
    'outbox.retry': ({ site, changeId }) => outbox.retry(site, changeId),
    'outbox.discard': ({ site, changeId }) => outbox.discard(site, changeId),
    'outbox.retryGroup': ({ site, groupId }) => outbox.retryGroup(site, groupId),
    'outbox.discardGroup': ({ site, groupId, refusedOnly }) => outbox.discardGroup(site, groupId, refusedOnly ?? false),
    'outbox.resolve': ({ site, changeId, issueKey, confirmed }) =>
      outbox.resolve(site, changeId, issueKey, confirmed ?? false),
    'outbox.settle': ({ site, changeId, choices }) => outbox.settle(site, changeId, choices),
    'outbox.edit': ({ site, changeId, input }) => outbox.edit(site, changeId, input, titleOf(input)),
    'outbox.mending': ({ site, changeId, open }) => outbox.mending(site, changeId, open),
    'outbox.reopen': ({ site, changeId }) => outbox.reopen(site, changeId),
  };
}
