import { FIELD } from '../fields/field-ids';
import { TYPE } from '../issue-types';
import type { Project } from '../model';
import { INES_OKAFOR, RELEASE_BOT, TOMAS_IBARRA } from '../people';
import { screensOf } from '../screens';
import { operationsWorkflow } from '../workflows';
import { components, makeProject } from './make-project';

const BASICS = ['description', 'priority', 'assignee', 'labels', 'components', 'issuelinks', 'attachment'];
const DESK = [FIELD.requestType, FIELD.organizations, FIELD.requestParticipants, FIELD.requestLanguage];
const VIEWED = [
  FIELD.timeToFirstResponse,
  FIELD.timeToResolution,
  FIELD.approvals,
  FIELD.satisfaction,
  FIELD.satisfactionDate,
  FIELD.openForms,
  FIELD.submittedForms,
  'resolution',
];

/** Service project: its Change has a required field that nobody can set. */
export function operations(): Project {
  return makeProject({
    id: '10022',
    key: 'OPS',
    name: 'Operations',
    description: 'Incidents, changes and requests of the shops.',
    typeKey: 'service_desk',
    lead: TOMAS_IBARRA,
    leads: [INES_OKAFOR, RELEASE_BOT],
    workflow: operationsWorkflow(),
    issueTypeIds: [TYPE.incident, TYPE.serviceRequest, TYPE.change, TYPE.task, TYPE.subtask],
    components: components(10150, [
      ['Exports', 'Nightly files and reports.', null],
      ['Monitoring', '', TOMAS_IBARRA],
      ['Network', '', null],
      ['Search index', '', null],
      ['Tills', 'In the stores.', INES_OKAFOR],
    ]),
    screens: {
      [TYPE.incident]: screensOf({
        required: [FIELD.impact],
        optional: [
          ...BASICS,
          ...DESK,
          'environment',
          FIELD.affectedBuild,
          FIELD.affectedService,
          FIELD.affectedHardware,
          FIELD.occurredAt,
          FIELD.region,
        ],
        editOnly: VIEWED,
        validators: [{ fieldId: FIELD.affectedBuild, message: 'Affected build must be set for production incidents.' }],
      }),
      [TYPE.serviceRequest]: screensOf({
        optional: [...BASICS, ...DESK, 'duedate', FIELD.affectedHardware],
        editOnly: VIEWED,
      }),
      [TYPE.change]: screensOf({
        required: [FIELD.changeType, FIELD.changeWindow, FIELD.approvers],
        notSettable: [FIELD.boardVerdict],
        optional: [...BASICS, ...DESK, FIELD.affectedService],
        editOnly: VIEWED,
      }),
      [TYPE.task]: screensOf({ optional: [...BASICS, 'duedate', 'timetracking'], editOnly: VIEWED }),
      [TYPE.subtask]: screensOf({
        subtask: true,
        optional: ['description', 'priority', 'assignee', 'labels'],
        editOnly: VIEWED,
      }),
    },
  });
}
