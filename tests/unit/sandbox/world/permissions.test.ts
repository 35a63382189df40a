import { describe, expect, it } from 'vitest';
import { projectByIdOrKey } from '../../../../src/sandbox/world/find';
import type { Project } from '../../../../src/sandbox/world/model';
import {
  ALL_PEOPLE,
  LARKFIELD_PEOPLE,
  MARA_LIND,
  RELEASE_BOT,
  RUI_CUNHA,
  TOMAS_IBARRA,
} from '../../../../src/sandbox/world/people';
import { may } from '../../../../src/sandbox/world/permissions';
import { aWorld, larkfield } from './a-world';

const world = aWorld();
const site = larkfield();

function project(key: string): Project {
  const found = projectByIdOrKey(site, key);
  if (found === undefined) throw new Error(`No project ${key}`);
  return found;
}

describe('may', () => {
  it('lets members create in most projects, and Mara Lind not in FIN', () => {
    expect(may(world, site, project('SHOP'), MARA_LIND.accountId, 'CREATE_ISSUES')).toBe(true);
    expect(may(world, site, project('FIN'), MARA_LIND.accountId, 'BROWSE_PROJECTS')).toBe(true);
    expect(may(world, site, project('FIN'), MARA_LIND.accountId, 'CREATE_ISSUES')).toBe(false);
  });

  it('hides SEC from everybody but its two people', () => {
    const insiders = LARKFIELD_PEOPLE.filter((person) =>
      may(world, site, project('SEC'), person.accountId, 'BROWSE_PROJECTS'),
    );
    expect(insiders.map((person) => person.displayName)).toEqual(['Tomás Ibarra', 'Oda Voss']);
  });

  it('lets leads modify the reporter, others not', () => {
    expect(may(world, site, project('SHOP'), MARA_LIND.accountId, 'MODIFY_REPORTER')).toBe(true);
    expect(may(world, site, project('SHOP'), RELEASE_BOT.accountId, 'MODIFY_REPORTER')).toBe(false);
    expect(may(world, site, project('PAY'), MARA_LIND.accountId, 'MODIFY_REPORTER')).toBe(false);
  });

  it('gives nothing to people who left and to people of another site', () => {
    expect(may(world, site, project('SHOP'), RUI_CUNHA.accountId, 'BROWSE_PROJECTS')).toBe(false);
    const stranger = ALL_PEOPLE.find((person) => !site.members.includes(person.accountId));
    expect(stranger).toBeDefined();
    expect(may(world, site, project('SHOP'), stranger?.accountId ?? '', 'BROWSE_PROJECTS')).toBe(false);
    expect(may(world, site, project('SHOP'), 'nobody', 'BROWSE_PROJECTS')).toBe(false);
  });

  it('gives the administration to admins, bulk change to all, and unknown permissions to nobody', () => {
    expect(may(world, site, null, TOMAS_IBARRA.accountId, 'ADMINISTER')).toBe(true);
    expect(may(world, site, null, MARA_LIND.accountId, 'ADMINISTER')).toBe(false);
    expect(may(world, site, null, MARA_LIND.accountId, 'BULK_CHANGE')).toBe(true);
    expect(may(world, site, project('SHOP'), MARA_LIND.accountId, 'FLY')).toBe(false);
  });

  it('holds a project permission without a project when any project grants it', () => {
    expect(may(world, site, null, MARA_LIND.accountId, 'CREATE_ISSUES')).toBe(true);
  });
});

describe('the people', () => {
  it('are more than thirty, with every kind of account', () => {
    expect(LARKFIELD_PEOPLE.length).toBeGreaterThan(30);
    expect(LARKFIELD_PEOPLE.filter((person) => !person.active)).toEqual([RUI_CUNHA]);
    expect(
      LARKFIELD_PEOPLE.filter((person) => person.accountType === 'app').map((person) => person.displayName),
    ).toEqual(['Release Bot', 'Hook Relay for Jira']);
    expect(LARKFIELD_PEOPLE.some((person) => person.emailAddress === null)).toBe(true);
    expect(LARKFIELD_PEOPLE.some((person) => /\p{Script=Han}/u.test(person.displayName))).toBe(true);
    expect(LARKFIELD_PEOPLE.some((person) => /^712020:[0-9a-f-]{36}$/.test(person.accountId))).toBe(true);
    expect(LARKFIELD_PEOPLE.some((person) => /^[0-9a-f]{24}$/.test(person.accountId))).toBe(true);
  });
});
