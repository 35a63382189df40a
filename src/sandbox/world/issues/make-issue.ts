import { attach, mediaOf, sampleFile, samplePicture } from '../attachments';
import type { Scene } from '../documents/scene';
import { takeId } from '../issue-index';
import type { Issue, IssueType, Project } from '../model';
import { STATUS } from '../statuses';
import { type Cast, castOf } from './cast';
import { discuss, logWork, moment, votesOf, watchersOf } from './discussion';
import { chooseParent, fillFields } from './fill-fields';
import type { PlannedIssue } from './plan';
import { memoryOf, possibleParent, remember, type SiteFacts } from './site-facts';
import { statusWalk } from './status-walk';
import { nextSummary } from './summary';
import { between, type Course, resolutionFor, tellHistory } from './tell-history';
import { changed, lastTouched } from './timeline';
import { textKindOf } from './voices';

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

export interface IssueWish {
  everything?: boolean;
  summary?: string;
}

/** One issue with all that happened to it, put into the site. */
export function makeIssue(facts: SiteFacts, planned: PlannedIssue, wish: IssueWish = {}): Issue {
  const { site, random } = facts;
  const { project, voice, created } = planned;
  const issueType = typeThatCanBe(facts, project, planned.issueTypeId);
  const kind = textKindOf(issueType.name);
  const memory = memoryOf(facts, project);
  const { text: summary, subject } = nextSummary(voice.texts, kind, memory, random);
  const course = chooseCourse(facts, project, created);
  const finished = course.resolutionId === null ? null : (course.steps.at(-1)?.at ?? null);
  const cast = castOf(facts, project, created, finished !== null);
  const end = finished === null ? facts.now - MINUTE : Math.min(finished + random.int(0, 3) * DAY, facts.now - MINUTE);

  const issue = emptyIssue(facts, project, issueType, created, cast);
  attachFiles(facts, issue, cast, end, wish);
  const scene: Scene = {
    random,
    site,
    project,
    people: cast.people,
    texts: voice.texts,
    at: created,
    subject,
    earlierKeys: memory.keys,
    pictures: mediaOf(issue.attachments),
  };
  const begun = course.steps.length > 0;
  issue.statusId = course.steps.at(-1)?.statusId ?? project.workflow.initialStatusId;
  issue.values = fillFields({
    facts,
    scene,
    cast,
    issueType,
    kind,
    summary: wish.summary ?? summary,
    parent: chooseParent(facts, scene, issueType),
    finished,
    begun,
    everything: wish.everything === true,
    demanded: new Set(project.screens[issueType.id]?.createValidators.map((validator) => validator.fieldId)),
  });
  if (course.resolutionId !== null) issue.values['resolution'] = { id: course.resolutionId };
  issue.resolutionDate = finished;
  issue.comments = discuss(facts, scene, issue, cast, end);
  issue.worklogs = begun ? logWork(facts, scene, issue, cast, end) : [];
  issue.watchers = watchersOf(facts, cast);
  issue.votes = votesOf(facts, cast);
  const timeline = tellHistory(facts, issue, cast, course, end);
  for (const key of issue.formerKeys ?? []) {
    const now = `${project.key}-${issue.number}`;
    timeline.note(
      created,
      cast.creator.accountId,
      changed('Key', null, { value: null, shown: key }, { value: null, shown: now }),
    );
  }
  timeline.write(site, issue);
  issue.updated = lastTouched(issue);
  site.issues.push(issue);
  remember(facts, project, issue);
  return issue;
}

/** Sub-tasks need a parent; without one, the project's first ordinary type stands in. */
function typeThatCanBe(facts: SiteFacts, project: Project, issueTypeId: string): IssueType {
  const wanted = facts.issueTypes.get(issueTypeId);
  if (wanted === undefined) throw new Error(`Issue type ${issueTypeId} does not exist`);
  if (!wanted.subtask || possibleParent(facts, project, wanted.hierarchyLevel) !== null) return wanted;
  const ordinary = project.issueTypeIds
    .map((id) => facts.issueTypes.get(id))
    .find((type) => type !== undefined && type.hierarchyLevel === 0);
  if (ordinary === undefined) throw new Error(`Project ${project.key} has no ordinary issue type`);
  return ordinary;
}

/** Old issues are mostly done; young ones have hardly begun. */
function chooseCourse(facts: SiteFacts, project: Project, created: number): Course {
  const { random, now, doneStatuses } = facts;
  const { workflow } = project;
  const ageDays = (now - created) / DAY;
  const all = [...new Set([workflow.initialStatusId, ...workflow.transitions.map((transition) => transition.to)])];
  const done = all.filter((id) => doneStatuses.has(id));
  const under = all.filter((id) => !doneStatuses.has(id) && id !== workflow.initialStatusId);
  const doneShare = Math.min(0.82, ageDays / 70);
  const target =
    done.length > 0 && random.chance(doneShare)
      ? random.pick(random.chance(0.9) ? done.filter((id) => id !== STATUS.cancelled) : done)
      : random.chance(ageDays < 2 ? 0.3 : 0.6)
        ? random.pick(under)
        : workflow.initialStatusId;
  const walk = statusWalk(workflow, target, random);
  const lifetime = Math.min(now - MINUTE - created, (1 + random.next() * 30) * DAY);
  const steps = walk.map((statusId, index) => ({
    statusId,
    at: between(created, created + lifetime, (index + 1) / (walk.length + 0.2)),
  }));
  const resolutionId = doneStatuses.has(target) ? resolutionFor(facts, target === STATUS.cancelled) : null;
  return { steps, resolutionId };
}

function emptyIssue(facts: SiteFacts, project: Project, issueType: IssueType, created: number, cast: Cast): Issue {
  const formerKeys = movedFrom(facts, project);
  // Numbers of deleted issues are never given again.
  if (['PAY', 'OPS'].includes(project.key) && facts.random.chance(0.05)) project.nextNumber += 1;
  const number = project.nextNumber;
  project.nextNumber += 1;
  return {
    id: takeId(facts.site),
    projectId: project.id,
    number,
    issueTypeId: issueType.id,
    statusId: project.workflow.initialStatusId,
    created,
    updated: created,
    resolutionDate: null,
    creatorAccountId: cast.creator.accountId,
    values: {},
    comments: [],
    worklogs: [],
    attachments: [],
    links: [],
    history: [],
    watchers: [],
    votes: [],
    properties: {},
    ...(formerKeys === null ? {} : { formerKeys }),
  };
}

/** A few issues of Payments were first filed in Operations; their old keys still find them. */
function movedFrom(facts: SiteFacts, project: Project): string[] | null {
  const operations = facts.site.projects.find((candidate) => candidate.key === 'OPS');
  if (project.key !== 'PAY' || operations === undefined || !facts.random.chance(0.03)) return null;
  const key = `${operations.key}-${operations.nextNumber}`;
  operations.nextNumber += 1;
  return [key];
}

function attachFiles(facts: SiteFacts, issue: Issue, cast: Cast, end: number, wish: IssueWish): void {
  const { site, random } = facts;
  if (wish.everything !== true && !random.chance(0.2)) return;
  const author = cast.creator.accountId;
  const samples = [wish.everything === true ? samplePicture(random) : sampleFile(random)];
  while (samples.length < 4 && random.chance(0.35)) samples.push(sampleFile(random));
  for (const [index, sample] of samples.entries()) {
    // The first one came with the issue, so its description may show it.
    const at = index === 0 ? issue.created : moment(facts, issue.created, end);
    issue.attachments.push(attach(site, sample, index === 0 ? author : random.pick(cast.people).accountId, at, random));
  }
  issue.attachments.sort((one, other) => one.created - other.created);
}
