import { FIELD } from '../fields/field-ids';
import type { Issue, Json, Person } from '../model';
import { RESOLUTION } from '../vocabulary';
import type { Cast } from './cast';
import type { SiteFacts } from './site-facts';
import { changed, NOTHING, Timeline } from './timeline';

export interface Course {
  /** Statuses entered after the first one, and when. */
  steps: readonly { statusId: string; at: number }[];
  resolutionId: string | null;
}

/** What led to the present values: every last `to` is what the issue holds now. */
export function tellHistory(facts: SiteFacts, issue: Issue, cast: Cast, course: Course, end: number): Timeline {
  const timeline = new Timeline();
  tellStatuses(facts, timeline, issue, cast, course);
  tellAssignee(facts, timeline, issue, cast, end);
  tellPriority(facts, timeline, issue, cast, end);
  tellSprint(facts, timeline, issue, cast, end);
  tellWriting(facts, timeline, issue, cast, end);
  for (const attachment of issue.attachments) {
    const added = { value: attachment.id, shown: attachment.filename };
    timeline.note(attachment.created, attachment.authorAccountId, changed('Attachment', 'attachment', NOTHING, added));
  }
  return timeline;
}

function tellStatuses(facts: SiteFacts, timeline: Timeline, issue: Issue, cast: Cast, course: Course): void {
  const initial =
    facts.site.projects.find((project) => project.id === issue.projectId)?.workflow.initialStatusId ?? issue.statusId;
  let from = { value: initial, shown: facts.statusNames.get(initial) ?? null };
  for (const [index, step] of course.steps.entries()) {
    const to = { value: step.statusId, shown: facts.statusNames.get(step.statusId) ?? null };
    const items = [changed('status', 'status', from, to)];
    if (index === course.steps.length - 1 && course.resolutionId !== null) {
      const resolution = facts.site.resolutions.find((candidate) => candidate.id === course.resolutionId);
      items.unshift(
        changed('resolution', 'resolution', NOTHING, { value: course.resolutionId, shown: resolution?.name ?? null }),
      );
    }
    timeline.note(step.at, (cast.assignee ?? facts.random.pick(cast.people)).accountId, ...items);
    from = to;
  }
}

function tellAssignee(facts: SiteFacts, timeline: Timeline, issue: Issue, cast: Cast, end: number): void {
  const { random } = facts;
  if (cast.assignee === null && cast.formerAssignee === null) return;
  if (cast.formerAssignee?.accountId === cast.assignee?.accountId || !random.chance(0.6)) return;
  const side = (person: Person | null) =>
    person === null ? NOTHING : { value: person.accountId, shown: person.displayName };
  const first = between(issue.created, end, random.next() * 0.3);
  if (cast.formerAssignee !== null) {
    timeline.note(first, cast.reporter.accountId, changed('assignee', 'assignee', NOTHING, side(cast.formerAssignee)));
  }
  const second = between(first, end, random.next() * 0.6);
  timeline.note(
    second,
    random.pick(cast.people).accountId,
    changed('assignee', 'assignee', side(cast.formerAssignee), side(cast.assignee)),
  );
}

function tellPriority(facts: SiteFacts, timeline: Timeline, issue: Issue, cast: Cast, end: number): void {
  const current = idOf(issue.values['priority']);
  const before = facts.random.pick(facts.site.priorities);
  if (current === null || before.id === current || !facts.random.chance(0.15)) return;
  const now = facts.site.priorities.find((candidate) => candidate.id === current);
  timeline.note(
    between(issue.created, end, facts.random.next()),
    facts.random.pick(cast.people).accountId,
    changed(
      'priority',
      'priority',
      { value: before.id, shown: before.name },
      { value: current, shown: now?.name ?? null },
    ),
  );
}

function tellSprint(facts: SiteFacts, timeline: Timeline, issue: Issue, cast: Cast, end: number): void {
  const held = issue.values[FIELD.sprint];
  if (!Array.isArray(held)) return;
  let from = { value: '', shown: '' };
  for (const [index] of held.entries()) {
    const soFar = facts.site.sprints.filter((sprint) =>
      held.slice(0, index + 1).some((one) => idOf(one) === String(sprint.id)),
    );
    const to = {
      value: soFar.map((sprint) => sprint.id).join(', '),
      shown: soFar.map((sprint) => sprint.name).join(', '),
    };
    const at = between(issue.created, end, (index + 0.5) / (held.length + 1));
    timeline.note(at, facts.random.pick(cast.people).accountId, changed('Sprint', FIELD.sprint, from, to));
    from = to;
  }
}

/** Summaries and texts that were mended after the fact; real histories often leave `fieldId` out here. */
function tellWriting(facts: SiteFacts, timeline: Timeline, issue: Issue, cast: Cast, end: number): void {
  const { random } = facts;
  const summary = issue.values['summary'];
  if (typeof summary === 'string' && random.chance(0.06)) {
    const before = { value: null, shown: `${summary.slice(0, 200)} ?` };
    timeline.note(
      between(issue.created, end, 0.1),
      cast.reporter.accountId,
      changed('summary', null, before, { value: null, shown: summary }),
    );
  }
  if (typeof summary === 'string' && issue.values['description'] !== undefined && random.chance(0.12)) {
    const after = { value: null, shown: `${summary}.` };
    timeline.note(
      between(issue.created, end, 0.2),
      cast.reporter.accountId,
      changed('description', 'description', NOTHING, after),
    );
  }
  const parent = idOf(issue.values['parent']);
  if (parent !== null && random.chance(0.4)) {
    const link = { value: parent, shown: keyOfId(facts, parent) };
    timeline.note(
      between(issue.created, end, 0.15),
      cast.reporter.accountId,
      changed('IssueParentAssociation', null, NOTHING, link),
    );
  }
}

/** Most things are done; a few end another way. */
export function resolutionFor(facts: SiteFacts, cancelled: boolean): string {
  if (cancelled) return RESOLUTION.wontDo;
  return facts.random.weighted({
    [RESOLUTION.done]: 80,
    [RESOLUTION.wontDo]: 7,
    [RESOLUTION.duplicate]: 7,
    [RESOLUTION.cannotReproduce]: 6,
  });
}

export function between(start: number, end: number, share: number): number {
  return Math.floor(start + (end - start) * share);
}

function idOf(value: Json | undefined): string | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const id = value['id'];
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}

function keyOfId(facts: SiteFacts, id: string): string | null {
  const issue = facts.issuesById.get(id);
  const project = facts.site.projects.find((candidate) => candidate.id === issue?.projectId);
  return issue === undefined || project === undefined ? null : `${project.key}-${issue.number}`;
}
