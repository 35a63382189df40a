import type { Change } from '@shared/ipc/change';
import type { Issue, SandboxSite } from '../../../src/sandbox/world/model';
import { dueOf, fileNameOf, personAt, statusAt, targetOf } from './perform-write';
import type { PlannedWrite } from './planned-writes';
import type { Scene } from './scene';

/** Whether a change of the outbox is the one that was asked for. What carries no token is asked for once an issue. */
export function isChangeOf(write: PlannedWrite, change: Change, scene: Scene): boolean {
  if (write.kind !== change.kind) return false;
  const { body } = change;
  switch (write.kind) {
    case 'create':
    case 'comment':
    case 'worklog':
    case 'attach':
    case 'edit':
      return JSON.stringify(body).includes(wordOf(write));
    case 'assign':
      return onTarget(write.target, change, scene) && idIn(body['mine']) === personAt(scene, write.person).accountId;
    case 'watch':
      return onTarget(write.target, change, scene) && body['accountId'] === personAt(scene, write.person).accountId;
    case 'transition':
      return onTarget(write.target, change, scene) && idIn(body['to']) === statusAt(scene, write.status).id;
    case 'link':
      return onTarget(write.target, change, scene) && body['otherKey'] === targetOf(scene, write.other).key;
  }
}

/** How often Jira has done it, by what it left there. With a change, its marker has to be there as often, or it counts as never. */
export function timesDone(write: PlannedWrite, change: Change | null, scene: Scene, site: SandboxSite): number {
  const word = wordOf(write);
  const marked = (properties: Record<string, unknown> | undefined): boolean =>
    change === null || JSON.stringify(properties?.['workbench.change'] ?? null).includes(`"${change.id}"`);
  const says = (value: unknown): boolean => JSON.stringify(value ?? null).includes(word);
  const inAll = (of: (issue: Issue) => number): number => site.issues.reduce((sum, issue) => sum + of(issue), 0);
  const once = (found: number, withMarker: number): number => (found === withMarker ? found : 100 + found);
  switch (write.kind) {
    case 'create': {
      const found = site.issues.filter(({ values }) => says(values['summary']));
      return once(found.length, found.filter(({ properties }) => marked(properties)).length);
    }
    case 'comment': {
      const found = site.issues.flatMap(({ comments }) => comments).filter(({ body }) => says(body));
      return once(found.length, found.filter(({ properties }) => marked(properties)).length);
    }
    case 'worklog': {
      const found = site.issues.flatMap(({ worklogs }) => worklogs).filter(({ comment }) => says(comment));
      return once(found.length, found.filter(({ properties }) => marked(properties)).length);
    }
    case 'attach':
      return inAll(({ attachments }) => attachments.filter(({ filename }) => filename === fileNameOf(write)).length);
    case 'edit':
      return timesSet(
        issueOf(write.target, scene, site),
        write.fieldId,
        (to, from) => to.includes(word) && !from.includes(word),
      );
    case 'assign': {
      const { accountId } = personAt(scene, write.person);
      return timesSet(
        issueOf(write.target, scene, site),
        'assignee',
        (to, from) => to.includes(accountId) && !from.includes(accountId),
      );
    }
    case 'transition': {
      const { id } = statusAt(scene, write.status);
      const { history } = issueOf(write.target, scene, site);
      return history.flatMap(({ items }) => items).filter(({ field, to }) => field === 'status' && to === id).length;
    }
    case 'link': {
      const other = issueOf(write.other, scene, site);
      const links = issueOf(write.target, scene, site).links.filter(({ otherIssueId }) => otherIssueId === other.id);
      return links.length;
    }
    case 'watch': {
      const { accountId } = personAt(scene, write.person);
      return issueOf(write.target, scene, site).watchers.filter((one) => one === accountId).length;
    }
  }
}

/** Whether the issue is as this write left it; always so for what only adds. */
export function standsIn(write: PlannedWrite, scene: Scene, site: SandboxSite): boolean {
  switch (write.kind) {
    case 'edit': {
      const value = issueOf(write.target, scene, site).values[write.fieldId];
      return JSON.stringify(value ?? null).includes(wordOf(write));
    }
    case 'assign':
      return idIn(issueOf(write.target, scene, site).values['assignee']) === personAt(scene, write.person).accountId;
    case 'transition':
      return issueOf(write.target, scene, site).statusId === statusAt(scene, write.status).id;
    default:
      return true;
  }
}

/** What a later write of the same name replaces; `null`: nothing does. */
export function replaces(write: PlannedWrite): string | null {
  if (write.kind === 'assign' || write.kind === 'transition') return `${write.kind} ${write.target}`;
  return write.kind === 'edit' && write.fieldId !== 'labels' ? `${write.fieldId} ${write.target}` : null;
}

/** How much of everything there is: what nobody asked for shows here, whatever it says. */
export function countsOf(
  site: SandboxSite,
): Readonly<Record<'issues' | 'comments' | 'worklogs' | 'attachments' | 'links', number>> {
  const sum = (of: (issue: Issue) => number): number => site.issues.reduce((all, issue) => all + of(issue), 0);
  return {
    issues: site.issues.length,
    comments: sum(({ comments }) => comments.length),
    worklogs: sum(({ worklogs }) => worklogs.length),
    attachments: sum(({ attachments }) => attachments.length),
    // Each is held by both of its issues.
    links: sum(({ links }) => links.length) / 2,
  };
}

/** What stands in the change and, once it is done, in Jira. */
function wordOf(write: PlannedWrite): string {
  return write.kind === 'edit' && write.fieldId === 'duedate' ? dueOf(write.token) : write.token;
}

function timesSet({ history }: Issue, fieldId: string, isIt: (to: string, from: string) => boolean): number {
  return history
    .flatMap(({ items }) => items)
    .filter((item) => item.fieldId === fieldId)
    .filter((item) => isIt(`${item.to} ${item.toString_}`, `${item.from} ${item.fromString}`)).length;
}

function issueOf(target: number, scene: Scene, site: SandboxSite): Issue {
  const { id } = targetOf(scene, target);
  const issue = site.issues.find((one) => one.id === id);
  if (issue === undefined) throw new Error(`Issue ${id} is gone.`);
  return issue;
}

function onTarget(target: number, { issueKey }: Change, scene: Scene): boolean {
  return issueKey === targetOf(scene, target).key;
}

function idIn(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return null;
  return Reflect.get(value, 'accountId') ?? Reflect.get(value, 'id');
}
