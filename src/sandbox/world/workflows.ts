import type { ScreenField, Transition, Validator, Workflow } from './model';
import { STATUS } from './statuses';

interface TransitionRest {
  screen?: ScreenField[];
  validators?: Validator[];
}

/** @param from statuses it leaves; none means it is global */
function transition(id: number, name: string, from: string[], to: string, rest: TransitionRest = {}): Transition {
  return {
    id: String(id),
    name,
    from,
    to,
    screen: rest.screen ?? [],
    ...(rest.validators === undefined ? {} : { validators: rest.validators }),
  };
}

function resolveScreen(): ScreenField[] {
  return [
    { fieldId: 'resolution', required: true },
    { fieldId: 'fixVersions', required: false },
    { fieldId: 'comment', required: false },
  ];
}
function askScreen(): ScreenField[] {
  return [
    { fieldId: 'comment', required: false },
    { fieldId: 'assignee', required: false },
  ];
}

export function storefrontWorkflow(): Workflow {
  return {
    name: 'SHOP: Storefront workflow',
    initialStatusId: STATUS.toDo,
    transitions: [
      transition(11, 'Start work', [STATUS.toDo, STATUS.needsInfo], STATUS.inProgress),
      transition(21, 'Send to checking', [STATUS.inProgress], STATUS.inReview),
      transition(31, 'Done', [STATUS.inReview], STATUS.done, { screen: resolveScreen() }),
      transition(41, 'Send back', [STATUS.inReview], STATUS.inProgress, {
        screen: [{ fieldId: 'assignee', required: false }],
      }),
      transition(51, 'Ask the reporter', [STATUS.toDo, STATUS.inProgress, STATUS.inReview], STATUS.needsInfo, {
        screen: askScreen(),
        // Shown as optional: only the refusal tells that it is not.
        validators: [{ fieldId: 'comment', message: 'Ask your question in a comment.' }],
      }),
      transition(61, 'Block', [], STATUS.blocked),
      transition(71, 'Unblock', [STATUS.blocked], STATUS.inProgress),
      transition(81, 'Reopen', [STATUS.done], STATUS.toDo),
    ],
  };
}

export function paymentsWorkflow(): Workflow {
  return {
    name: 'PAY: four eyes',
    initialStatusId: STATUS.backlog,
    transitions: [
      transition(11, 'Plan', [STATUS.backlog], STATUS.toDo),
      transition(21, 'Start work', [STATUS.toDo], STATUS.inProgress),
      transition(31, 'Ask for review', [STATUS.inProgress], STATUS.inReview, {
        screen: [{ fieldId: 'assignee', required: true }],
      }),
      transition(41, 'Approve', [STATUS.inReview], STATUS.readyForRelease),
      transition(51, 'Reject', [STATUS.inReview], STATUS.inProgress, { screen: askScreen() }),
      transition(61, 'Release', [STATUS.readyForRelease], STATUS.done, {
        screen: resolveScreen(),
        validators: [{ fieldId: 'fixVersions', message: 'Name the release that carries it.' }],
      }),
      transition(71, 'Cancel', [], STATUS.cancelled, { screen: [{ fieldId: 'resolution', required: true }] }),
      transition(81, 'Reopen', [STATUS.done, STATUS.cancelled], STATUS.toDo),
    ],
  };
}

export function operationsWorkflow(): Workflow {
  return {
    name: 'OPS: service work',
    initialStatusId: STATUS.waitingForSupport,
    transitions: [
      transition(11, 'Work on it', [STATUS.waitingForSupport, STATUS.pending], STATUS.inProgress),
      transition(21, 'Ask the customer', [STATUS.inProgress, STATUS.waitingForSupport], STATUS.waitingForCustomer, {
        screen: [{ fieldId: 'comment', required: true }],
      }),
      transition(31, 'Customer answered', [STATUS.waitingForCustomer], STATUS.waitingForSupport),
      transition(41, 'Wait for a third party', [STATUS.inProgress], STATUS.pending),
      transition(51, 'Resolve', [STATUS.inProgress, STATUS.waitingForCustomer], STATUS.resolved, {
        screen: resolveScreen(),
      }),
      transition(61, 'Close', [STATUS.resolved], STATUS.closed),
      transition(71, 'Cancel', [], STATUS.cancelled),
      transition(81, 'Back to support', [STATUS.resolved], STATUS.waitingForSupport),
    ],
  };
}

/** Every status can be reached from every other, as in Jira's simplified and team-managed workflows. */
export function freeWorkflow(name: string, statusesInOrder: readonly [id: string, transitionName: string][]): Workflow {
  const first = statusesInOrder[0];
  if (first === undefined) throw new Error(`Workflow ${name} has no status`);
  return {
    name,
    initialStatusId: first[0],
    transitions: statusesInOrder.map(([to, transitionName], index) =>
      transition(index * 10 + 11, transitionName, [], to),
    ),
  };
}

export function simpleWorkflow(name: string): Workflow {
  return freeWorkflow(name, [
    [STATUS.toDo, 'To Do'],
    [STATUS.inProgress, 'In Progress'],
    [STATUS.inReview, 'In Review'],
    [STATUS.done, 'Done'],
  ]);
}

export function kitchenWorkflow(): Workflow {
  return {
    name: 'KITCHEN: all kinds of steps',
    initialStatusId: STATUS.open,
    transitions: [
      transition(11, 'Start', [STATUS.open, STATUS.imported], STATUS.inProgress),
      transition(21, 'Park', [], STATUS.imported),
      transition(31, 'Close', [STATUS.open, STATUS.inProgress], STATUS.closed, { screen: resolveScreen() }),
      transition(41, 'Reopen', [STATUS.closed], STATUS.open),
    ],
  };
}
