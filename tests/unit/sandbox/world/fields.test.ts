import { describe, expect, it } from 'vitest';
import { FIELD } from '../../../../src/sandbox/world/fields/field-ids';
import { OPTION } from '../../../../src/sandbox/world/fields/retail-fields';
import { TYPE } from '../../../../src/sandbox/world/issue-types';
import type { IssueTypeScreens, Project } from '../../../../src/sandbox/world/model';
import { fieldOf, issueOf, larkfield, words } from './a-world';

const site = larkfield();
const cft = 'com.atlassian.jira.plugin.system.customfieldtypes:';
const gh = 'com.pyxis.greenhopper.jira:';
const development = 'com.atlassian.jira.plugins.jira-development-integration-plugin:';

/** Contract 7.2, row by row: type key, `type`, `items`. */
const CUSTOM_ROWS: [string, string, string?][] = [
  [`${cft}textfield`, 'string'],
  [`${cft}textarea`, 'string'],
  [`${cft}url`, 'string'],
  [`${cft}readonlyfield`, 'string'],
  [`${cft}float`, 'number'],
  [`${cft}importid`, 'number'],
  [`${cft}datepicker`, 'date'],
  [`${cft}datetime`, 'datetime'],
  [`${cft}select`, 'option'],
  [`${cft}radiobuttons`, 'option'],
  [`${cft}multiselect`, 'array', 'option'],
  [`${cft}multicheckboxes`, 'array', 'option'],
  [`${cft}cascadingselect`, 'option-with-child'],
  [`${cft}userpicker`, 'user'],
  [`${cft}multiuserpicker`, 'array', 'user'],
  [`${cft}people`, 'array', 'user'],
  [`${cft}grouppicker`, 'group'],
  [`${cft}multigrouppicker`, 'array', 'group'],
  [`${cft}labels`, 'array', 'string'],
  [`${cft}project`, 'project'],
  [`${cft}version`, 'version'],
  [`${cft}multiversion`, 'array', 'version'],
  [`${cft}atlassian-team`, 'team'],
  ['com.atlassian.teams:rm-teams-custom-field-team', 'team', 'any'],
  [`${gh}gh-sprint`, 'array', 'json'],
  [`${gh}gh-epic-link`, 'any'],
  [`${gh}gh-epic-label`, 'string'],
  [`${gh}gh-epic-color`, 'string'],
  [`${gh}gh-epic-status`, 'option'],
  [`${gh}jsw-story-points`, 'number'],
  [`${gh}gh-lexo-rank`, 'any'],
  ['com.atlassian.jpo:jpo-custom-field-parent', 'any'],
  ['com.atlassian.jpo:jpo-custom-field-baseline-start', 'date'],
  ['com.atlassian.jpo:jpo-custom-field-baseline-end', 'date'],
  [`${development}devsummarycf`, 'any'],
  [`${development}vulnerabilitycf`, 'any'],
  [`${development}designcf`, 'array', 'design.field.name'],
  ['com.atlassian.jira.plugins.cmdb:cmdb-object-cf', 'array', 'cmdb-object-field'],
  ['com.atlassian.jira.plugins.cmdb:cmdb-object-cf', 'any'],
  ['com.example.rollout:plan', 'any'],
];

/** Contract 7.1. */
const SYSTEM_IDS = words(`
    summary description environment project issuetype parent priority assignee reporter
    labels components fixVersions versions duedate timetracking security issuelinks
    attachment worklog comment resolution issuerestriction status statusCategory created
    updated creator resolutiondate lastViewed statuscategorychangedate votes watches progress
    aggregateprogress timespent timeestimate timeoriginalestimate aggregatetimespent
    aggregatetimeestimate aggregatetimeoriginalestimate workratio subtasks thumbnail
  `);

function project(key: string): Project {
  const found = site.projects.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`No project ${key}`);
  return found;
}

function screens(key: string, issueTypeId: string): IssueTypeScreens {
  const found = project(key).screens[issueTypeId];
  if (found === undefined) throw new Error(`No screens of ${key} ${issueTypeId}`);
  return found;
}

function requiredOn(key: string, issueTypeId: string): string[] {
  return screens(key, issueTypeId)
    .create.filter((field) => field.required)
    .map((field) => field.fieldId);
}

describe('fields of the main site', () => {
  it.each(CUSTOM_ROWS)('have %s as %s', (custom, type, items) => {
    const matching = site.fields.filter(
      ({ schema }) => schema.custom === custom && schema.type === type && schema.items === items,
    );
    expect(matching.length).toBeGreaterThan(0);
    for (const field of matching) expect(field.id).toBe(`customfield_${field.schema.customId}`);
  });

  it.each(CUSTOM_ROWS)('let %s be written with the verbs of the contract', (custom, type) => {
    const only: Record<string, string[]> = {
      [`${cft}importid`]: [],
      [`${cft}multiversion`]: ['set', 'add', 'remove'],
      [`${gh}gh-sprint`]: ['set'],
      [`${development}designcf`]: ['set'],
      'com.atlassian.jira.plugins.cmdb:cmdb-object-cf': ['set'],
    };
    const verbs = only[custom] ?? (type === 'array' ? ['add', 'set', 'remove'] : ['set']);
    for (const field of site.fields.filter(({ schema }) => schema.custom === custom)) {
      expect([field.name, field.operations]).toEqual([field.name, verbs]);
    }
  });

  it.each(SYSTEM_IDS)('have the system field %s', (id) => {
    expect(fieldOf(site, id).schema).toMatchObject({ system: id });
    expect(fieldOf(site, id).schema.custom).toBeUndefined();
  });

  it('have types of service projects, Forge and Connect', () => {
    const customs = site.fields.map((field) => field.schema.custom ?? '');
    expect(customs.filter((custom) => custom.startsWith('com.atlassian.servicedesk')).length).toBeGreaterThan(6);
    const forge = site.fields.filter((field) => field.schema.custom?.startsWith('ari:cloud:ecosystem::extension/'));
    expect(new Set(forge.map((field) => field.schema.type))).toEqual(
      new Set(['number', 'string', 'user', 'group', 'datetime', 'object', 'array']),
    );
    expect(site.fields.some((field) => field.schema.type === 'option2')).toBe(true);
  });

  it('give Forge and Connect fields a key that is not their id', () => {
    const apps = site.fields.filter((field) => field.key !== field.id);
    expect(apps.length).toBeGreaterThan(10);
    for (const field of apps) expect(field.key).toMatch(/__/);
  });

  it('repeat names across team-managed projects', () => {
    const severities = site.fields.filter((field) => field.name === 'Severity');
    expect(severities).toHaveLength(3);
    expect(new Set(severities.map((field) => field.projectId)).size).toBe(3);
  });

  it('keep disabled options and archived versions, which createmeta leaves out', () => {
    const critical = fieldOf(site, FIELD.severity).options.find((option) => option.id === OPTION.severityCritical);
    expect(critical).toMatchObject({ value: 'Critical', disabled: true });
    expect(
      fieldOf(site, FIELD.area)
        .options.flatMap((option) => option.children)
        .some((option) => option.disabled),
    ).toBe(true);
    expect(project('SHOP').versions.some((version) => version.archived)).toBe(true);
  });
});

describe('screens of the main site', () => {
  it('ask for severity, area, QA owner and a date on a SHOP Bug', () => {
    expect(requiredOn('SHOP', TYPE.bug)).toEqual([
      'issuetype',
      'project',
      'summary',
      'reporter',
      FIELD.severity,
      FIELD.area,
      FIELD.qaOwner,
      FIELD.foundOn,
    ]);
    expect(screens('SHOP', TYPE.bug).create.find((field) => field.fieldId === 'priority')?.defaultValue).toEqual({
      id: '3',
    });
    expect(screens('SHOP', TYPE.bug).create.find((field) => field.fieldId === 'reporter')?.needsPermission).toBe(
      'MODIFY_REPORTER',
    );
  });

  it('ask for fewer on a SHOP Story', () => {
    expect(requiredOn('SHOP', TYPE.story)).toEqual(['issuetype', 'project', 'summary', 'reporter']);
  });

  it('require a field of an unknown type for a PAY Rollout', () => {
    expect(requiredOn('PAY', TYPE.rollout)).toContain(FIELD.rolloutPlan);
    expect(fieldOf(site, FIELD.rolloutPlan).schema).toEqual({
      type: 'any',
      custom: 'com.example.rollout:plan',
      customId: 10071,
    });
  });

  it('require a field that nobody can set for an OPS Change', () => {
    const verdict = screens('OPS', TYPE.change).create.find((field) => field.fieldId === FIELD.boardVerdict);
    expect(verdict).toEqual({ fieldId: FIELD.boardVerdict, required: true, notSettable: true });
    expect(fieldOf(site, FIELD.boardVerdict).operations).toEqual([]);
  });

  it('hide a rule of the PAY Bug from createmeta', () => {
    expect(requiredOn('PAY', TYPE.bug)).not.toContain('environment');
    expect(screens('PAY', TYPE.bug).createValidators).toEqual([
      { fieldId: 'environment', message: 'Steps to reproduce are required by the workflow.' },
    ]);
  });

  it('show every kind of field in the kitchen, on more than one page of 50 and one of 200', () => {
    const shown = screens('KITCHEN', TYPE.kitchenSink).create.map((field) => fieldOf(site, field.fieldId));
    const customs = new Set(shown.map((field) => field.schema.custom));
    expect(CUSTOM_ROWS.map(([custom]) => custom).filter((custom) => !customs.has(custom))).toEqual([]);
    expect(shown.length).toBeGreaterThan(60);
    expect(screens('KITCHEN', TYPE.storeAudit).create.length).toBeGreaterThan(200);
    expect(requiredOn('KITCHEN', TYPE.everythingRequired).length).toBeGreaterThan(40);
  });

  it('fill every field of the first kitchen issue that people can set', () => {
    const filled = issueOf(site, 'KITCHEN-1').values;
    const asked = requiredOn('KITCHEN', TYPE.everythingRequired).filter((id) => id !== 'issuetype' && id !== 'project');
    expect(asked.filter((id) => filled[id] === undefined)).toEqual([]);
  });

  it('ask for a summary alone in AUTOTEST', () => {
    expect(project('AUTOTEST').issueTypeIds).toEqual([TYPE.task, TYPE.subtask]);
    expect(requiredOn('AUTOTEST', TYPE.task)).toEqual(['issuetype', 'project', 'summary', 'reporter']);
    expect(requiredOn('AUTOTEST', TYPE.subtask)).toContain('parent');
  });

  it('have eight issue types and more, from Initiative down to Sub-task', () => {
    const levels = new Set(site.issueTypes.map((type) => type.hierarchyLevel));
    expect(new Set(site.issueTypes.map((type) => type.name)).size).toBeGreaterThanOrEqual(8);
    expect(levels).toEqual(new Set([2, 1, 0, -1]));
    expect(site.issueTypes.filter((type) => type.subtask).map((type) => type.name)).toEqual([
      'Sub-task',
      'Subtask',
      'Subtask',
    ]);
  });
});
