import type { FunctionOperand } from '@atlaskit/jql-ast';
import { Refusal } from '../../http/route';
import { childrenOf, groupByIdOrName, issueByKeyOrId, projectByIdOrKey } from '../../world/find';
import { optionsOf } from '../../world/many-options';
import type { Project, Version } from '../../world/model';
import type { JiraContext } from '../context';

/** The ids that a function stands for. */
type ListFunction = (context: JiraContext, args: readonly string[]) => readonly string[];

function sprints(state: 'active' | 'future' | 'closed'): ListFunction {
  return ({ site }) => site.sprints.filter((sprint) => sprint.state === state).map((sprint) => String(sprint.id));
}

function projectsOf(context: JiraContext, args: readonly string[]): Project[] {
  return args.length === 0 ? context.site.projects : args.flatMap((arg) => projectByIdOrKey(context.site, arg) ?? []);
}

function versions(keep: (version: Version) => boolean): ListFunction {
  return (context, args) =>
    projectsOf(context, args)
      .flatMap((project) => project.versions)
      .filter((version) => !version.archived && keep(version))
      .map((version) => version.id);
}

function types(subtask: boolean): ListFunction {
  return ({ site }) => site.issueTypes.filter((type) => type.subtask === subtask).map((type) => type.id);
}

function issues(keep: (context: JiraContext, accountId: string) => readonly string[]): ListFunction {
  return (context) => keep(context, context.caller.accountId);
}

/** By lower-case name. Functions of time are not here: see `momentFunction`. */
const LIST_FUNCTIONS: Record<string, ListFunction> = {
  currentuser: ({ caller }) => [caller.accountId],
  membersof: ({ site }, [name = '']) => groupByIdOrName(site, name)?.members ?? [],
  opensprints: sprints('active'),
  futuresprints: sprints('future'),
  closedsprints: sprints('closed'),
  releasedversions: versions((version) => version.released),
  unreleasedversions: versions((version) => !version.released),
  latestreleasedversion: (context, args) => versions((version) => version.released)(context, args).slice(-1),
  earliestunreleasedversion: (context, args) => versions((version) => !version.released)(context, args).slice(0, 1),
  standardissuetypes: types(false),
  subtaskissuetypes: types(true),
  projectsleadbyuser: ({ site, caller }, [who = caller.accountId]) =>
    site.projects.filter((project) => project.leadAccountId === who).map((project) => project.id),
  componentsleadbyuser: ({ site, caller }, [who = caller.accountId]) =>
    site.projects.flatMap((project) =>
      project.components.filter((one) => one.leadAccountId === who).map((one) => one.id),
    ),
  watchedissues: issues(({ site }, who) =>
    site.issues.filter((one) => one.watchers.includes(who)).map((one) => one.id),
  ),
  votedissues: issues(({ site }, who) => site.issues.filter((one) => one.votes.includes(who)).map((one) => one.id)),
  // The sandbox remembers nobody's reading.
  issuehistory: () => [],
  linkedissues: ({ site }, [key = '', typeName]) =>
    (issueByKeyOrId(site, key)?.links ?? [])
      .filter((link) => {
        const type = site.linkTypes.find((one) => one.id === link.linkTypeId);
        const words = [type?.name, link.direction === 'outward' ? type?.outward : type?.inward];
        return typeName === undefined || words.some((word) => word?.toLowerCase() === typeName.toLowerCase());
      })
      .map((link) => link.otherIssueId),
  childissuesof: ({ site }, [key = '']) => {
    const parent = issueByKeyOrId(site, key);
    return parent ? childrenOf(site, parent).map((child) => child.id) : [];
  },
  cascadeoption: ({ site }, [parent = '', child]) => {
    const options = site.fields.flatMap(optionsOf).filter((one) => one.id === parent || one.value === parent);
    if (child === undefined) return options.map((one) => one.id);
    return options.flatMap((one) =>
      one.children.filter((below) => below.id === child || below.value === child).map((below) => below.id),
    );
  },
};

export const LIST_FUNCTION_NAMES = [
  'currentUser()',
  'membersOf("")',
  'openSprints()',
  'futureSprints()',
  'closedSprints()',
  'releasedVersions()',
  'unreleasedVersions()',
  'standardIssueTypes()',
  'subtaskIssueTypes()',
  'watchedIssues()',
  'votedIssues()',
  'linkedIssues("")',
] as const;

/** The ids of `membersOf("qa")` and the like; Jira's 400 for a function that does not exist. */
export function listFunction(context: JiraContext, operand: FunctionOperand): readonly string[] {
  const name = operand.function.value;
  const run = LIST_FUNCTIONS[name.toLowerCase()];
  if (!run)
    throw new Refusal(400, [
      `Unable to find JQL function '${name}(${operand.arguments.map((one) => one.value).join(', ')})'.`,
    ]);
  return run(
    context,
    operand.arguments.map((one) => one.value),
  );
}
