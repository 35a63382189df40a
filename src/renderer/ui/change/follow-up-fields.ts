import type { ChangeInput } from '@shared/ipc/change-input';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { asLinks } from '../field-control/read-value';

/** What is done to an issue that Jira does not have yet, in a form of one field. */
export type FollowUp = 'comment' | 'link';

const shared = { required: true, hasDefaultValue: false, operations: ['add'] } as const;

export const FOLLOW_UP_FIELDS: Readonly<Record<FollowUp, CreateField>> = {
  comment: {
    ...shared,
    fieldId: 'comment',
    key: 'comment',
    name: 'Comment',
    schema: { type: 'comments-page', system: 'comment' },
  },
  link: {
    ...shared,
    fieldId: 'issuelinks',
    key: 'issuelinks',
    name: 'Linked issues',
    schema: { type: 'array', items: 'issuelinks', system: 'issuelinks' },
  },
};

/** One change for the comment, one for each link. Pure. */
export function followUpInputs(what: FollowUp, value: JsonValue): readonly ChangeInput[] {
  if (what === 'comment') return [{ kind: 'comment', body: value }];
  return asLinks(value).map(({ typeName, direction, issue }) => ({
    kind: 'link',
    typeName,
    direction,
    otherKey: issue.key,
  }));
}
