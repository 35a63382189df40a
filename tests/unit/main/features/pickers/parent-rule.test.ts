import { describe, expect, it } from 'vitest';
import type { IssueType } from '@shared/jira/issue';
import type { Project } from '@shared/jira/project';
import { parentRule } from '../../../../../src/main/features/pickers/parent-rule';

const type = (id: string, hierarchyLevel: number): IssueType => ({
  id,
  name: id,
  description: '',
  subtask: hierarchyLevel < 0,
  hierarchyLevel,
});
const TYPES = [type('sub', -1), type('task', 0), type('bug', 0), type('epic', 1)];
const project = (style: Project['style']): Project => ({
  id: '1',
  key: 'SHOP',
  name: 'Shop',
  style,
  typeKey: 'software',
});

describe('the parent of an issue', () => {
  it('is exactly one level above: a task for a sub-task, an epic for a task', () => {
    expect(parentRule('sub', TYPES, project('company-managed'))).toMatchObject({
      hierarchyLevel: 0,
      issueTypeIds: ['task', 'bug'],
    });
    expect(parentRule('task', TYPES, project('company-managed'))).toMatchObject({
      hierarchyLevel: 1,
      issueTypeIds: ['epic'],
    });
  });

  it('is in the same project for a sub-task, and for everything of a team-managed project', () => {
    expect(parentRule('sub', TYPES, project('company-managed'))?.sameProject).toBe(true);
    expect(parentRule('task', TYPES, project('company-managed'))?.sameProject).toBe(false);
    expect(parentRule('task', TYPES, project('team-managed'))?.sameProject).toBe(true);
  });

  it('is of a level that the project itself need not have', () => {
    expect(parentRule('epic', TYPES, undefined)).toMatchObject({ hierarchyLevel: 2, issueTypeIds: [] });
  });

  it('is for Jira to judge where the type is not known', () => {
    expect(parentRule('unheard of', TYPES, undefined)).toBeNull();
  });
});
