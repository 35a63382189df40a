import { onTestFinished } from 'vitest';
import { jiraRoutes } from '../../../../src/sandbox/jira/routes';
import { serveWorld } from '../../../../src/sandbox/http/serve-world';
import type { Issue, Project, SandboxSite, World } from '../../../../src/sandbox/world/model';
import { seedWorld } from '../../../../src/sandbox/world/seed-world';
import { conformingClient, type ConformingClient } from '../conforming-client';
import { signIn } from '../sign-in';

const scopes =
  'read:jira-work write:jira-work read:jira-user read:board-scope:jira-software read:project:jira read:sprint:jira-software manage:jira-configuration manage:jira-project offline_access';

/** 3 November 2026, nine in the morning in London. */
const start = Date.UTC(2026, 10, 3, 9);

export interface JiraSite {
  client: ConformingClient;
  world: World;
  site: SandboxSite;
  /** The same site as somebody else. */
  as(displayName: string): Promise<ConformingClient>;
  /** `…/ex/jira/{cloudId}`: where other clients are pointed. */
  base: string;
  /** An access token of the main person, or of somebody else. */
  token(displayName?: string): Promise<string>;
  /** Moves the sandbox's clock, which stands still otherwise. */
  forward(seconds: number): void;
  project(key: string): Project;
  issue(key: string): Issue;
}

/** A sandbox with the seeded world on real HTTP, signed in as the main person; closed when the test ends. */
export async function jiraSite(): Promise<JiraSite> {
  let now = start;
  const world = seedWorld({ seed: 7, issues: 300, now });
  const sandbox = await serveWorld(world, jiraRoutes, { clock: () => now });
  onTestFinished(() => sandbox.close());
  const [site] = world.sites;
  if (!site) throw new Error('The world has no site');
  const token = async (person?: string): Promise<string> => {
    const pair = await signIn(sandbox, { scopes, site: site.name, ...(person === undefined ? {} : { person }) });
    return pair.access_token;
  };
  const as = async (person?: string): Promise<ConformingClient> =>
    conformingClient(sandbox, { token: await token(person), cloudId: site.cloudId });
  const project = (key: string): Project => {
    const found = site.projects.find((one) => one.key === key);
    if (!found) throw new Error(`No project ${key}`);
    return found;
  };
  const issue = (key: string): Issue => {
    const [projectKey = '', number] = key.split('-');
    const found = site.issues.find((one) => one.projectId === project(projectKey).id && one.number === Number(number));
    if (!found) throw new Error(`No issue ${key}`);
    return found;
  };
  const base = `${sandbox.apiOrigin}/ex/jira/${site.cloudId}`;
  const forward = (seconds: number): void => {
    now += seconds * 1000;
  };
  return { client: await as(), world, site, as, base, token, forward, project, issue };
}

/** A value deep in an answer, by keys; `undefined` when there is none. */
export function at(body: unknown, ...path: (string | number)[]): unknown {
  let value: unknown = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

export function list(body: unknown, ...path: (string | number)[]): unknown[] {
  const value = at(body, ...path);
  if (!Array.isArray(value)) throw new Error(`No list at ${path.join('.')}`);
  return value;
}
