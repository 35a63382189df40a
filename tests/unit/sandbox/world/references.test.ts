import { describe, expect, it } from 'vitest';
import type { Issue, Project, SandboxSite, World } from '../../../../src/sandbox/world/model';
import { idOf, peopleNamedBy, referencesWithin } from './references';
import { aWorld } from './a-world';

function duplicates(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.size === seen.add(id).size);
}

/** Beyond two thousand issues, later ones share the documents of earlier ones. */
const large = aWorld(1, 2600);

const cases = [aWorld(), large].flatMap((world) =>
  world.sites.map((site): [string, SandboxSite, World] => [`${site.name} (${site.issues.length} issues)`, site, world]),
);

describe.each(cases)('references of %s', (_, site, world) => {
  const people = new Set(world.people.map((person) => person.accountId));
  const types = new Map(site.issueTypes.map((type) => [type.id, type]));
  const statuses = new Map(site.statuses.map((status) => [status.id, status]));
  const fields = new Map(site.fields.map((field) => [field.id, field]));
  const projects = new Map(site.projects.map((project) => [project.id, project]));
  const issues = new Map(site.issues.map((issue) => [issue.id, issue]));

  /** Ids of the issues for which something does not hold. */
  function issuesWhere(wrong: (issue: Issue) => boolean): string[] {
    return site.issues.filter(wrong).map((issue) => issue.id);
  }

  it('has every id and key once', () => {
    for (const things of [
      site.projects,
      site.issueTypes,
      site.statuses,
      site.priorities,
      site.fields,
      site.linkTypes,
    ]) {
      expect(duplicates(things.map((thing) => thing.id))).toEqual([]);
    }
    expect(duplicates(site.projects.map((project) => project.key))).toEqual([]);
    expect(duplicates(site.fields.map((field) => field.key))).toEqual([]);
    expect(duplicates(site.projects.flatMap((project) => project.components.map(({ id }) => id)))).toEqual([]);
    expect(duplicates(site.projects.flatMap((project) => project.versions.map(({ id }) => id)))).toEqual([]);
    expect(duplicates(site.sprints.map((sprint) => String(sprint.id)))).toEqual([]);
    expect(duplicates(site.issues.map((issue) => `${issue.projectId} ${issue.number}`))).toEqual([]);
    const options = site.fields.flatMap((field) => field.options.flatMap((option) => [option, ...option.children]));
    // Both Team fields know the same teams.
    expect(duplicates(options.map((option) => option.id)).filter((id) => !id.includes('-'))).toEqual([]);
  });

  it('gives every issue and what belongs to it an id of its own, below the next one', () => {
    const ids = site.issues.flatMap((issue) => [
      issue.id,
      ...issue.comments.map((comment) => comment.id),
      ...issue.worklogs.map((worklog) => worklog.id),
      ...issue.attachments.map((attachment) => attachment.id),
      ...issue.history.map((entry) => entry.id),
      ...issue.links.filter((link) => link.direction === 'outward').map((link) => link.id),
    ]);
    expect(duplicates(ids)).toEqual([]);
    expect(Math.max(...ids.map(Number))).toBeLessThan(site.nextId);
  });

  it('names only people who exist, and members of the site', () => {
    const members = new Set(site.members);
    expect(site.members.filter((accountId) => !people.has(accountId))).toEqual([]);
    expect(issuesWhere((issue) => peopleNamedBy(issue).some((accountId) => !members.has(accountId)))).toEqual([]);
    const others = [
      ...site.groups.flatMap((group) => group.members),
      ...site.projects.flatMap((project) => [project.leadAccountId, ...Object.values(project.permissions).flat()]),
      ...site.projects.flatMap((project) => project.components.flatMap((component) => component.leadAccountId ?? [])),
    ];
    expect(others.filter((accountId) => accountId !== '*' && !members.has(accountId))).toEqual([]);
  });

  it.each(site.projects.map((project): [string, Project] => [project.key, project]))(
    'keeps %s to issue types, statuses, fields and priorities that exist and are its own',
    (__, project) => {
      const foreign = (thing: { projectId: string | null } | undefined): boolean =>
        thing === undefined || (thing.projectId !== null && thing.projectId !== project.id);
      const { initialStatusId, transitions } = project.workflow;
      const screens = Object.values(project.screens);
      const onScreens = [
        ...screens.flatMap((screen) => screen.create.map((field) => field.fieldId)),
        ...screens.flatMap((screen) => screen.edit),
        ...screens.flatMap((screen) => screen.createValidators.map((validator) => validator.fieldId)),
        ...transitions.flatMap((transition) => transition.screen.map((field) => field.fieldId)),
        ...transitions.flatMap((transition) => (transition.validators ?? []).map((validator) => validator.fieldId)),
      ];
      const inWorkflow = [initialStatusId, ...transitions.flatMap(({ to, from }) => [to, ...from])];
      expect(project.issueTypeIds.filter((id) => foreign(types.get(id)))).toEqual([]);
      expect(inWorkflow.filter((id) => foreign(statuses.get(id)))).toEqual([]);
      expect(onScreens.filter((id) => foreign(fields.get(id)))).toEqual([]);
      expect(Object.keys(project.screens).sort()).toEqual([...project.issueTypeIds].sort());
      expect(site.priorities.map((priority) => priority.id)).toEqual(expect.arrayContaining(project.priorityIds));
      expect(project.priorityIds).toContain(project.defaultPriorityId);
      for (const screen of screens) {
        expect(duplicates(screen.create.map((field) => field.fieldId))).toEqual([]);
        expect(duplicates(screen.edit)).toEqual([]);
      }
    },
  );

  it('keeps every issue within its project', () => {
    const strays = issuesWhere((issue) => {
      const project = projects.get(issue.projectId);
      if (project === undefined) return true;
      const reachable = [project.workflow.initialStatusId, ...project.workflow.transitions.map((one) => one.to)];
      return (
        !project.issueTypeIds.includes(issue.issueTypeId) ||
        !reachable.includes(issue.statusId) ||
        !project.priorityIds.includes(idOf(issue.values['priority']) ?? '')
      );
    });
    expect(strays).toEqual([]);
  });

  it('refers by id to options, versions, components, sprints, groups, projects and parents that exist', () => {
    const known = new Set<string>([
      ...site.fields.flatMap((field) =>
        field.options.flatMap(({ id, children }) => [id, ...children.map((child) => child.id)]),
      ),
      ...site.projects.flatMap(({ id, versions, components }) => [
        id,
        ...[...versions, ...components].map((one) => one.id),
      ]),
      ...site.priorities.map((priority) => priority.id),
      ...site.resolutions.map((resolution) => resolution.id),
      ...site.sprints.map((sprint) => String(sprint.id)),
      ...site.groups.map((group) => group.groupId),
      ...issues.keys(),
    ]);
    // Only the app that made them knows what ids within such values mean.
    const raw = /^(any|object|sd-|cmdb-)/;
    const isRaw = (fieldId: string): boolean => {
      const schema = fields.get(fieldId)?.schema;
      return raw.test(schema?.type ?? '') || raw.test(schema?.items ?? '');
    };
    const dangling = site.issues.flatMap((issue) =>
      Object.entries(issue.values)
        .filter(([fieldId, value]) => !isRaw(fieldId) && referencesWithin(value).some((id) => !known.has(id)))
        .map(([fieldId]) => `${issue.id} ${fieldId}`),
    );
    expect(dangling).toEqual([]);
    expect(issuesWhere((issue) => Object.keys(issue.values).some((fieldId) => !fields.has(fieldId)))).toEqual([]);
  });

  it('holds every link on both sides, with one id', () => {
    const oneSided = issuesWhere((issue) =>
      issue.links.some((link) => {
        const back = issues.get(link.otherIssueId)?.links.find((held) => held.id === link.id);
        return (
          back?.otherIssueId !== issue.id || back.linkTypeId !== link.linkTypeId || back.direction === link.direction
        );
      }),
    );
    expect(oneSided).toEqual([]);
    expect(site.issues.some((issue) => issue.links.length > 0)).toBe(true);
  });

  it('gives sub-tasks a parent, and every child a parent one level above in its own project', () => {
    const level = (issue: Issue | undefined): number => types.get(issue?.issueTypeId ?? '')?.hierarchyLevel ?? NaN;
    const misplaced = issuesWhere((issue) => {
      const parentId = idOf(issue.values['parent']);
      if (parentId === null) return level(issue) < 0;
      const parent = issues.get(parentId);
      return parent?.projectId !== issue.projectId || level(parent) !== level(issue) + 1;
    });
    expect(misplaced).toEqual([]);
  });

  it('fills what a create screen requires and what its validators ask for', () => {
    const elsewhere = new Set(['issuetype', 'project']);
    const incomplete = issuesWhere((issue) => {
      const screens = projects.get(issue.projectId)?.screens[issue.issueTypeId];
      const required = (screens?.create ?? []).filter((field) => field.required && field.notSettable !== true);
      const asked = [...required, ...(screens?.createValidators ?? [])].map((field) => field.fieldId);
      return asked.some((id) => !elsewhere.has(id) && issue.values[id] === undefined);
    });
    expect(incomplete).toEqual([]);
  });

  it('keeps labels sorted and without spaces', () => {
    const labelsOf = (issue: Issue): string[] => {
      const labels = issue.values['labels'];
      return Array.isArray(labels) ? labels.filter((label) => typeof label === 'string') : [];
    };
    const ill = issuesWhere((issue) =>
      labelsOf(issue).some((label, index, all) => /\s/.test(label) || label < (all[index - 1] ?? '')),
    );
    expect(ill).toEqual([]);
    expect(site.issues.some((issue) => labelsOf(issue).length > 1)).toBe(true);
  });
});
