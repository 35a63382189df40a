import type { Attachment, Issue, Person, Project, SandboxSite, World } from '../../../src/sandbox/world/model';

/** Two sites, a handful of people, one issue with two attachments: as much as sign-in and the gateway look at. */
export function fakeWorld(): World {
  const harbour = fakeSite('harbour', '11111111-1111-4111-8111-111111111111', [mara, ines, bot]);
  const summit = fakeSite('summit', '22222222-2222-4222-8222-222222222222', [mara, bot]);
  harbour.projects.push(fakeProject('10000', '*'), fakeProject('10001', []));
  harbour.issues.push(
    fakeIssue('10500', '10000', [
      fakeAttachment('20001', 'note ü.txt', 'text/plain', Buffer.from('0123456789')),
      fakeAttachment('20002', 'dot.png', 'image/png', Buffer.from('png bytes')),
    ]),
    fakeIssue('10501', '10001', [fakeAttachment('20003', 'hidden.txt', 'text/plain', Buffer.from('hidden'))]),
  );
  return { seed: 1, startedAt: 0, sites: [harbour, summit], people: [ines, mara, bot, gone] };
}

export const mara = fakePerson('712020:mara', 'Mara Lind', 'atlassian');
export const ines = fakePerson('712020:ines', 'Ines <Okafor>', 'atlassian');
const bot = fakePerson('712020:bot', 'Release Bot', 'app');
const gone: Person = { ...fakePerson('712020:gone', 'Rui Cunha', 'atlassian'), active: false };

function fakePerson(accountId: string, displayName: string, accountType: Person['accountType']): Person {
  return { accountId, accountType, displayName, emailAddress: null, active: true, timeZone: 'Europe/Oslo' };
}

function fakeSite(name: string, cloudId: string, members: Person[]): SandboxSite {
  return {
    cloudId,
    url: `https://${name}.atlassian.net`,
    name,
    timeZone: 'Europe/Oslo',
    projects: [],
    issueTypes: [],
    statuses: [],
    priorities: [],
    resolutions: [],
    linkTypes: [],
    fields: [],
    screens: [],
    groups: [],
    boards: [],
    sprints: [],
    issues: [],
    members: members.map((person) => person.accountId),
    nextId: 30000,
  };
}

function fakeProject(id: string, browsers: string[] | '*'): Project {
  return {
    id,
    key: `P${id}`,
    name: `Project ${id}`,
    description: '',
    style: 'classic',
    typeKey: 'software',
    leadAccountId: mara.accountId,
    issueTypeIds: [],
    components: [],
    versions: [],
    priorityIds: [],
    defaultPriorityId: '3',
    permissions: { BROWSE_PROJECTS: browsers },
    workflow: { name: 'Plain', initialStatusId: '1', transitions: [] },
    screens: {},
    nextNumber: 2,
  };
}

function fakeIssue(id: string, projectId: string, attachments: Attachment[]): Issue {
  return {
    id,
    projectId,
    number: 1,
    issueTypeId: '10010',
    statusId: '1',
    created: 0,
    updated: 0,
    resolutionDate: null,
    creatorAccountId: mara.accountId,
    values: {},
    comments: [],
    worklogs: [],
    attachments,
    links: [],
    history: [],
    watchers: [],
    votes: [],
    properties: {},
  };
}

function fakeAttachment(id: string, filename: string, mimeType: string, bytes: Uint8Array): Attachment {
  return { id, filename, mimeType, authorAccountId: mara.accountId, created: 0, bytes };
}
