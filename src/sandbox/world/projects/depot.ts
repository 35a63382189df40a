import { FIELD } from '../fields/field-ids';
import { TYPE } from '../issue-types';
import type { Project } from '../model';
import { JONAS_KELLER, MARA_LIND } from '../people';
import { screensOf } from '../screens';
import { simpleWorkflow } from '../workflows';
import { components, makeProject } from './make-project';

const BASICS = ['description', 'priority', 'assignee', 'labels', 'duedate', 'issuelinks', 'attachment'];

/** Company-managed: createmeta asks for a summary alone, and the Create transition's rules for four things more. */
export function depot(): Project {
  return makeProject({
    id: '10031',
    key: 'DEPOT',
    name: 'Depot deliveries',
    description: 'What comes to the depot, and when.',
    lead: JONAS_KELLER,
    leads: [MARA_LIND],
    workflow: simpleWorkflow('DEPOT: simple'),
    issueTypeIds: [TYPE.delivery, TYPE.task, TYPE.subtask],
    components: components(10300, [['Gate 1', 'Lorries.', null]]),
    screens: {
      [TYPE.delivery]: screensOf({
        optional: [...BASICS, 'components', FIELD.orderNumber, FIELD.startDate, FIELD.occurredAt, FIELD.amount],
        editOnly: [FIELD.region],
        validators: [
          { fieldId: 'labels', message: 'Labels is required.' },
          { fieldId: FIELD.orderNumber, message: 'Order number is required.' },
          {
            fieldId: FIELD.orderNumber,
            message: 'Order number must be two letters, a dash and six digits, such as AB-123456.',
            rule: { kind: 'pattern', pattern: '[A-Z]{2}-\\d{6}' },
          },
          {
            fieldId: 'duedate',
            message: 'Due date must not be before Start date.',
            rule: { kind: 'not-before', otherFieldId: FIELD.startDate },
          },
        ],
      }),
      [TYPE.task]: screensOf({ optional: BASICS }),
      [TYPE.subtask]: screensOf({ subtask: true, optional: BASICS }),
    },
  });
}
