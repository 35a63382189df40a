import { FIELD } from '../fields/field-ids';
import { TYPE } from '../issue-types';
import type { Project } from '../model';
import { JONAS_KELLER, LARKFIELD_PEOPLE, MARA_LIND } from '../people';
import { screensOf } from '../screens';
import { STATUS } from '../statuses';
import { freeWorkflow } from '../workflows';
import { dayFrom, makeProject, versions } from './make-project';

export const MOB_ID = '10023';
export const DOC_ID = '10024';

const BASICS = [
  'description',
  'priority',
  'assignee',
  'labels',
  'duedate',
  'parent',
  'issuelinks',
  'attachment',
  'issuerestriction',
];
const VIEWED = [FIELD.rank, FIELD.development, FIELD.issueColor, 'resolution'];

/** Team-managed: issue types, statuses and fields of its own, some with names that other projects use too. */
export function mobileApp(now: number): Project {
  const work = [...BASICS, 'fixVersions', FIELD.sprint, FIELD.storyPointEstimate, FIELD.team, FIELD.flagged];
  const own = [FIELD.mobTesters, FIELD.mobPlatforms, FIELD.mobReleaseNote, FIELD.mobStartDate];
  return makeProject({
    id: MOB_ID,
    key: 'MOB',
    name: 'Mobile app',
    description: 'The app for Android and iOS.',
    style: 'next-gen',
    lead: JONAS_KELLER,
    workflow: freeWorkflow('MOB workflow', [
      [STATUS.mobToDo, 'To Do'],
      [STATUS.mobInProgress, 'In Progress'],
      [STATUS.mobOnDevice, 'On device'],
      [STATUS.mobDone, 'Done'],
    ]),
    issueTypeIds: [TYPE.mobEpic, TYPE.mobStory, TYPE.mobTask, TYPE.mobBug, TYPE.mobSubtask],
    versions: versions(10250, [
      ['App 7.0', 'released', dayFrom(now, -60)],
      ['App 7.1', 'open', dayFrom(now, 18)],
    ]),
    screens: {
      [TYPE.mobEpic]: screensOf({ optional: [...BASICS, FIELD.mobStartDate], editOnly: VIEWED }),
      [TYPE.mobStory]: screensOf({ optional: [...work, ...own], editOnly: VIEWED }),
      [TYPE.mobTask]: screensOf({ optional: work, editOnly: VIEWED }),
      [TYPE.mobBug]: screensOf({
        required: [FIELD.mobSeverity, FIELD.mobPlatforms],
        optional: [...work, ...own],
        editOnly: VIEWED,
      }),
      [TYPE.mobSubtask]: screensOf({
        subtask: true,
        optional: ['description', 'assignee', 'labels'],
        editOnly: VIEWED,
      }),
    },
  });
}

/** Team-managed business project. */
export function documentation(): Project {
  const own = [FIELD.docAudience, FIELD.docPublishOn, FIELD.docSeverity];
  return makeProject({
    id: DOC_ID,
    key: 'DOC',
    name: 'Documentation',
    description: 'What shop staff and developers read.',
    style: 'next-gen',
    typeKey: 'business',
    lead: MARA_LIND,
    leads: LARKFIELD_PEOPLE.filter((person) => person.displayName === 'Émile Garçon'),
    workflow: freeWorkflow('DOC workflow', [
      [STATUS.docDraft, 'Back to draft'],
      [STATUS.docInReview, 'Ask for review'],
      [STATUS.docApproved, 'Approve'],
      [STATUS.docPublished, 'Publish'],
    ]),
    issueTypeIds: [TYPE.docTask, TYPE.docArticle, TYPE.docSubtask],
    screens: {
      [TYPE.docTask]: screensOf({ optional: BASICS, editOnly: VIEWED }),
      [TYPE.docArticle]: screensOf({
        required: [FIELD.docReviewers],
        optional: [...BASICS, ...own],
        editOnly: VIEWED,
      }),
      [TYPE.docSubtask]: screensOf({ subtask: true, optional: ['description', 'assignee'], editOnly: VIEWED }),
    },
  });
}
