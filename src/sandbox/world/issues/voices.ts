import { TYPE } from '../issue-types';
import { DOCUMENTATION_TEXTS } from '../texts/documentation';
import { MOBILE_TEXTS } from '../texts/mobile';
import { OPERATIONS_TEXTS } from '../texts/operations';
import { AUTOTEST_TEXTS, FINANCE_TEXTS, KITCHEN_TEXTS, NORTHGATE_TEXTS, SECURITY_TEXTS } from '../texts/other-projects';
import { PAYMENTS_TEXTS } from '../texts/payments';
import type { ProjectTexts, TextKind } from '../texts/project-texts';
import { STOREFRONT_TEXTS } from '../texts/storefront';

/** How the issues of one project come about. */
export interface Voice {
  texts: ProjectTexts;
  /** Share of the site's issues; 0 gets only the first ones. */
  weight: number;
  /** Issue types of the first issues, so that parents exist before children. */
  first: readonly string[];
  /** Later ones, by issue type id. */
  types: Readonly<Record<string, number>>;
}

const KIND: Readonly<Record<string, TextKind>> = {
  Initiative: 'epic',
  Epic: 'epic',
  Story: 'story',
  Improvement: 'story',
  Bug: 'bug',
  Incident: 'incident',
  'Service request': 'request',
  Change: 'change',
  Rollout: 'change',
  Refund: 'refund',
  Article: 'article',
};

/** Which writing goes with an issue type; what is not listed is a task. */
export function textKindOf(issueTypeName: string): TextKind {
  return KIND[issueTypeName] ?? 'task';
}

/** By project key, for both sites. */
export const VOICES: Readonly<Record<string, Voice>> = {
  SHOP: {
    texts: STOREFRONT_TEXTS,
    weight: 100,
    first: [TYPE.initiative, TYPE.epic, TYPE.epic, TYPE.story, TYPE.bug, TYPE.subtask],
    types: {
      [TYPE.bug]: 44,
      [TYPE.story]: 18,
      [TYPE.task]: 16,
      [TYPE.improvement]: 8,
      [TYPE.subtask]: 10,
      [TYPE.epic]: 4,
      [TYPE.initiative]: 0.4,
    },
  },
  PAY: {
    texts: PAYMENTS_TEXTS,
    weight: 62,
    first: [TYPE.epic, TYPE.bug, TYPE.rollout],
    types: {
      [TYPE.bug]: 34,
      [TYPE.story]: 14,
      [TYPE.task]: 22,
      [TYPE.rollout]: 8,
      [TYPE.refund]: 10,
      [TYPE.subtask]: 8,
      [TYPE.epic]: 4,
    },
  },
  OPS: {
    texts: OPERATIONS_TEXTS,
    weight: 50,
    first: [TYPE.incident, TYPE.change],
    types: { [TYPE.incident]: 34, [TYPE.serviceRequest]: 28, [TYPE.change]: 14, [TYPE.task]: 20, [TYPE.subtask]: 6 },
  },
  MOB: {
    texts: MOBILE_TEXTS,
    weight: 36,
    first: [TYPE.mobEpic, TYPE.mobStory, TYPE.mobSubtask],
    types: { [TYPE.mobBug]: 40, [TYPE.mobStory]: 22, [TYPE.mobTask]: 22, [TYPE.mobSubtask]: 10, [TYPE.mobEpic]: 4 },
  },
  DOC: {
    texts: DOCUMENTATION_TEXTS,
    weight: 20,
    first: [TYPE.docArticle, TYPE.docTask],
    types: { [TYPE.docArticle]: 50, [TYPE.docTask]: 40, [TYPE.docSubtask]: 10 },
  },
  AUTOTEST: {
    texts: AUTOTEST_TEXTS,
    weight: 0,
    first: [TYPE.task, TYPE.task, TYPE.subtask],
    types: { [TYPE.task]: 1 },
  },
  KITCHEN: {
    texts: KITCHEN_TEXTS,
    weight: 6,
    first: [TYPE.kitchenSink, TYPE.kitchenSink, TYPE.storeAudit, TYPE.everythingRequired],
    types: {
      [TYPE.kitchenSink]: 4,
      [TYPE.task]: 4,
      [TYPE.storeAudit]: 1,
      [TYPE.everythingRequired]: 1,
      [TYPE.subtask]: 1,
    },
  },
  FIN: { texts: FINANCE_TEXTS, weight: 6, first: [], types: { [TYPE.task]: 8, [TYPE.subtask]: 2 } },
  SEC: { texts: SECURITY_TEXTS, weight: 3, first: [TYPE.bug], types: { [TYPE.bug]: 1, [TYPE.task]: 1 } },
  LAB: { texts: NORTHGATE_TEXTS, weight: 40, first: [], types: { '10010': 9, '10011': 1 } },
  RIG: {
    texts: NORTHGATE_TEXTS,
    weight: 60,
    first: ['10000'],
    types: { '10001': 5, '10004': 6, '10003': 1, '10000': 1 },
  },
};
