import { describe, expect, it } from 'vitest';
import type { Issue, Json, SandboxSite, World } from '../../../../src/sandbox/world/model';
import { aWorld, isObject } from './a-world';

function duplicates(ids: readonly string[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

/** Account ids anywhere below a value: `{accountId}`, and `{id}` of mentions. */
function accountIdsWithin(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(accountIdsWithin);
  if (!isObject(value)) return [];
  const own = typeof value['accountId'] === 'string' ? [value['accountId']] : [];
  return [...own, ...Object.values(value).flatMap(accountIdsWithin)];
}

function peopleNamedBy(issue: Issue): string[] {
  return [
    issue.creatorAccountId,
    ...accountIdsWithin(issue.values),
    ...issue.comments.flatMap((comment) => [comment.authorAccountId, comment.updateAuthorAccountId]),
    ...issue.worklogs.map((worklog) => worklog.authorAccountId),
    ...issue.attachments.map((attachment) => attachment.authorAccountId),
    ...issue.history.map((entry) => entry.authorAccountId),
    ...issue.watchers,
    ...issue.votes,
  ];
}

describe.each(aWorld().sites.map((site): [string, SandboxSite, World] => [site.name, site, aWorld()]))(
  'references of %s',
  (_, site, world) => {
    const people = new Set(world.people.map((person) => person.accountId));

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
      expect(
        duplicates(site.projects.flatMap((project) => project.components.map((component) => component.id))),
      ).toEqual([]);
      expect(duplicates(site.projects.flatMap((project) => project.versions.map((version) => version.id)))).toEqual([]);
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
      expect(new Set(ids).size).toBe(ids.length);
      expect(Math.max(...ids.map(Number))).toBeLessThan(site.nextId);
    });

    it('names only people who exist, and members of the site', () => {
      expect(site.members.filter((accountId) => !people.has(accountId))).toEqual([]);
      const members = new Set(site.members);
      for (const issue of site.issues) {
        expect(
          peopleNamedBy(issue).filter((accountId) => !members.has(accountId)),
          issue.id,
        ).toEqual([]);
      }
      for (const group of site.groups) expect(group.members.filter((accountId) => !members.has(accountId))).toEqual([]);
      for (const project of site.projects) expect(members.has(project.leadAccountId)).toBe(true);
    });

    it('names only issue types, statuses and fields that exist and belong to the project', () => {
      const types = new Map(site.issueTypes.map((type) => [type.id, type]));
      const statuses = new Map(site.statuses.map((status) => [status.id, status]));
      const fields = new Map(site.fields.map((field) => [field.id, field]));
      for (const project of site.projects) {
        const own = (projectId: string | null | undefined): boolean => projectId === null || projectId === project.id;
        for (const id of project.issueTypeIds)
          expect(own(types.get(id)?.projectId), `${project.key} type ${id}`).toBe(true);
        expect(Object.keys(project.screens).sort()).toEqual([...project.issueTypeIds].sort());
        const { initialStatusId, transitions } = project.workflow;
        for (const id of [
          initialStatusId,
          ...transitions.flatMap((transition) => [transition.to, ...transition.from]),
        ]) {
          expect(own(statuses.get(id)?.projectId), `${project.key} status ${id}`).toBe(true);
        }
        const onScreens = [
          ...Object.values(project.screens).flatMap((screens) => [
            ...screens.create.map((field) => field.fieldId),
            ...screens.edit,
            ...screens.createValidators.map((validator) => validator.fieldId),
          ]),
          ...transitions.flatMap((transition) => transition.screen.map((field) => field.fieldId)),
        ];
        for (const id of onScreens) expect(own(fields.get(id)?.projectId), `${project.key} field ${id}`).toBe(true);
        for (const id of [...project.priorityIds, project.defaultPriorityId]) {
          expect(site.priorities.some((priority) => priority.id === id)).toBe(true);
        }
        expect(project.priorityIds).toContain(project.defaultPriorityId);
      }
    });

    it('shows no field twice on a screen', () => {
      for (const project of site.projects) {
        for (const screens of Object.values(project.screens)) {
          expect(duplicates(screens.create.map((field) => field.fieldId))).toEqual([]);
          expect(duplicates(screens.edit)).toEqual([]);
        }
      }
    });

    it('keeps every issue within its project', () => {
      for (const issue of site.issues) {
        const project = site.projects.find((candidate) => candidate.id === issue.projectId);
        expect(project?.issueTypeIds).toContain(issue.issueTypeId);
        const reachable = [
          project?.workflow.initialStatusId,
          ...(project?.workflow.transitions.map((one) => one.to) ?? []),
        ];
        expect(reachable).toContain(issue.statusId);
        expect(project?.priorityIds).toContain(idOf(issue.values['priority']));
      }
    });

    it('refers by id to options, versions, components, sprints, groups, projects and parents that exist', () => {
      const known = new Set<string>([
        ...site.fields.flatMap((field) =>
          field.options.flatMap((option) => [option.id, ...option.children.map((child) => child.id)]),
        ),
        ...site.projects.flatMap((project) => [
          project.id,
          ...project.versions.map((version) => version.id),
          ...project.components.map((component) => component.id),
        ]),
        ...site.priorities.map((priority) => priority.id),
        ...site.resolutions.map((resolution) => resolution.id),
        ...site.sprints.map((sprint) => String(sprint.id)),
        ...site.issues.map((issue) => issue.id),
      ]);
      const raw = new Set(['any', 'object', 'sd-customerrequesttype', 'sd-servicelevelagreement', 'sd-request-lang']);
      const rawItems = new Set(['object', 'cmdb-object-field', 'sd-customerorganization']);
      for (const issue of site.issues) {
        for (const [fieldId, value] of Object.entries(issue.values)) {
          const field = site.fields.find((candidate) => candidate.id === fieldId);
          expect(field, `${issue.id} ${fieldId}`).toBeDefined();
          if (field === undefined || raw.has(field.schema.type) || rawItems.has(field.schema.items ?? '')) continue;
          expect(
            referencesWithin(value).filter((id) => !known.has(id)),
            `${issue.id} ${fieldId}`,
          ).toEqual([]);
        }
      }
    });

    it('holds every link on both sides, with one id', () => {
      for (const issue of site.issues) {
        for (const link of issue.links) {
          const other = site.issues.find((candidate) => candidate.id === link.otherIssueId);
          const back = other?.links.find((held) => held.id === link.id);
          expect(back).toEqual({
            ...link,
            otherIssueId: issue.id,
            direction: link.direction === 'outward' ? 'inward' : 'outward',
          });
        }
      }
    });

    it('gives every sub-task a parent one level above, in its own project', () => {
      const level = (issue: Issue): number =>
        site.issueTypes.find((type) => type.id === issue.issueTypeId)?.hierarchyLevel ?? NaN;
      for (const issue of site.issues) {
        const parentId = idOf(issue.values['parent']);
        if (parentId === null) {
          expect(level(issue)).toBeGreaterThanOrEqual(0);
          continue;
        }
        const parent = site.issues.find((candidate) => candidate.id === parentId);
        expect(parent?.projectId).toBe(issue.projectId);
        expect(parent === undefined ? NaN : level(parent)).toBe(level(issue) + 1);
      }
    });

    it('fills what a create screen requires and what its validators ask for', () => {
      for (const issue of site.issues) {
        const screens = site.projects.find((project) => project.id === issue.projectId)?.screens[issue.issueTypeId];
        const asked = [
          ...(screens?.create ?? [])
            .filter((field) => field.required && field.notSettable !== true)
            .map((field) => field.fieldId),
          ...(screens?.createValidators ?? []).map((validator) => validator.fieldId),
        ];
        const missing = asked.filter((id) => issue.values[id] === undefined && id !== 'issuetype' && id !== 'project');
        expect(missing, issue.id).toEqual([]);
      }
    });
  },
);

function idOf(value: Json | undefined): string | null {
  return isObject(value) && typeof value['id'] === 'string' ? value['id'] : null;
}

/** Ids of `{id}` and `{id, child}`, alone or in a list; documents have none. */
function referencesWithin(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesWithin);
  if (!isObject(value) || value['type'] === 'doc') return [];
  const own = typeof value['id'] === 'string' || typeof value['id'] === 'number' ? [String(value['id'])] : [];
  return [...own, ...(value['child'] === undefined ? [] : referencesWithin(value['child']))];
}
