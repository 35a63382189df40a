import { CFT, customField, GH, options } from './fields/make-field';
import { systemFields } from './fields/system-fields';
import { issueType } from './issue-types';
import type { Field, Project, SandboxSite } from './model';
import { accountIdsOf, JONAS_KELLER, MARA_LIND, NORTHGATE_PEOPLE, northgateGroups } from './people';
import { components, makeProject } from './projects/make-project';
import { screenList, screensOf } from './screens';
import { status } from './statuses';
import { sprintsOf } from './sprints';
import { linkTypes, priorities, resolutions } from './vocabulary';
import { freeWorkflow } from './workflows';

const LAB_ID = '10000';
const RIG_ID = '10001';

/** Ids of this site; the same numbers mean other things on the main site, as between any two Jira sites. */
const TYPE = {
  epic: '10000',
  task: '10001',
  bug: '10004',
  subtask: '10003',
  labTask: '10010',
  labSubtask: '10011',
} as const;

const NORTHGATE_FIELD = {
  rank: 'customfield_10019',
  sprint: 'customfield_10020',
  boardRevision: 'customfield_10062',
  bench: 'customfield_10071',
  epicLink: 'customfield_10014',
} as const;

function northgateFields(): Field[] {
  return [
    ...systemFields(),
    customField(10014, 'Epic Link', `${GH}:gh-epic-link`, 'any'),
    customField(10019, 'Rank', `${GH}:gh-lexo-rank`, 'any'),
    customField(10020, 'Sprint', `${GH}:gh-sprint`, 'array', { items: 'json', operations: ['set'] }),
    customField(10062, 'Board revision', `${CFT}:textfield`, 'string'),
    customField(10071, 'Bench', `${CFT}:select`, 'option', {
      projectId: LAB_ID,
      options: options(10350, ['North bench', 'South bench', 'Climate chamber']),
    }),
  ];
}

function northgateProjects(): Project[] {
  const editOnly = [NORTHGATE_FIELD.rank];
  const basics = ['description', 'priority', 'assignee', 'labels', 'parent', 'issuelinks', 'attachment'];
  return [
    makeProject({
      id: LAB_ID,
      key: 'LAB',
      name: 'Lab work',
      description: 'What lies on the benches.',
      style: 'next-gen',
      lead: MARA_LIND,
      workflow: freeWorkflow('LAB workflow', [
        ['10010', 'To Do'],
        ['10011', 'In Progress'],
        ['10012', 'Done'],
      ]),
      issueTypeIds: [TYPE.labTask, TYPE.labSubtask],
      screens: {
        [TYPE.labTask]: screensOf({ required: [NORTHGATE_FIELD.bench], optional: basics, editOnly }),
        [TYPE.labSubtask]: screensOf({ subtask: true, optional: ['description', 'assignee'] }),
      },
    }),
    makeProject({
      id: RIG_ID,
      key: 'RIG',
      name: 'Test rig',
      description: 'Firmware and hardware of the scanner test rig.',
      lead: JONAS_KELLER,
      workflow: freeWorkflow('RIG workflow', [
        ['10000', 'To Do'],
        ['3', 'In Progress'],
        ['10001', 'Soak test'],
        ['10002', 'Done'],
      ]),
      issueTypeIds: [TYPE.epic, TYPE.task, TYPE.bug, TYPE.subtask],
      components: components(10000, [
        ['Bootloader', '', null],
        ['Scanner head', '', JONAS_KELLER],
      ]),
      screens: {
        [TYPE.epic]: screensOf({ optional: basics, editOnly }),
        [TYPE.task]: screensOf({ optional: [...basics, 'components', NORTHGATE_FIELD.sprint], editOnly }),
        [TYPE.bug]: screensOf({
          required: [NORTHGATE_FIELD.boardRevision],
          optional: [...basics, 'components', 'environment', NORTHGATE_FIELD.sprint],
          editOnly,
        }),
        [TYPE.subtask]: screensOf({ subtask: true, optional: ['description', 'assignee'] }),
      },
    }),
  ];
}

/** The small site with everything but its issues. */
export function northgateSite(cloudId: string, now: number): SandboxSite {
  const projects = northgateProjects();
  const lab = { projectId: LAB_ID };
  const issueTypes = [
    issueType(TYPE.epic, 'Epic', '', 10307, { hierarchyLevel: 1 }),
    issueType(TYPE.task, 'Task', '', 10318),
    issueType(TYPE.subtask, 'Sub-task', '', 10316, { hierarchyLevel: -1 }),
    issueType(TYPE.bug, 'Bug', '', 10303),
    issueType(TYPE.labTask, 'Task', '', 10318, lab),
    issueType(TYPE.labSubtask, 'Subtask', '', 10316, { ...lab, hierarchyLevel: -1 }),
  ];
  const boards = [{ id: 1, name: 'RIG board', type: 'scrum' as const, projectId: RIG_ID }];
  return {
    cloudId,
    url: 'https://northgate-labs.atlassian.net',
    name: 'Northgate Labs',
    timeZone: 'America/Denver',
    projects,
    issueTypes,
    statuses: [
      status('10000', 'To Do', 'new'),
      status('3', 'In Progress', 'indeterminate'),
      status('10001', 'Soak test', 'indeterminate'),
      status('10002', 'Done', 'done'),
      status('10010', 'To Do', 'new', LAB_ID),
      status('10011', 'In Progress', 'indeterminate', LAB_ID),
      status('10012', 'Done', 'done', LAB_ID),
    ],
    priorities: priorities().slice(0, 5),
    resolutions: resolutions(),
    linkTypes: linkTypes(),
    fields: northgateFields(),
    screens: screenList(projects, (id) => issueTypes.find((type) => type.id === id)?.name ?? id),
    groups: northgateGroups(),
    boards,
    sprints: sprintsOf(boards, now, 1),
    issues: [],
    members: accountIdsOf(NORTHGATE_PEOPLE),
    nextId: 20_000,
  };
}
