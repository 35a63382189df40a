import { TYPE } from '../issue-types';
import type { Project } from '../model';
import { LARKFIELD_PEOPLE, ODA_VOSS, TOMAS_IBARRA } from '../people';
import { PROJECT_PERMISSIONS } from '../permissions';
import { screensOf } from '../screens';
import { simpleWorkflow } from '../workflows';
import { components, makeProject } from './make-project';

const BASICS = ['description', 'priority', 'assignee', 'labels', 'components', 'duedate', 'attachment'];

/** Everybody reads it, few create in it: `action=create` leaves it out for the others, Mara Lind among them. */
export function finance(): Project {
  const creators = LARKFIELD_PEOPLE.filter((person) =>
    ['Oda Voss', '佐藤 美咲', 'Wanjiru Kamau'].includes(person.displayName),
  );
  return makeProject({
    id: '10027',
    key: 'FIN',
    name: 'Finance close',
    description: 'Month end. Read by all, written by the finance team.',
    typeKey: 'business',
    lead: ODA_VOSS,
    permissions: { CREATE_ISSUES: creators.map((person) => person.accountId) },
    workflow: simpleWorkflow('FIN: simple'),
    issueTypeIds: [TYPE.task, TYPE.subtask],
    components: components(10190, [['Month end', '', null]]),
    screens: {
      [TYPE.task]: screensOf({ optional: BASICS, editOnly: ['resolution'] }),
      [TYPE.subtask]: screensOf({ subtask: true, optional: BASICS, editOnly: ['resolution'] }),
    },
  });
}

/** Only two people know that it exists: everybody else gets the same 404 as for nothing. */
export function securityReports(): Project {
  const insiders = [TOMAS_IBARRA.accountId, ODA_VOSS.accountId];
  return makeProject({
    id: '10028',
    key: 'SEC',
    name: 'Security reports',
    description: 'Reports of weaknesses, before they are mended.',
    lead: TOMAS_IBARRA,
    leads: [ODA_VOSS],
    permissions: Object.fromEntries(Object.keys(PROJECT_PERMISSIONS).map((permission) => [permission, insiders])),
    workflow: simpleWorkflow('SEC: simple'),
    issueTypeIds: [TYPE.task, TYPE.bug],
    screens: {
      [TYPE.task]: screensOf({ optional: BASICS, editOnly: ['resolution'] }),
      [TYPE.bug]: screensOf({ optional: [...BASICS, 'environment', 'security'], editOnly: ['resolution'] }),
    },
  });
}
