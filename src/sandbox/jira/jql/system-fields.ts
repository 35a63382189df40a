import { issueByKeyOrId, parentOf, projectOf, statusById } from '../../world/find';
import type { Issue, SandboxSite } from '../../world/model';
import type { JiraContext } from '../context';
import { visibleComments } from '../issue/visible-parts';
import { adfText } from '../rich-text/adf-text';
import { statusCategoryName } from '../shapes/metadata';
import { timeSpent } from '../values/issue-values';
import type { ChoiceField, JqlField, MomentField, TextField } from './jql-field';
import { resolvePerson } from './resolve-person';

/** Ids of the things whose name (or id, or key) is the word. */
export function byIdOrName(items: readonly { id: string; name: string; key?: string }[], word: string): string[] {
  const lower = word.toLowerCase();
  return items
    .filter((item) => item.id === word || item.name.toLowerCase() === lower || item.key?.toLowerCase() === lower)
    .map((item) => item.id);
}

function choice(
  name: string,
  rest: Omit<ChoiceField, 'kind' | 'name' | 'historyNames'>,
  historyNames = [name],
): ChoiceField {
  return { kind: 'choice', name, historyNames, ...rest };
}

function labelIn(items: readonly { id: string; name: string }[]): (id: string) => string {
  const names = new Map(items.map((item) => [item.id, item.name]));
  return (id) => names.get(id) ?? id;
}

function moment(name: string, at: (issue: Issue) => number | null): MomentField {
  return { kind: 'moment', name, historyNames: [name], dayOnly: false, at };
}

function text(name: string, read: (issue: Issue) => string): TextField {
  return { kind: 'text', name, historyNames: [name], text: read };
}

function keyField(site: SandboxSite, name: string, of: (issue: Issue) => Issue | undefined): ChoiceField {
  const order = new Map(
    site.projects
      .map((project) => project.key)
      .toSorted()
      .map((key, index) => [key, index]),
  );
  return choice(
    name,
    {
      ids: (issue): string[] => {
        const found = of(issue);
        return found ? [found.id] : [];
      },
      resolve: (word) => {
        const found = issueByKeyOrId(site, word);
        return found ? [found.id] : [];
      },
      rank: (id) => {
        const issue = issueByKeyOrId(site, id);
        return issue ? (order.get(projectOf(site, issue).key) ?? 0) * 10_000_000 + issue.number : -1;
      },
      label: (id) => id,
    },
    name === 'parent' ? ['IssueParentAssociation'] : [name],
  );
}

function personField(context: JiraContext, name: string, ids: (issue: Issue) => readonly string[]): ChoiceField {
  const names = labelIn(context.world.people.map((one) => ({ id: one.accountId, name: one.displayName })));
  return choice(name, { ids, resolve: (word) => resolvePerson(context, word), label: names });
}

/** Everything that a text search looks through. */
function wholeText(context: JiraContext, issue: Issue): string {
  const values = Object.values(issue.values).map((value) => (typeof value === 'string' ? value : adfText(value)));
  return [...values, commentText(context, issue)].join('\n');
}

function commentText(context: JiraContext, issue: Issue): string {
  return visibleComments(context, issue)
    .map((comment) => adfText(comment.body))
    .join('\n');
}

/** The clauses whose values are not in `Issue.values`, by lower-case clause name. */
export function systemFields(context: JiraContext): Record<string, JqlField> {
  const { site } = context;
  const key = keyField(site, 'issuekey', (issue) => issue);
  const priorities = site.priorities.map((one) => one.id);
  return {
    project: choice('project', {
      ids: (issue) => [issue.projectId],
      resolve: (word) => byIdOrName(site.projects, word),
      label: (id) => site.projects.find((one) => one.id === id)?.key ?? id,
    }),
    issuetype: choice('issuetype', {
      ids: (issue) => [issue.issueTypeId],
      resolve: (word) => byIdOrName(site.issueTypes, word),
      label: labelIn(site.issueTypes),
    }),
    status: choice('status', {
      ids: (issue) => [issue.statusId],
      resolve: (word) => byIdOrName(site.statuses, word),
      label: labelIn(site.statuses),
    }),
    statuscategory: choice('statusCategory', {
      ids: (issue) => [statusById(site, issue.statusId)?.category ?? 'undefined'],
      resolve: (word) => {
        const keys = ['undefined', 'new', 'done', 'indeterminate'] as const;
        const ids = ['1', '2', '3', '4'];
        return keys.filter(
          (one, index) =>
            one === word.toLowerCase() ||
            ids[index] === word ||
            statusCategoryName(one).toLowerCase() === word.toLowerCase(),
        );
      },
      label: (id) => id,
    }),
    priority: choice('priority', {
      ids: (issue) => idOf(issue, 'priority'),
      resolve: (word) => byIdOrName(site.priorities, word),
      // The first priority of the site is the highest.
      rank: (id) => -priorities.indexOf(id),
      label: labelIn(site.priorities),
    }),
    creator: personField(context, 'creator', (issue) => [issue.creatorAccountId]),
    watcher: personField(context, 'watcher', (issue) => issue.watchers),
    voter: personField(context, 'voter', (issue) => issue.votes),
    worklogauthor: personField(context, 'worklogAuthor', (issue) => issue.worklogs.map((one) => one.authorAccountId)),
    issuekey: key,
    parent: keyField(site, 'parent', (issue) => parentOf(site, issue)),
    created: moment('created', (issue) => issue.created),
    updated: moment('updated', (issue) => issue.updated),
    resolved: moment('resolved', (issue) => issue.resolutionDate),
    lastviewed: moment('lastViewed', () => null),
    text: text('text', (issue) => wholeText(context, issue)),
    comment: text('comment', (issue) => commentText(context, issue)),
    attachments: choice('attachments', {
      ids: (issue) => issue.attachments.map((one) => one.id),
      resolve: (word) => [word],
      label: (id) => id,
    }),
    issuelink: choice('issueLink', {
      ids: (issue) => issue.links.map((link) => link.otherIssueId),
      resolve: (word) => key.resolve(word),
      label: (id) => id,
    }),
    issuelinktype: choice('issueLinkType', {
      ids: (issue) => issue.links.map((link) => link.linkTypeId),
      resolve: (word) =>
        site.linkTypes
          .filter((type) =>
            [type.id, type.name, type.inward, type.outward].some((one) => one.toLowerCase() === word.toLowerCase()),
          )
          .map((type) => type.id),
      label: labelIn(site.linkTypes),
    }),
    timespent: {
      kind: 'number',
      name: 'timespent',
      historyNames: ['timespent'],
      number: (issue) => (issue.worklogs.length === 0 ? null : timeSpent(issue)),
    },
    watchers: { kind: 'number', name: 'watchers', historyNames: [], number: (issue) => issue.watchers.length },
    votes: { kind: 'number', name: 'votes', historyNames: [], number: (issue) => issue.votes.length },
  };
}

function idOf(issue: Issue, fieldId: string): string[] {
  const value = issue.values[fieldId];
  const id = typeof value === 'object' && value !== null && !Array.isArray(value) ? value['id'] : undefined;
  return typeof id === 'string' ? [id] : [];
}

/** Other names of the same clauses. */
export const CLAUSE_ALIASES: Record<string, string> = {
  key: 'issuekey',
  id: 'issuekey',
  issue: 'issuekey',
  type: 'issuetype',
  createddate: 'created',
  updateddate: 'updated',
  resolutiondate: 'resolved',
  affectedversion: 'versions',
  fixversion: 'fixversions',
  component: 'components',
  due: 'duedate',
  level: 'security',
  statuscategorychangeddate: 'updated',
  'epic link': 'parent',
  parentepic: 'parent',
};
