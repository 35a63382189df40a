import { FIELD, FIRST_AUDIT_FIELD, FIRST_SUPPLIER_FIELD } from '../fields/field-ids';
import { isDossierField } from '../fields/supplier-fields';
import { TYPE } from '../issue-types';
import type { Field, Project } from '../model';
import { MARA_LIND, TOMAS_IBARRA } from '../people';
import { screensOf } from '../screens';
import { kitchenWorkflow, simpleWorkflow } from '../workflows';
import { components, dayFrom, makeProject, versions } from './make-project';

/** For suites written against other sites: Task and Sub-task, and nothing required but a summary. */
export function autotest(): Project {
  const optional = [
    'description',
    'priority',
    'assignee',
    'labels',
    'components',
    'fixVersions',
    'duedate',
    'timetracking',
  ];
  return makeProject({
    id: '10025',
    key: 'AUTOTEST',
    name: 'Autotest',
    description: 'Where test suites make and delete what they like.',
    lead: MARA_LIND,
    permissions: { DELETE_ISSUES: '*', MODIFY_REPORTER: '*', ADMINISTER_PROJECTS: '*', MANAGE_WATCHERS: '*' },
    workflow: simpleWorkflow('AUTOTEST: simple'),
    issueTypeIds: [TYPE.task, TYPE.subtask],
    components: components(10170, [['Anything', '', null]]),
    screens: {
      [TYPE.task]: screensOf({
        optional: [...optional, 'environment', 'issuelinks', 'attachment', 'parent'],
        editOnly: ['resolution'],
      }),
      [TYPE.subtask]: screensOf({ subtask: true, optional, editOnly: ['resolution'] }),
    },
  });
}

/** Written by Jira or an app alone: a screen may show them, nobody has to fill them. */
const NEVER_ASKED = new Set<string>([
  'issuetype',
  'project',
  'summary',
  'reporter',
  'attachment',
  'issuelinks',
  'worklog',
  'comment',
  'parent',
  'resolution',
  'issuerestriction',
  'security',
  FIELD.rank,
  FIELD.epicLink,
  FIELD.parentLink,
  FIELD.sprint,
  FIELD.organizations,
  FIELD.requestType,
  FIELD.development,
  FIELD.vulnerability,
  FIELD.design,
  FIELD.forgeStewards,
  FIELD.forgeStewardGroups,
  FIELD.forgeReadings,
  FIELD.forgeInspections,
]);

/** Every field that a create screen can show, whatever its type; and the same, each one required. */
export function kitchenSink(now: number, fields: readonly Field[]): Project {
  const onScreens = fields.filter(
    (field) =>
      field.projectId === null && !isAuditQuestion(field) && !isDossierField(field) && !isReadOnlySystem(field),
  );
  const all = onScreens.map((field) => field.id);
  const required = onScreens
    .filter((field) => !NEVER_ASKED.has(field.id) && field.operations.includes('set'))
    .map((field) => field.id);
  const audit = fields.filter(isAuditQuestion).map((field) => field.id);
  return makeProject({
    id: '10026',
    key: 'KITCHEN',
    name: 'Kitchen sink',
    description: 'A field of every type, to see what a client makes of it.',
    lead: MARA_LIND,
    leads: [TOMAS_IBARRA],
    workflow: kitchenWorkflow(),
    issueTypeIds: [TYPE.kitchenSink, TYPE.everythingRequired, TYPE.storeAudit, TYPE.task, TYPE.subtask],
    components: components(10180, [
      ['Cold tap', '', null],
      ['Hot tap', '', TOMAS_IBARRA],
    ]),
    versions: versions(10270, [
      ['Porcelain', 'archived', dayFrom(now, -400)],
      ['Steel', 'released', dayFrom(now, -100)],
      ['Granite', 'open', dayFrom(now, 60)],
    ]),
    screens: {
      [TYPE.kitchenSink]: screensOf({ optional: all }),
      [TYPE.everythingRequired]: screensOf({ required }),
      [TYPE.storeAudit]: screensOf({ optional: [...all, ...audit] }),
      [TYPE.task]: screensOf({ optional: ['description', 'priority', 'assignee'] }),
      [TYPE.subtask]: screensOf({ subtask: true, optional: ['description', 'priority', 'assignee'] }),
    },
  });
}

function isAuditQuestion(field: Field): boolean {
  const customId = field.schema.customId ?? 0;
  return customId >= FIRST_AUDIT_FIELD && customId < FIRST_SUPPLIER_FIELD;
}

function isReadOnlySystem(field: Field): boolean {
  return (
    field.schema.system !== undefined &&
    field.operations.length === 0 &&
    field.id !== 'attachment' &&
    field.id !== 'issuetype'
  );
}
