import { FIELD } from '../fields/field-ids';
import { TYPE } from '../issue-types';
import type { Project } from '../model';
import { JONAS_KELLER, ODA_VOSS, TOMAS_IBARRA } from '../people';
import { screensOf } from '../screens';
import { PRIORITY } from '../vocabulary';
import { paymentsWorkflow } from '../workflows';
import { components, dayFrom, makeProject, versions } from './make-project';

const BASICS = [
  'description',
  'priority',
  'assignee',
  'labels',
  'components',
  'fixVersions',
  'duedate',
  'issuelinks',
  'attachment',
];
const VIEWED = [FIELD.rank, FIELD.development, FIELD.epicLink, 'resolution', FIELD.ledgerReference];

/** Company-managed: has a rule that createmeta does not tell, and a required field of a type nobody knows. */
export function payments(now: number): Project {
  return makeProject({
    id: '10021',
    key: 'PAY',
    name: 'Payments',
    description: 'Cards, refunds, settlement and the ledger.',
    lead: ODA_VOSS,
    leads: [JONAS_KELLER],
    workflow: paymentsWorkflow(),
    priorityIds: [PRIORITY.blocker, PRIORITY.high, PRIORITY.medium, PRIORITY.low],
    issueTypeIds: [TYPE.epic, TYPE.story, TYPE.task, TYPE.bug, TYPE.rollout, TYPE.refund, TYPE.subtask],
    components: components(10130, [
      ['Card payments', '', JONAS_KELLER],
      ['Ledger', 'The books. Nothing here is ever deleted.', ODA_VOSS],
      ['Refunds', '', null],
      ['Settlement', 'Daily files to the bank.', TOMAS_IBARRA],
      ['Webhooks', 'What providers tell us.', null],
    ]),
    versions: versions(10230, [
      ['2025.4', 'archived', dayFrom(now, -300)],
      ['2026.1', 'released', dayFrom(now, -120)],
      ['2026.2', 'released', dayFrom(now, -30)],
      ['2026.3', 'open', dayFrom(now, 25)],
    ]),
    screens: {
      [TYPE.epic]: screensOf({ required: [FIELD.epicName], optional: BASICS, editOnly: VIEWED }),
      [TYPE.story]: screensOf({
        optional: [...BASICS, 'parent', FIELD.sprint, FIELD.storyPoints, FIELD.team],
        editOnly: VIEWED,
      }),
      [TYPE.task]: screensOf({
        optional: [...BASICS, 'parent', FIELD.sprint, FIELD.storyPoints, 'timetracking', FIELD.ledgerAccount],
        editOnly: VIEWED,
      }),
      [TYPE.bug]: screensOf({
        required: [FIELD.severity],
        optional: [...BASICS, 'environment', 'versions', 'parent', FIELD.affectedBuild, FIELD.amount, FIELD.sprint],
        editOnly: VIEWED,
        validators: [{ fieldId: 'environment', message: 'Steps to reproduce are required by the workflow.' }],
      }),
      [TYPE.rollout]: screensOf({
        required: [FIELD.rolloutPlan],
        optional: [
          'description',
          'priority',
          'assignee',
          'fixVersions',
          FIELD.changeWindow,
          FIELD.approvers,
          'issuelinks',
        ],
        editOnly: VIEWED,
      }),
      [TYPE.refund]: screensOf({
        required: [FIELD.amount, FIELD.orderNumber, FIELD.ledgerAccount],
        optional: [
          'description',
          'priority',
          'assignee',
          FIELD.customerTier,
          FIELD.region,
          'security',
          FIELD.supportCase,
        ],
        editOnly: VIEWED,
      }),
      [TYPE.subtask]: screensOf({
        subtask: true,
        optional: ['description', 'priority', 'assignee', 'labels', 'duedate'],
        editOnly: VIEWED,
      }),
    },
  });
}
