import type { ChangeInput, FieldEdit } from '@shared/ipc/change-input';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { Transition } from '@shared/jira/transition';
import type { JsonObject } from '@shared/json';
import { editIssue } from '../../gateway/edit-issue';
import { readTransitions, transitionIssue } from '../../gateway/transition';
import { onlyAddsTo } from '../merge';
import { siteOf } from '../site-of';
import type { Kind } from './kind';
import { endedBeforeWrite } from './not-sent';
import { inputOf } from './read-input';
import { isReplaced, lookForFields, sendFields } from './write-fields';

type Input = Extract<ChangeInput, { kind: 'transition' }>;

/**
 * `POST issue/{k}/transitions`. The status merges as a field: moved elsewhere by somebody else, it is a conflict; moved to the same
 * status, it is done already, and what the screen asked for is written as an edit. A comment that was to go along is then a question
 * for the person: on an edit it would leave no trace by which it could be found again.
 */
export const transition: Kind = {
  parts: (body) => ['status', ...inputOf('transition', body).fields.map(({ fieldId }) => fieldId)],
  send: (ports, change, remember) => {
    const input = inputOf('transition', change.body);
    const { gateway } = ports;
    const site = siteOf(change);
    const status = statusEdit(input);
    return sendFields(ports, change, remember, {
      edits: editsOf(change.body),
      formerly: change.former.flatMap(({ body }) => editsOf(body)),
      mayHaveRaced: true,
      write: async (now, { set, update }) => {
        const { status: to, ...others } = set;
        const body: JsonObject = {
          ...(Object.keys(others).length > 0 ? { fields: others } : {}),
          ...(Object.keys(update).length > 0 ? { update } : {}),
        };
        if (to === undefined) {
          const goesAlong = input.fields.some((field) => onlyAddsTo(field) && update[field.fieldId] !== undefined);
          return goesAlong ? { conflict: status } : editIssue(gateway, site, now.id, body);
        }
        const offered = await readTransitions(gateway, site, now.id, 'outbox');
        if (!offered.ok) return endedBeforeWrite(offered.failure);
        const chosen = chooseTransition(input, offered.value);
        if (!chosen.ok) return chosen;
        return transitionIssue(gateway, site, now.id, { transition: { id: chosen.value.id }, ...body });
      },
    });
  },
  look: (ports, change) => lookForFields(ports, change, editsOf(change.body)),
  replaced: (ports, change) =>
    isReplaced(
      ports,
      change,
      editsOf(change.body),
      change.former.flatMap(({ body }) => editsOf(body)),
    ),
};

function editsOf(body: JsonObject): readonly FieldEdit[] {
  return transitionEdits(inputOf('transition', body));
}

function transitionEdits(input: Input): readonly FieldEdit[] {
  return [statusEdit(input), ...input.fields];
}

function statusEdit({ from, to, earlier }: Input): FieldEdit {
  return {
    fieldId: 'status',
    name: 'Status',
    schema: { type: 'status', system: 'status' },
    operations: ['set'],
    base: { ...from },
    mine: { id: to.id, label: to.name },
    earlier,
  };
}

/**
 * The transition that was chosen, or where it is not offered any more the one that leads to the same status: by the same name before
 * any other. Pure.
 */
export function chooseTransition(
  { transitionId, name, to }: Input,
  offered: readonly Transition[],
): Outcome<Transition> {
  const there = offered.filter(
    (one) => one.to.id === to.id || one.to.name.trim().toLowerCase() === to.name.trim().toLowerCase(),
  );
  const chosen =
    there.find(({ id }) => id === transitionId) ?? there.find((one) => one.name === name) ?? there.at(0) ?? null;
  if (chosen !== null) return succeed(chosen);
  // Jira lists none to those who may move nothing (contract §8.6).
  if (offered.length === 0)
    return fail({ kind: 'not-permitted', messages: ['Jira offers this account no transition here.'] });
  const names = offered.map((one) => `${one.name} (to ${one.to.name})`).join(', ');
  const message = `No transition leads to ${to.name} from here any more. Jira offers: ${names}.`;
  return fail({ kind: 'invalid-input', message, fields: { status: message } });
}
