import type { Person, Project } from '../model';
import { HOOK_RELAY, MARA_LIND, RELEASE_BOT, RUI_CUNHA } from '../people';
import type { SiteFacts } from './site-facts';

const DAY = 24 * 60 * 60 * 1000;

/** Who plays in an issue: only people whom the project lets in. */
export interface Cast {
  /** Active people who can see the project. */
  people: readonly Person[];
  creator: Person;
  reporter: Person;
  assignee: Person | null;
  /** Had the issue before the present assignee; null when nobody had. */
  formerAssignee: Person | null;
}

const FILES_BY_ITSELF = new Set(['OPS', 'PAY']);

export function castOf(facts: SiteFacts, project: Project, created: number, done: boolean): Cast {
  const { random } = facts;
  const people = holders(facts, project, 'BROWSE_PROJECTS');
  const creators = holders(facts, project, 'CREATE_ISSUES');
  const byApp = FILES_BY_ITSELF.has(project.key) && random.chance(0.06);
  const creator = byApp ? RELEASE_BOT : random.pick(creators.length === 0 ? people : creators);
  const reporter = random.chance(0.9) ? creator : random.pick(people);
  const old = facts.now - created > 200 * DAY;
  const assigned = random.chance(done ? 0.95 : 0.72);
  const gone = facts.site.members.includes(RUI_CUNHA.accountId) && project.key !== 'SEC' ? RUI_CUNHA : null;
  const assignee = assigned ? (old && gone !== null && random.chance(0.08) ? gone : somebody(facts, people)) : null;
  const formerAssignee = random.chance(0.2) ? random.pick(people) : null;
  return { people, creator, reporter, assignee, formerAssignee };
}

/** Mara Lind has more to do than others, so that "my issues" is never empty. */
function somebody(facts: SiteFacts, people: readonly Person[]): Person {
  const mara = facts.random.chance(0.12)
    ? people.find((person) => person.accountId === MARA_LIND.accountId)
    : undefined;
  return mara ?? facts.random.pick(people);
}

/** Who writes comments and logs: people, and now and then the app that relays hooks. */
export function writer(facts: SiteFacts, cast: Cast): Person {
  if (cast.people.length > 2 && facts.site.members.includes(HOOK_RELAY.accountId) && facts.random.chance(0.03))
    return HOOK_RELAY;
  const involved = [cast.assignee, cast.reporter].filter((person) => person?.active === true);
  const chosen = facts.random.chance(0.55) && involved.length > 0 ? facts.random.pick(involved) : null;
  return chosen ?? facts.random.pick(cast.people);
}

function holders(facts: SiteFacts, project: Project, permission: string): readonly Person[] {
  const granted = project.permissions[permission];
  if (granted === '*' || granted === undefined) return facts.people;
  return facts.people.filter((person) => granted.includes(person.accountId));
}
