import { childrenOf, parentOf } from '../../world/find';
import type { Field, Issue, IssueLink, Json } from '../../world/model';
import { type JiraContext, type JsonObject, isJsonObject } from '../context';
import { commentsPageShape } from '../shapes/comment';
import { attachmentShape } from '../shapes/attachment';
import { worklogPageShape } from '../shapes/worklog';
import { issueKey, issueType, maySee, priority, projectOf, status } from '../lookup';
import {
  issueTypeShape,
  linkTypeShape,
  priorityShape,
  projectShape,
  statusCategoryShape,
  statusShape,
} from '../shapes/metadata';
import { personShapeById } from '../shapes/person';
import { issueById } from '../../world/find';
import { platformTime } from '../time';
import { readValue, referenceOf, timeTrackingShape } from './read-value';

/** `{id,key,self,fields{summary,status,priority,issuetype}}`: an issue as parents, sub-tasks and links show it. */
export function issueReference(context: JiraContext, issue: Issue): JsonObject {
  const { site, selfBase } = context;
  const priorityId = referenceOf(issue.values['priority']);
  const held = priorityId === undefined ? undefined : priority(site, priorityId);
  return {
    id: issue.id,
    key: issueKey(site, issue),
    self: `${selfBase}/rest/api/3/issue/${issue.id}`,
    fields: {
      summary: issue.values['summary'] ?? '',
      status: statusShape(context, status(site, issue.statusId)),
      ...(held ? { priority: priorityShape(context, held) } : {}),
      issuetype: issueTypeShape(context, issueType(site, issue.issueTypeId)),
    },
  };
}

export function linkShape(context: JiraContext, link: IssueLink): JsonObject | null {
  const other = issueById(context.site, link.otherIssueId);
  const type = context.site.linkTypes.find((candidate) => candidate.id === link.linkTypeId);
  if (!other || !type || !maySee(context, other)) return null;
  const side = link.direction === 'outward' ? 'outwardIssue' : 'inwardIssue';
  return {
    id: link.id,
    self: `${context.selfBase}/rest/api/3/issueLink/${link.id}`,
    type: linkTypeShape(context, type),
    [side]: issueReference(context, other),
  };
}

export function timeSpent(issue: Issue): number {
  return issue.worklogs.reduce((sum, worklog) => sum + worklog.timeSpentSeconds, 0);
}

function seconds(issue: Issue, name: 'originalEstimateSeconds' | 'remainingEstimateSeconds'): number | null {
  const stored = issue.values['timetracking'];
  const found = isJsonObject(stored) ? stored[name] : undefined;
  return typeof found === 'number' ? found : null;
}

function progress(spent: number, remaining: number | null): JsonObject {
  const total = spent + (remaining ?? 0);
  return { progress: spent, total, ...(total === 0 ? {} : { percent: Math.floor((spent * 100) / total) }) };
}

function family(context: JiraContext, issue: Issue): Issue[] {
  return [issue, ...subtasksOf(context, issue)];
}

export function subtasksOf(context: Pick<JiraContext, 'site'>, issue: Issue): Issue[] {
  return childrenOf(context.site, issue).filter((child) => issueType(context.site, child.issueTypeId).subtask);
}

function sum(issues: Issue[], amount: (issue: Issue) => number | null): number | null {
  const known = issues.map(amount).filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}

function spentOrNull(issue: Issue): number | null {
  return issue.worklogs.length === 0 ? null : timeSpent(issue);
}

function workRatio(issue: Issue): number {
  const original = seconds(issue, 'originalEstimateSeconds');
  return original === null || original === 0 ? -1 : Math.round((timeSpent(issue) * 100) / original);
}

/** When the issue entered its present status category, as far as its history tells. */
function categoryChanged(issue: Issue): number {
  const moves = issue.history.filter((entry) => entry.items.some((item) => item.field === 'status'));
  return moves.reduce((latest, entry) => Math.max(latest, entry.created), issue.created);
}

type Computed = (context: JiraContext, issue: Issue) => Json;

/** System fields that are not stored in `values`, by `schema.system`. */
const COMPUTED: Record<string, Computed> = {
  project: (context, issue) => projectShape(context, projectOf(context.site, issue)),
  issuetype: (context, issue) => issueTypeShape(context, issueType(context.site, issue.issueTypeId)),
  status: (context, issue) => statusShape(context, status(context.site, issue.statusId)),
  statusCategory: (context, issue) => statusCategoryShape(context, status(context.site, issue.statusId).category),
  created: (context, issue) => platformTime(issue.created, context.site.timeZone),
  updated: (context, issue) => platformTime(issue.updated, context.site.timeZone),
  resolutiondate: (context, issue) =>
    issue.resolutionDate === null ? null : platformTime(issue.resolutionDate, context.site.timeZone),
  statuscategorychangedate: (context, issue) => platformTime(categoryChanged(issue), context.site.timeZone),
  lastViewed: () => null,
  creator: (context, issue) => personShapeById(context, issue.creatorAccountId),
  votes: (context, issue) => ({
    self: `${context.selfBase}/rest/api/3/issue/${issueKey(context.site, issue)}/votes`,
    votes: issue.votes.length,
    hasVoted: issue.votes.includes(context.caller.accountId),
  }),
  watches: (context, issue) => ({
    self: `${context.selfBase}/rest/api/3/issue/${issueKey(context.site, issue)}/watchers`,
    watchCount: issue.watchers.length,
    isWatching: issue.watchers.includes(context.caller.accountId),
  }),
  progress: (_context, issue) => progress(timeSpent(issue), seconds(issue, 'remainingEstimateSeconds')),
  aggregateprogress: (context, issue) =>
    progress(
      sum(family(context, issue), timeSpent) ?? 0,
      sum(family(context, issue), (one) => seconds(one, 'remainingEstimateSeconds')),
    ),
  timespent: (_context, issue) => spentOrNull(issue),
  timeestimate: (_context, issue) => seconds(issue, 'remainingEstimateSeconds'),
  timeoriginalestimate: (_context, issue) => seconds(issue, 'originalEstimateSeconds'),
  aggregatetimespent: (context, issue) => sum(family(context, issue), spentOrNull),
  aggregatetimeestimate: (context, issue) =>
    sum(family(context, issue), (one) => seconds(one, 'remainingEstimateSeconds')),
  aggregatetimeoriginalestimate: (context, issue) =>
    sum(family(context, issue), (one) => seconds(one, 'originalEstimateSeconds')),
  workratio: (_context, issue) => workRatio(issue),
  timetracking: (_context, issue) => timeTrackingShape(issue.values['timetracking'], timeSpent(issue)),
  subtasks: (context, issue) =>
    subtasksOf(context, issue)
      .filter((child) => maySee(context, child))
      .map((child) => issueReference(context, child)),
  issuelinks: (context, issue) => issue.links.map((link) => linkShape(context, link)).filter((link) => link !== null),
  attachment: (context, issue) => issue.attachments.map((attachment) => attachmentShape(context, attachment)),
  comment: (context, issue) => commentsPageShape(context, issue),
  worklog: (context, issue) => worklogPageShape(context, issue, { startAt: 0, maxResults: 20 }),
};

/** One field of an issue as Jira reads it out; `undefined` when the field is left out of the answer altogether. */
export function issueValue(context: JiraContext, issue: Issue, field: Field): Json | undefined {
  const system = field.schema.system;
  if (system === 'parent') {
    const parent = parentOf(context.site, issue);
    // An issue without a parent has no `parent` key at all.
    return parent && maySee(context, parent) ? issueReference(context, parent) : undefined;
  }
  if (system === 'thumbnail') return undefined;
  const computed = system === undefined ? undefined : COMPUTED[system];
  if (computed) return computed(context, issue);
  return readValue(context, field, projectOf(context.site, issue), issue.values[field.id]);
}
