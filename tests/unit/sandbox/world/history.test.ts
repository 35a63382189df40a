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

  /** Ids of the issues for which something does not hold. */
  function issuesWhere(wrong: (issue: Issue) => boolean): string[] {
    return site.issues.filter(wrong).map((issue) => issue.id);
  }

  it('is told oldest first, between the creation and the last update', () => {
    const disordered = issuesWhere((issue) => {
      const times = [issue.created, ...issue.history.map((entry) => entry.created), issue.updated];
      return times.some((time, index) => time < (times[index - 1] ?? 0));
    });
    expect(disordered).toEqual([]);
  });

  it('puts comments, worklogs and attachments between the creation and the last update', () => {
    const outside = issuesWhere((issue) =>
      [
        ...issue.comments.flatMap((comment) => [comment.created, comment.updated]),
        ...issue.worklogs.map((worklog) => worklog.created),
        ...issue.attachments.map((attachment) => attachment.created),
      ].some((time) => time < issue.created || time > issue.updated),
    );
    expect(outside).toEqual([]);
  });

  it('walks from the first status to the present one', () => {
    const lost = issuesWhere((issue) => {
      const initial = site.projects.find((project) => project.id === issue.projectId)?.workflow.initialStatusId;
      const changes = changesOf(issue, 'status');
      const entered = [initial, ...changes.map((change) => change.to)];
      return changes.some((change, index) => change.from !== entered[index]) || entered.at(-1) !== issue.statusId;
    });
    expect(lost).toEqual([]);
  });

  it('walks by transitions that the workflow has', () => {
    const illegal = issuesWhere((issue) => {
      const transitions = site.projects.find((project) => project.id === issue.projectId)?.workflow.transitions ?? [];
      return changesOf(issue, 'status').some(
        (change) =>
          !transitions.some(
            (one) => one.to === change.to && (one.from.length === 0 || one.from.includes(change.from ?? '')),
          ),
      );
    });
    expect(illegal).toEqual([]);
  });

  it('has a resolution and its time exactly when the status is done', () => {
    const wrong = issuesWhere((issue) => {
      const resolved = issue.history.findLast((entry) => entry.items.some((item) => item.field === 'resolution'));
      return (
        (issue.values['resolution'] !== undefined) !== done.has(issue.statusId) ||
        issue.resolutionDate !== (resolved?.created ?? null) ||
        (changesOf(issue, 'resolution').at(-1)?.to ?? null) !== referenceOf(issue, 'resolution', 'id')
      );
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['assignee', 'accountId'],
    ['priority', 'id'],
  ])('ends with the present %s, where it tells of one', (field, name) => {
    const stale = issuesWhere((issue) => {
      const last = changesOf(issue, field).at(-1);
      return last !== undefined && last.to !== referenceOf(issue, field, name);
    });
    expect(stale).toEqual([]);
  });

  it.each(['assignee', 'Sprint'])('chains %s: a change begins with what the one before ended with', (field) => {
    const broken = issuesWhere((issue) => {
      const changes = changesOf(issue, field);
      return changes.some((change, index) => index > 0 && change.from !== changes[index - 1]?.to);
    });
    expect(broken).toEqual([]);
  });

  it('tells of every attachment and every link', () => {
    const silent = issuesWhere((issue) => {
      const told = new Set(changesOf(issue, 'Attachment').map((item) => item.to));
      const attached = issue.attachments.every((attachment) => told.has(attachment.id));
      return (
        !attached || told.size !== issue.attachments.length || changesOf(issue, 'Link').length !== issue.links.length
      );
    });
    expect(silent).toEqual([]);
  });
});
