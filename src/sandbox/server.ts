import { serveWorld, type Sandbox, type ServeOptions } from './http/serve-world';
import { jiraRoutes } from './jira/routes';
import type { World } from './world/model';
import type { FormSize } from './world/fields/supplier-fields';
import { seedWorld } from './world/seed-world';

export type { Sandbox } from './http/serve-world';

const defaultSeed = 1;
const defaultIssues = 400;

export interface SandboxOptions extends ServeOptions {
  /** The same seed and number of issues make the same sites, people and ids. */
  seed?: number;
  /** How many issues the world holds, over all sites. */
  issues?: number;
  /** The create form of SUPP's Supplier dossier; 200 fields and 5,000 options in each of its long lists unless given. */
  form?: Partial<FormSize>;
  /** A world to go on with, instead of a new one. */
  world?: World;
}

/** Starts the emulated Atlassian on a loopback port. Throws `PortTaken`. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const now = (options.clock ?? Date.now)();
  const world =
    options.world ??
    seedWorld({
      seed: options.seed ?? defaultSeed,
      issues: options.issues ?? defaultIssues,
      now,
      ...(options.form === undefined ? {} : { form: options.form }),
    });
  return serveWorld(world, jiraRoutes, options);
}

/** What a program is told when the sandbox listens: one JSON line, or one message. */
export interface ReadyMessage {
  ready: true;
  authOrigin: string;
  apiOrigin: string;
  threeLegged: Sandbox['threeLegged'];
  serviceAccount: Sandbox['serviceAccount'];
  sites: Sandbox['sites'];
  /** The control endpoint, when there is one. */
  control?: string;
}

export function readyMessage(sandbox: Sandbox, control?: string): ReadyMessage {
  const { authOrigin, apiOrigin, threeLegged, serviceAccount, sites } = sandbox;
  const told = { ready: true as const, authOrigin, apiOrigin, threeLegged, serviceAccount, sites };
  return control === undefined ? told : { ...told, control };
}
