import type { Answer, Found, FoundChoice, Question, QuestionKind } from '@shared/bulk/question';
import { assertNever } from '@shared/assert-never';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { Failure } from '@shared/ipc/failure';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { Project } from '@shared/jira/project';
import type { SiteRef } from '@shared/jira/site';
import { pickGroups } from '../../gateway/pick-groups';
import { canReadBoards, readOpenSprints, suggestSprints } from '../../gateway/pick-sprints';
import { suggestTeams } from '../../gateway/pick-teams';
import { mayBrowseUsers } from '../../gateway/pick-users';
import type { Gateway } from '../../gateway/request';
import { fewAtOnce } from './few-at-once';
import { findIssues } from './find-issues';
import { findNamed } from './find-named';
import { findPerson } from './find-person';

export interface LookUpPorts {
  readonly gateway: Gateway;
  readonly site: SiteRef;
  readonly project: Pick<Project, 'id' | 'key'>;
  /** What the account's token may do at the site. */
  readonly scopes: readonly string[];
}

export interface LookedUp {
  /** An answer to each question. */
  readonly found: Found;
  /** The first failure, where some are `unchecked` for it. */
  readonly failure: Failure | null;
}

/** Answers what a sheet names and only Jira knows. */
export interface LookUp {
  /** Answers given before are given again without a request; what could not be asked is asked anew. */
  answer(questions: readonly Question[], signal?: AbortSignal): Promise<LookedUp>;
}

/** All but issues, which are asked for together. */
type AskedOne = Question & { readonly kind: Exclude<QuestionKind, 'issue'> };

const AT_ONCE = 4;
const NO_BROWSING = 'This account lacks the permission Browse users and groups.';
const TEAM_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-\d+)?$/i;

/** One for each project: it remembers what it was told. */
export function createLookUp({ gateway, site, project, scopes }: LookUpPorts): LookUp {
  const told = new Map<string, Answer>();
  let sprints: Promise<Outcome<readonly FoundChoice[] | null>> | null = null;
  let browsing: Promise<Outcome<boolean>> | null = null;

  async function withPermission(answer: Outcome<Answer>): Promise<Outcome<Answer>> {
    if (!answer.ok || answer.value.state !== 'none') return answer;
    // Without the permission Jira finds nobody rather than refusing (contract §9).
    browsing ??= mayBrowseUsers(gateway, site);
    const may = await browsing;
    if (!may.ok) browsing = null;
    return may.ok && !may.value ? succeed({ state: 'unchecked', why: NO_BROWSING }) : answer;
  }

  /** Of the project's boards; `null` where they may not be read. */
  async function openSprints(signal?: AbortSignal): Promise<Outcome<readonly FoundChoice[] | null>> {
    if (!canReadBoards(scopes)) return succeed(null);
    const read = await readOpenSprints(gateway, site, { projectId: project.id, ...(signal && { signal }) });
    if (read.ok) return succeed(read.value.map(({ id, name }) => ({ id, label: name, hierarchyLevel: null })));
    const { kind } = read.failure;
    return kind === 'scope-missing' || kind === 'not-permitted' || kind === 'not-found' ? succeed(null) : read;
  }

  async function findSprint({ text, fieldId }: Question, signal?: AbortSignal): Promise<Outcome<Answer>> {
    sprints ??= openSprints(signal);
    const ofBoards = await sprints;
    if (!ofBoards.ok) sprints = null;
    if (!ofBoards.ok) return ofBoards;
    if (ofBoards.value !== null) return succeed(findNamed(text, ofBoards.value));
    const asked = { fieldId: fieldId ?? '', query: text, ...(signal && { signal }) };
    const suggested = await suggestSprints(gateway, site, asked);
    if (!suggested.ok) return suggested;
    const answer = findNamed(
      text,
      suggested.value.map(({ id, name }) => ({ id, label: name, hierarchyLevel: null })),
    );
    // Suggestions go by the name: a number says nothing to them, and is sent as it is.
    return succeed(
      answer.state !== 'exact' && /^\d+$/.test(text)
        ? { state: 'unchecked', why: 'This account may not read the boards.' }
        : answer,
    );
  }

  async function ask(question: AskedOne, signal?: AbortSignal): Promise<Outcome<Answer>> {
    const { kind, text, fieldId } = question;
    const asking = { query: text, ...(signal && { signal }) };
    switch (kind) {
      case 'user':
        return withPermission(
          await findPerson(gateway, site, { text, fieldId, projectKey: project.key, ...(signal && { signal }) }),
        );
      case 'group': {
        const groups = await pickGroups(gateway, site, asking);
        if (!groups.ok) return groups;
        const choices = groups.value.items.map(({ groupId, name }) => ({
          id: groupId ?? name,
          label: name,
          hierarchyLevel: null,
        }));
        return withPermission(succeed(findNamed(text, choices)));
      }
      case 'sprint':
        return findSprint(question, signal);
      case 'team': {
        const teams = await suggestTeams(gateway, site, { ...asking, fieldId: fieldId ?? '' });
        if (!teams.ok) return teams;
        const choices = teams.value.map(({ id, name }) => ({ id, label: name, hierarchyLevel: null }));
        const answer = findNamed(text, choices);
        return succeed(
          answer.state !== 'exact' && TEAM_ID.test(text)
            ? { state: 'unchecked', why: 'Teams are found by name alone.' }
            : answer,
        );
      }
      default:
        return assertNever(kind);
    }
  }

  return {
    async answer(questions, signal) {
      const found: Record<string, Answer> = {};
      let failure: Failure | null = null;
      const settle = (question: Question, answer: Outcome<Answer>): void => {
        if (answer.ok) {
          if (answer.value.state !== 'unchecked') told.set(question.key, answer.value);
          found[question.key] = answer.value;
          return;
        }
        failure ??= answer.failure;
        found[question.key] = { state: 'unchecked', why: describeFailure(answer.failure).title };
      };
      const open = questions.filter(({ key }) => {
        const before = told.get(key);
        if (before !== undefined) found[key] = before;
        return before === undefined;
      });
      const issues = open.filter(({ kind }) => kind === 'issue');
      const others = open.filter((question): question is AskedOne => question.kind !== 'issue');
      const lookUpIssues = async (): Promise<void> => {
        if (issues.length === 0) return;
        const answers = await findIssues(gateway, site, [...new Set(issues.map(({ text }) => text))], signal);
        for (const question of issues) {
          settle(question, answers.ok ? succeed(answers.value.get(question.text) ?? { state: 'none' }) : answers);
        }
      };
      const lookUpOthers = fewAtOnce(others, AT_ONCE, async (one) => settle(one, await ask(one, signal)));
      await Promise.all([lookUpIssues(), lookUpOthers]);
      return { found, failure };
    },
  };
}
