import { describe, expect, it } from 'vitest';
import type { HistoryItem, Issue } from '../../../../src/sandbox/world/model';
import { aWorld, isObject } from './a-world';

function changesOf(issue: Issue, field: string): HistoryItem[] {
  return issue.history.flatMap((entry) => entry.items.filter((item) => item.field === field));
}

function referenceOf(issue: Issue, fieldId: string, name: string): string | null {
  const value = issue.values[fieldId];
  const reference = isObject(value) ? value[name] : undefined;
  return typeof reference === 'string' ? reference : null;
}

describe.each(aWorld().sites.map((site) => [site.name, site] as const))('history of %s', (_, site) => {
  const done = new Set(site.statuses.filter((status) => status.category === 'done').map((status) => status.id));

  it('is told oldest first, between the creation and the last update', () => {
    for (const issue of site.issues) {
      const times = issue.history.map((entry) => entry.created);
      expect(times, issue.id).toEqual([...times].sort((one, other) => one - other));
      expect(
        times.every((time) => time >= issue.created && time <= issue.updated),
        issue.id,
      ).toBe(true);
    }
  });

  it('puts comments, worklogs and attachments between the creation and the last update', () => {
    for (const issue of site.issues) {
      const times = [
        ...issue.comments.flatMap((comment) => [comment.created, comment.updated]),
        ...issue.worklogs.map((worklog) => worklog.created),
        ...issue.attachments.map((attachment) => attachment.created),
      ];
      expect(
        times.filter((time) => time < issue.created || time > issue.updated),
        issue.id,
      ).toEqual([]);
    }
  });

  it('walks from the first status to the present one, by transitions that the workflow has', () => {
    for (const issue of site.issues) {
      const workflow = site.projects.find((project) => project.id === issue.projectId)?.workflow;
      let at = workflow?.initialStatusId ?? null;
      for (const change of changesOf(issue, 'status')) {
        expect(change.from, issue.id).toBe(at);
        const legal = workflow?.transitions.some(
          (one) => one.to === change.to && (one.from.length === 0 || one.from.includes(change.from ?? '')),
        );
        expect(legal, `${issue.id} ${change.fromString} to ${change.toString_}`).toBe(true);
        at = change.to;
      }
      expect(at, issue.id).toBe(issue.statusId);
    }
  });

  it('has a resolution and its time exactly when the status is done', () => {
    for (const issue of site.issues) {
      const finished = done.has(issue.statusId);
      expect(issue.values['resolution'] !== undefined, issue.id).toBe(finished);
      expect(issue.resolutionDate !== null, issue.id).toBe(finished);
      if (!finished) continue;
      const last = issue.history.findLast((entry) => entry.items.some((item) => item.field === 'resolution'));
      expect(last?.created).toBe(issue.resolutionDate);
      expect(changesOf(issue, 'resolution').at(-1)?.to).toBe(referenceOf(issue, 'resolution', 'id'));
    }
  });

  it('ends with the present assignee and priority, where it tells of them', () => {
    for (const issue of site.issues) {
      const assignee = changesOf(issue, 'assignee').at(-1);
      if (assignee !== undefined) expect(assignee.to, issue.id).toBe(referenceOf(issue, 'assignee', 'accountId'));
      const priority = changesOf(issue, 'priority').at(-1);
      if (priority !== undefined) expect(priority.to, issue.id).toBe(referenceOf(issue, 'priority', 'id'));
    }
  });

  it('chains each field: what a change begins with is what the one before ended with', () => {
    for (const issue of site.issues) {
      for (const field of ['assignee', 'Sprint']) {
        const changes = changesOf(issue, field);
        for (const [index, change] of changes.slice(1).entries())
          expect(change.from, issue.id).toBe(changes[index]?.to);
      }
    }
  });

  it('tells of every attachment and every link', () => {
    for (const issue of site.issues) {
      expect(new Set(changesOf(issue, 'Attachment').map((item) => item.to))).toEqual(
        new Set(issue.attachments.map((attachment) => attachment.id)),
      );
      expect(changesOf(issue, 'Link')).toHaveLength(issue.links.length);
    }
  });
});
