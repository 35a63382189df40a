/** What `npm run sandbox -- ...` was asked for. */
export type SandboxArguments =
  | { kind: 'run'; port: number; seed: number | undefined; issues: number | undefined; redirectUri: string }
  | { kind: 'help' }
  | { kind: 'wrong'; message: string };

const defaultRedirectPort = 47321;

/** Atlassian matches the callback exactly, so the port is part of the app's registration. */
function redirectUriFor(port: number): string {
  return `http://localhost:${String(port)}/callback`;
}

export const helpText = `Runs an emulated Atlassian (sign-in and Jira Cloud) on this machine.

  npm run sandbox -- [--port N] [--seed S] [--issues N] [--redirect-port P]

  --port N           Port to listen on. Default: a free one.
  --seed S           Whole number; the same seed makes the same world. Default: 1.
  --issues N         How many issues the world holds, 1 to 200000. Default: 400.
  --redirect-port P  The registered callback is http://localhost:P/callback. Default: ${String(defaultRedirectPort)}.
  --help             This text.

Prints one JSON line when it listens: origins, client ids and secrets, sites.
Stops on Ctrl+C, on SIGTERM, or when a pipe on its standard input closes.
`;

const limits: Record<string, { least: number; most: number }> = {
  '--port': { least: 1, most: 65535 },
  '--seed': { least: 0, most: 4294967295 },
  '--issues': { least: 1, most: 200000 },
  '--redirect-port': { least: 1, most: 65535 },
};

/** Reads the arguments after the program's name. `--name value` and `--name=value` are the same. */
export function readArguments(given: readonly string[]): SandboxArguments {
  const values = new Map<string, number>();
  const left = given.flatMap((argument) => (argument.startsWith('--') ? splitOnce(argument) : [argument]));
  for (let name = left.shift(); name !== undefined; name = left.shift()) {
    if (name === '--help' || name === '-h') return { kind: 'help' };
    const limit = limits[name];
    if (limit === undefined) {
      return wrong(`There is no option ${name}. Use ${Object.keys(limits).join(', ')} or --help.`);
    }
    if (values.has(name)) return wrong(`${name} was given twice. Give it once.`);
    const text = left.shift();
    const { least, most } = limit;
    const value = /^\d{1,10}$/.test(text ?? '') ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) {
      const what = text === undefined ? 'nothing' : `'${text}'`;
      return wrong(`${name} needs a whole number from ${String(least)} to ${String(most)}, not ${what}.`);
    }
    values.set(name, value);
  }
  return {
    kind: 'run',
    port: values.get('--port') ?? 0,
    seed: values.get('--seed'),
    issues: values.get('--issues'),
    redirectUri: redirectUriFor(values.get('--redirect-port') ?? defaultRedirectPort),
  };
}

function splitOnce(argument: string): string[] {
  const mark = argument.indexOf('=');
  return mark < 0 ? [argument] : [argument.slice(0, mark), argument.slice(mark + 1)];
}

function wrong(message: string): SandboxArguments {
  return { kind: 'wrong', message };
}
