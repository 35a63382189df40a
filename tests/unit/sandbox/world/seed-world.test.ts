import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { World } from '../../../../src/sandbox/world/model';
import { seedWorld } from '../../../../src/sandbox/world/seed-world';
import { aWorld, larkfield, NOW } from './a-world';

/** A digest of all that a world holds, bytes included. */
function written(world: World): string {
  const text = JSON.stringify(world, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  );
  return createHash('sha256').update(text).digest('hex');
}

describe('seedWorld', () => {
  it('makes the same world again from the same seed, count and time', () => {
    expect(written(seedWorld({ seed: 5, issues: 60, now: NOW }))).toBe(
      written(seedWorld({ seed: 5, issues: 60, now: NOW })),
    );
  });

  it('makes another world from another seed', () => {
    const one = seedWorld({ seed: 5, issues: 60, now: NOW });
    const other = seedWorld({ seed: 6, issues: 60, now: NOW });
    expect(other.sites.map((site) => site.cloudId)).not.toEqual(one.sites.map((site) => site.cloudId));
    expect(other.sites[0]?.issues.map((issue) => issue.values['summary'])).not.toEqual(
      one.sites[0]?.issues.map((issue) => issue.values['summary']),
    );
  });

  it('keeps cloud ids and people whatever the count and the time', () => {
    const early = seedWorld({ seed: 1, issues: 3, now: NOW - 86_400_000 });
    expect(early.sites.map((site) => site.cloudId)).toEqual(aWorld().sites.map((site) => site.cloudId));
    expect(early.people).toEqual(aWorld().people);
  });

  it('does not share anything changeable between two worlds', () => {
    const one = seedWorld({ seed: 1, issues: 5, now: NOW });
    const untouched = written(seedWorld({ seed: 1, issues: 5, now: NOW }));
    for (const site of one.sites) {
      for (const project of site.projects) {
        project.components.length = 0;
        project.permissions['CREATE_ISSUES'] = [];
        project.workflow.transitions.length = 0;
        for (const screens of Object.values(project.screens)) screens.create.length = 0;
      }
      for (const field of site.fields) field.options.length = 0;
      for (const group of site.groups) group.members.length = 0;
    }
    for (const person of one.people) person.active = false;
    expect(written(seedWorld({ seed: 1, issues: 5, now: NOW }))).toBe(untouched);
  });

  it.each([0, 1, 7, 40])('makes exactly %i issues on the main site', (issues) => {
    expect(larkfield(seedWorld({ seed: 2, issues, now: NOW })).issues).toHaveLength(issues);
  });

  it('has a small second site', () => {
    const second = aWorld().sites[1];
    expect(second?.name).toBe('Northgate Labs');
    expect(second?.issues).toHaveLength(40);
  });

  it('lets every issue be made in the past, in the order of its number', () => {
    for (const site of aWorld().sites) {
      for (const project of site.projects) {
        const issues = site.issues.filter((issue) => issue.projectId === project.id);
        const created = issues.map((issue) => issue.created);
        expect(created).toEqual([...created].sort((one, other) => one - other));
        expect(Math.max(0, ...created)).toBeLessThan(NOW);
        expect(project.nextNumber).toBeGreaterThan(Math.max(0, ...issues.map((issue) => issue.number)));
      }
    }
  });

  it('uses no UTC site zone, and people of other zones', () => {
    for (const site of aWorld().sites) expect(site.timeZone).not.toMatch(/UTC|GMT/);
    expect(new Set(aWorld().people.map((person) => person.timeZone)).size).toBeGreaterThan(10);
  });

  it('repeats few summaries', () => {
    const summaries = larkfield().issues.map((issue) => issue.values['summary']);
    expect(new Set(summaries).size).toBeGreaterThan(summaries.length * 0.93);
  });

  it('spreads the issues over every project but the two that are new', () => {
    const site = larkfield();
    const empty = site.projects.filter((project) => !site.issues.some((issue) => issue.projectId === project.id));
    expect(empty.map((project) => project.key)).toEqual(['SUPP', 'DEPOT']);
  });
});
