import { SECURITY_LEVEL } from '../security-levels';
import type { Field } from '../model';
import { option, readOnlyField, systemField } from './make-field';

const ADD_SET_REMOVE = ['add', 'set', 'remove'];
const SET_ADD_REMOVE = ['set', 'add', 'remove'];

/** The fields that every site has (contract 7.1), in no order, as `GET field` lists them. */
export function systemFields(): Field[] {
  return [...writableFields(), ...readOnlyFields()];
}

function writableFields(): Field[] {
  return [
    systemField('summary', 'Summary', 'string'),
    systemField('description', 'Description', 'string'),
    systemField('environment', 'Environment', 'string'),
    systemField('project', 'Project', 'project', { orderable: false }),
    systemField('issuetype', 'Issue Type', 'issuetype', { operations: [], clauseNames: ['issuetype', 'type'] }),
    systemField('parent', 'Parent', 'issuelink', { orderable: false, searchable: false, clauseNames: ['parent'] }),
    systemField('priority', 'Priority', 'priority'),
    systemField('assignee', 'Assignee', 'user', {
      autoCompleteUrl: '/rest/api/3/user/recommend?context=Assignee&issueKey=',
    }),
    systemField('reporter', 'Reporter', 'user', {
      autoCompleteUrl: '/rest/api/3/user/recommend?context=Reporter&issueKey=',
    }),
    systemField('labels', 'Labels', 'array', {
      items: 'string',
      operations: ADD_SET_REMOVE,
      autoCompleteUrl: '/rest/api/1.0/labels/suggest?query=',
    }),
    systemField('components', 'Components', 'array', {
      items: 'component',
      operations: ADD_SET_REMOVE,
      clauseNames: ['component'],
    }),
    systemField('fixVersions', 'Fix versions', 'array', {
      items: 'version',
      operations: SET_ADD_REMOVE,
      clauseNames: ['fixVersion'],
    }),
    systemField('versions', 'Affects versions', 'array', {
      items: 'version',
      operations: SET_ADD_REMOVE,
      clauseNames: ['affectedVersion'],
    }),
    systemField('duedate', 'Due date', 'date', { clauseNames: ['due', 'duedate'] }),
    systemField('timetracking', 'Time tracking', 'timetracking', {
      operations: ['set', 'edit'],
      navigable: false,
      clauseNames: [],
    }),
    systemField('security', 'Security Level', 'securitylevel', {
      clauseNames: ['level'],
      options: [
        option(Number(SECURITY_LEVEL.internal), 'Internal'),
        option(Number(SECURITY_LEVEL.securityTeam), 'Security team only'),
      ],
    }),
    systemField('issuelinks', 'Linked Issues', 'array', {
      items: 'issuelinks',
      operations: ['add', 'copy'],
      clauseNames: ['issueLink'],
      autoCompleteUrl: '/rest/api/3/issue/picker?currentProjectId=&showSubTaskParent=true&showSubTasks=true&query=',
    }),
    systemField('attachment', 'Attachment', 'array', {
      items: 'attachment',
      operations: [],
      navigable: false,
      clauseNames: ['attachments'],
    }),
    systemField('worklog', 'Log Work', 'array', {
      items: 'worklog',
      operations: ['add'],
      navigable: false,
      clauseNames: [],
    }),
    systemField('comment', 'Comment', 'comments-page', { operations: ['add'], navigable: false }),
    systemField('resolution', 'Resolution', 'resolution'),
    systemField('issuerestriction', 'Restrict to', 'issuerestriction', { searchable: false, clauseNames: [] }),
  ];
}

function readOnlyFields(): Field[] {
  return [
    readOnlyField('issuekey', 'Key', 'string', { searchable: false, clauseNames: ['id', 'issue', 'issuekey', 'key'] }),
    readOnlyField('status', 'Status', 'status'),
    readOnlyField('statusCategory', 'Status Category', 'statusCategory', { clauseNames: ['statusCategory'] }),
    readOnlyField('created', 'Created', 'datetime', { clauseNames: ['created', 'createdDate'] }),
    readOnlyField('updated', 'Updated', 'datetime', { clauseNames: ['updated', 'updatedDate'] }),
    readOnlyField('creator', 'Creator', 'user'),
    readOnlyField('resolutiondate', 'Resolved', 'datetime', { clauseNames: ['resolutiondate', 'resolved'] }),
    readOnlyField('lastViewed', 'Last Viewed', 'datetime', { clauseNames: ['lastViewed'] }),
    readOnlyField('statuscategorychangedate', 'Status Category Changed', 'datetime', {
      clauseNames: ['statusCategoryChangedDate'],
    }),
    readOnlyField('votes', 'Votes', 'votes'),
    readOnlyField('watches', 'Watchers', 'watches', { clauseNames: ['watchers'] }),
    readOnlyField('progress', 'Progress', 'progress', { searchable: false }),
    readOnlyField('aggregateprogress', 'Σ Progress', 'progress', { searchable: false, clauseNames: [] }),
    readOnlyField('timespent', 'Time Spent', 'number', { searchable: false }),
    readOnlyField('timeestimate', 'Remaining Estimate', 'number', {
      searchable: false,
      clauseNames: ['remainingEstimate', 'timeestimate'],
    }),
    readOnlyField('timeoriginalestimate', 'Original estimate', 'number', {
      searchable: false,
      clauseNames: ['originalEstimate', 'timeoriginalestimate'],
    }),
    readOnlyField('aggregatetimespent', 'Σ Time Spent', 'number', { searchable: false, clauseNames: [] }),
    readOnlyField('aggregatetimeestimate', 'Σ Remaining Estimate', 'number', { searchable: false, clauseNames: [] }),
    readOnlyField('aggregatetimeoriginalestimate', 'Σ Original Estimate', 'number', {
      searchable: false,
      clauseNames: [],
    }),
    readOnlyField('workratio', 'Work Ratio', 'number'),
    readOnlyField('subtasks', 'Sub-tasks', 'array', { items: 'issuelinks', searchable: false }),
    readOnlyField('thumbnail', 'Images', 'string', { searchable: false, clauseNames: [] }),
  ];
}
