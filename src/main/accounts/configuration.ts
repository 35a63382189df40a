import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { atlassianOrigins, readOrigin, type Origins } from './origins';

export type Environment = Record<string, string | undefined>;

/** Client id and secret of a 3LO app or of a service account. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What the environment says. It counts for new connections only: an account keeps the origins it was made with. */
export interface Configuration {
  readonly origins: Origins;
  /** Atlassian matches the redirect URI exactly, the port included (contract 2.1). */
  readonly callbackPort: number;
  /** The 3LO app of a build or a test, or null when a person types one in. */
  readonly client: ClientCredentials | null;
  /** The one folder that holds everything the program keeps, or null for Electron's own. */
  readonly userData: string | null;
}

const defaultCallbackPort = 47321;
const secretNames = ['WORKBENCH_CLIENT_ID', 'WORKBENCH_CLIENT_SECRET'] as const;

/**
 * Takes the secret variables out of `env` and hands them back. To be called on `process.env` before any child
 * starts, since a child inherits what is there:
 * `const secrets = takeSecretsFromEnvironment(process.env); readConfiguration({ ...process.env, ...secrets })`.
 */
export function takeSecretsFromEnvironment(env: Environment): Environment {
  const secrets: Environment = {};
  for (const name of secretNames) {
    const value = env[name];
    if (value !== undefined) secrets[name] = value;
    delete env[name];
  }
  return secrets;
}

/** Reads the variables of the README. Fails with `invalid-input`, its `fields` keyed by the variable's name. */
export function readConfiguration(env: Environment): Outcome<Configuration> {
  const fields: Record<string, string> = {};

  const originFrom = (name: string, otherwise: string): string => {
    const text = env[name]?.trim();
    if (text === undefined || text === '') return otherwise;
    const read = readOrigin(text);
    if ('origin' in read) return read.origin;
    fields[name] = read.problem;
    return otherwise;
  };
  const origins = {
    auth: originFrom('WORKBENCH_AUTH_ORIGIN', atlassianOrigins.auth),
    api: originFrom('WORKBENCH_API_ORIGIN', atlassianOrigins.api),
  };

  let callbackPort = defaultCallbackPort;
  const portText = env['WORKBENCH_CALLBACK_PORT']?.trim() ?? '';
  if (portText !== '') {
    const port = Number(portText);
    if (/^\d{1,5}$/.test(portText) && port >= 1024 && port <= 65535) callbackPort = port;
    else fields['WORKBENCH_CALLBACK_PORT'] = `"${portText}" is not a port from 1024 to 65535.`;
  }

  const clientId = env['WORKBENCH_CLIENT_ID']?.trim() ?? '';
  const clientSecret = env['WORKBENCH_CLIENT_SECRET']?.trim() ?? '';
  if (clientId !== '' && clientSecret === '') {
    fields['WORKBENCH_CLIENT_SECRET'] = 'A client ID is set without its secret.';
  }
  if (clientId === '' && clientSecret !== '') {
    fields['WORKBENCH_CLIENT_ID'] = 'A client secret is set without its client ID.';
  }

  const problems = Object.entries(fields).map(([name, problem]) => `${name}: ${problem}`);
  if (problems.length > 0) return fail({ kind: 'invalid-input', message: problems.join(' '), fields });

  const userData = env['WORKBENCH_USER_DATA']?.trim() ?? '';
  return succeed({
    origins,
    callbackPort,
    client: clientId === '' ? null : { clientId, clientSecret },
    userData: userData === '' ? null : userData,
  });
}
