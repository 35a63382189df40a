import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { assertNever } from '@shared/assert-never';
import { blamedBy, type Blamed } from '@shared/fields/blamed-field';
import type { Change, ChangeGroup, FieldConflict } from '@shared/ipc/change';
import type { ChangeInput } from '@shared/ipc/change-input';
import { call } from '../../bridge';
import { groupLinesQuery } from '../../queries/outbox';
import { useSite } from '../../ui/session/site-context';
import type { OutboxRow } from './arrange';
import type { ChangeActions } from './change-actions';
import { ChangeDetail } from './change-detail';
import { ChangeEditor } from './change-editor';
import type { Listed } from './change-words';
import { DiscardDialog } from './discard-dialog';
import { editableInput } from './edit-input';
import { GroupDetail } from './group-detail';
import { GroupDialog } from './group-dialog';
import { LineDetail } from './line-detail';
import { putBackEdit } from './put-back';
import type { OutboxActs } from './use-outbox-acts';

/** A row of the sheet that a change was made from, and what Jira refused of it. */
export interface SheetCell extends Blamed {
  readonly row: number;
}

export interface CurrentDetailProps {
  readonly row: OutboxRow;
  readonly acts: OutboxActs;
  readonly onOpenSheet: (sheetId: string, cell: SheetCell | null) => void;
  /** Goes to another change of the list. */
  readonly onShow: (changeId: string) => void;
  readonly onCreate: () => void;
}

type Asked =
  | { readonly ask: 'discard'; readonly change: Listed }
  | { readonly ask: 'stop' | 'discard-refused'; readonly group: ChangeGroup }
  | { readonly ask: 'edit'; readonly change: Change; readonly input: ChangeInput };

/** Beside the list: the change or the group that it stands on, and what a person can do about it. */
export function CurrentDetail({ row, acts, onOpenSheet, onShow, onCreate }: CurrentDetailProps) {
  const { ref } = useSite();
  const client = useQueryClient();
  const { act, attempt } = acts;
  const [asked, setAsked] = useState<Asked | null>(null);
  const groupId = groupOf(row);
  const ofItsGroup = useQuery({ ...groupLinesQuery(ref, groupId ?? ''), enabled: groupId !== null }).data;

  async function reopen(changeId: string): Promise<void> {
    if (await act(call('outbox.reopen', { site: ref, changeId }))) {
      await client.invalidateQueries({ queryKey: ['draft', ref.accountId, ref.cloudId] });
      onCreate();
    }
  }

  /** A create goes back into its form; what is done to an issue is said anew here. Rows are mended in their sheet. */
  function editOf(change: Change): (() => void) | null {
    if (mayReopen(change)) return () => void reopen(change.id);
    const input = editableInput(change);
    return input === null ? null : () => setAsked({ ask: 'edit', change, input });
  }

  function putBack({ status }: Listed, field: FieldConflict): void {
    if (status.state !== 'applied') return;
    const { issueId: id, issueKey: key } = status;
    const input = { kind: 'edit', fields: [putBackEdit(field)] } as const;
    void act(call('changes.add', { site: ref, issue: { id, key }, input, after: null }));
  }

  function actionsOf(change: Listed): Omit<ChangeActions, 'edit' | 'showInSheet'> {
    const ofChange = { site: ref, changeId: change.id };
    return {
      retry: () => void act(call('outbox.retry', ofChange)),
      discard: () => setAsked({ ask: 'discard', change }),
      pause: (paused) => void act(call('outbox.pause', { ...ofChange, groupId: null, paused })),
      resolve: (issueKey, confirmed) => attempt(call('outbox.resolve', { ...ofChange, issueKey, confirmed })),
      show: onShow,
      settle: (choices) => void act(call('outbox.settle', { ...ofChange, choices: { ...choices } })),
      putBack: (field) => putBack(change, field),
    };
  }

  function toSheet(cell: SheetCell | null): (() => void) | null {
    const sheetId = ofItsGroup?.sheetId ?? null;
    return sheetId === null ? null : () => onOpenSheet(sheetId, cell);
  }

  const ofGroup = (group: ChangeGroup): { readonly site: typeof ref; readonly groupId: string } => ({
    site: ref,
    groupId: group.id,
  });

  return (
    <>
      {row.type === 'group' && (
        <GroupDetail
          key={row.id}
          group={row.group}
          lines={ofItsGroup?.lines ?? []}
          actions={{
            pause: (paused) => void act(call('outbox.pause', { ...ofGroup(row.group), changeId: null, paused })),
            stop: () => setAsked({ ask: 'stop', group: row.group }),
            retry: () => void act(call('outbox.retryGroup', ofGroup(row.group))),
            lookAgain: () => void act(call('outbox.lookAgain', ofGroup(row.group))),
            discardRefused: () => setAsked({ ask: 'discard-refused', group: row.group }),
            openSheet: toSheet(null),
          }}
        />
      )}
      {row.type === 'line' && (
        <LineDetail
          key={row.id}
          line={row.line}
          actionsOf={(line) => ({
            ...actionsOf(line),
            edit: null,
            showInSheet: line.row === null ? null : toSheet({ row: line.row, ...refusedIn(line) }),
          })}
        />
      )}
      {row.type === 'change' && (
        <ChangeDetail
          key={row.id}
          change={row.change}
          actions={{ ...actionsOf(row.change), edit: editOf(row.change), showInSheet: null }}
        />
      )}
      {asked !== null && <Question asked={asked} onClose={() => setAsked(null)} act={act} />}
    </>
  );
}

function refusedIn({ status }: Listed): Blamed {
  return blamedBy(status.state === 'rejected' ? status.failure : null);
}

function groupOf(row: OutboxRow): string | null {
  switch (row.type) {
    case 'group':
      return row.group.id;
    case 'line':
      return row.line.groupId;
    case 'change':
      return null;
    default:
      return assertNever(row);
  }
}

interface QuestionProps extends Pick<OutboxActs, 'act'> {
  readonly asked: Asked;
  readonly onClose: () => void;
}

/** What is asked before something is given up, or said anew. */
function Question({ asked, onClose, act }: QuestionProps) {
  const { ref } = useSite();
  switch (asked.ask) {
    case 'edit':
      return (
        <ChangeEditor
          change={asked.change}
          input={asked.input}
          onClose={onClose}
          onSave={(input) => act(call('outbox.edit', { site: ref, changeId: asked.change.id, input }))}
        />
      );
    case 'discard':
      return (
        <DiscardDialog
          what={asked.change}
          onKeep={onClose}
          onDiscard={() => {
            onClose();
            void act(call('outbox.discard', { site: ref, changeId: asked.change.id }));
          }}
        />
      );
    case 'stop':
    case 'discard-refused': {
      const { group } = asked;
      const groupId = group.id;
      return (
        <GroupDialog
          group={group}
          what={asked.ask}
          onKeep={onClose}
          onDo={() => {
            onClose();
            void act(
              asked.ask === 'stop'
                ? call('bulk.stop', { site: ref, groupId })
                : call('outbox.discardGroup', { site: ref, groupId, refusedOnly: true }),
            );
          }}
        />
      );
    }
    default:
      return assertNever(asked);
  }
}

/** A create has its form; it can be opened again as long as Jira does not have it and may not have it. */
function mayReopen({ kind, status }: Change): boolean {
  return kind === 'create' && (status.state === 'rejected' || status.state === 'queued');
}
