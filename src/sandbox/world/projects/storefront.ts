import { FIELD } from '../fields/field-ids';
import { TYPE } from '../issue-types';
import type { Project } from '../model';
import { INES_OKAFOR, JONAS_KELLER, MARA_LIND, ODA_VOSS } from '../people';
import { screensOf } from '../screens';
import { storefrontWorkflow } from '../workflows';
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
const PLANNING = ['parent', FIELD.sprint, FIELD.storyPoints, FIELD.team, 'timetracking', FIELD.startDate];
const VIEWED = [FIELD.rank, FIELD.development, FIELD.epicLink, FIELD.flagged, 'resolution', FIELD.ledgerReference];

const SHOP_ID = '10020';

/** Company-managed: the project that most people work in, and whose Bug asks for the most. */
export function storefront(now: number): Project {
  return makeProject({
    id: SHOP_ID,
    key: 'SHOP',
    name: 'Storefront',
    description: 'The web shop: catalogue, basket, checkout and mail.',
    lead: INES_OKAFOR,
    leads: [MARA_LIND],
    workflow: storefrontWorkflow(),
    issueTypeIds: [TYPE.initiative, TYPE.epic, TYPE.story, TYPE.task, TYPE.bug, TYPE.improvement, TYPE.subtask],
    components: components(10110, [
      ['Basket', 'From the button to the delivery step.', JONAS_KELLER],
      ['Catalogue', 'Product pages, lists and filters.', null],
      ['Checkout', 'Delivery, payment sheet and summary.', MARA_LIND],
      ['Mail', 'Order mails and newsletters.', null],
      ['Search', '', ODA_VOSS],
      ['Stock badge', '', null],
      ['Vouchers', 'Codes, gift cards and campaigns.', INES_OKAFOR],
    ]),
    versions: versions(10210, [
      ['4.15', 'archived', dayFrom(now, -260), 'The last one of the old basket.'],
      ['4.16', 'released', dayFrom(now, -170)],
      ['4.17', 'released', dayFrom(now, -90)],
      ['4.18', 'released', dayFrom(now, -21), 'Saved baskets.'],
      ['4.19', 'open', dayFrom(now, 12)],
      ['4.20', 'open', dayFrom(now, 40)],
      ['4.21', 'open', null],
    ]),
    screens: {
      [TYPE.initiative]: screensOf({ optional: [...BASICS, FIELD.targetStart, FIELD.targetEnd], editOnly: VIEWED }),
      [TYPE.epic]: screensOf({
        required: [FIELD.epicName],
        optional: [...BASICS, 'parent', FIELD.epicColor, FIELD.targetStart, FIELD.targetEnd, FIELD.team],
        editOnly: [...VIEWED, FIELD.epicStatus, FIELD.parentLink],
      }),
      [TYPE.story]: screensOf({
        optional: [...BASICS, ...PLANNING, FIELD.area, FIELD.design, FIELD.salesChannels, FIELD.reviewers],
        editOnly: VIEWED,
      }),
      [TYPE.task]: screensOf({ optional: [...BASICS, ...PLANNING, FIELD.area], editOnly: VIEWED }),
      [TYPE.bug]: screensOf({
        required: [FIELD.severity, FIELD.area, FIELD.qaOwner, FIELD.foundOn],
        optional: [
          ...BASICS,
          'versions',
          'environment',
          'security',
          ...PLANNING,
          FIELD.stepsToReproduce,
          FIELD.browsers,
          FIELD.customerTier,
          FIELD.orderNumber,
          FIELD.supportCase,
          FIELD.occurredAt,
          FIELD.rolloutPlan,
        ],
        editOnly: [...VIEWED, FIELD.affectedBuild],
      }),
      [TYPE.improvement]: screensOf({
        required: [FIELD.area],
        optional: [...BASICS, ...PLANNING, FIELD.customerTier, FIELD.salesChannels],
        editOnly: VIEWED,
      }),
      [TYPE.subtask]: screensOf({
        subtask: true,
        optional: [
          'description',
          'priority',
          'assignee',
          'labels',
          'components',
          'duedate',
          'timetracking',
          FIELD.startDate,
        ],
        editOnly: VIEWED,
      }),
    },
  });
}
