import { atlassianLimits } from './limits/limit';
import { WrongLimit, withLimits } from './limits/read-limits';

/** What `npm run sandbox -- ...` was asked for. */
export interface RunArguments {
  kind: 'run';
  port: number;
  seed: number | undefined;
  issues: number | undefined;
  /** Of the supplier dossier's create form. */
  fields: number | undefined;
  options: number | undefined;
  redirectUri: string;
  /** Changes of Atlassian's numbers; `off`: nothing is enforced. */
  limits: 'off' | string[];
  /** Milliseconds; `Infinity` is for ever. */
  indexLag: number;
  /** Milliseconds; negative is late. */
  clockSkew: number;
  /** Path of a fault script. */
  faults: string | undefined;
  random: { seed: number; rate: number } | undefined;
  control: boolean;
}

export type SandboxArguments = RunArguments | { kind: 'help' } | { kind: 'wrong'; message: string };

const defaultRedirectPort = 47321;
const defaultFaultRate = 0.1;

/** Atlassian matches the callback exactly, so the port is part of the app's registration. */
function redirectUriFor(port: number): string {
  return `http://localhost:${String(port)}/callback`;
}

export const helpText = `Runs an emulated Atlassian (sign-in and Jira Cloud) on this machine.

  npm run sandbox -- [--port N] [--seed S] [--issues N] [--redirect-port P] [more, see below]

  --port N           Port to listen on. Default: a free one.
  --seed S           Whole number; the same seed makes the same world. Default: 1.
  --issues N         How many issues the world holds, 1 to 200000. Default: 400.
  --fields N         Fields on the create form of SUPP's Supplier dossier, 30 to 2000. Default: 200.
  --options N        Options of each of its ten long lists, 1 to 100000. Default: 5000.
  --redirect-port P  The registered callback is http://localhost:P/callback. Default: ${String(defaultRedirectPort)}.

  --limit L          Another limit than Atlassian's: post=2/s, get=5/s, 'POST /rest/api/3/issue=2/s', points=500/h,
                     issue-writes=20/2s. May be given again. --limit off: no request is ever refused.
  --index-lag T      Searches find a change only after T: 500ms, 5s, 2m or forever. Default: at once.
  --clock-skew T     The sites' clocks are ahead by T, or late by -T, such as --clock-skew=-24h. Default: right.
  --faults FILE      Faults by script: a JSON file, see src/sandbox/README.md.
  --fault-seed S     Faults by chance; the same seed and requests have the same faults.
  --fault-rate R     How many of the requests go wrong, 0 to 1. Default: ${String(defaultFaultRate)}.
  --control          Serves the control endpoint on a port of its own.
  --help             This text.

Prints one JSON line when it listens: origins, client ids and secrets, sites, the control endpoint if there is one.
Stops on Ctrl+C, on SIGTERM, or when a pipe on its standard input closes.
`;

const numbers: Record<string, { least: number; most: number }> = {
  '--port': { least: 1, most: 65535 },
  '--seed': { least: 0, most: 4294967295 },
  '--issues': { least: 1, most: 200000 },
  '--fields': { least: 30, most: 2000 },
  '--options': { least: 1, most: 100000 },
  '--redirect-port': { least: 1, most: 65535 },
  '--fault-seed': { least: 0, most: 4294967295 },
};

const texts = ['--limit', '--index-lag', '--clock-skew', '--faults', '--fault-rate'];

/** Reads the arguments after the program's name. `--name value` and `--name=value` are the same. */
export function readArguments(given: readonly string[]): SandboxArguments {
  const values = new Map<string, string[]>();
  const left = given.flatMap((argument) => (argument.startsWith('--') ? splitOnce(argument) : [argument]));
  for (let name = left.shift(); name !== undefined; name = left.shift()) {
    if (name === '--help' || name === '-h') return { kind: 'help' };
    const isNumber = numbers[name] !== undefined;
    if (!isNumber && !texts.includes(name) && name !== '--control') {
      const known = [...Object.keys(numbers), ...texts, '--control'].join(', ');
      return wrong(`There is no option ${name}. Use ${known} or --help.`);
    }
    if (values.has(name) && name !== '--limit') return wrong(`${name} was given twice. Give it once.`);
    if (name === '--control') {
      values.set(name, []);
      continue;
    }
    const text = left.shift();
    const refusal = isNumber ? refuseNumber(name, text) : refuseText(name, text);
    if (refusal !== undefined) return wrong(refusal);
    values.set(name, [...(values.get(name) ?? []), text ?? '']);
  }
  return runWith(values);
}

function runWith(values: ReadonlyMap<string, string[]>): RunArguments {
  const text = (name: string): string | undefined => values.get(name)?.[0];
  const number = (name: string): number | undefined => (values.has(name) ? Number(text(name)) : undefined);
  const limits = values.get('--limit') ?? [];
  const faultSeed = number('--fault-seed');
  const rate = number('--fault-rate');
  const isRandom = faultSeed !== undefined || rate !== undefined;
  return {
    kind: 'run',
    port: number('--port') ?? 0,
    seed: number('--seed'),
    issues: number('--issues'),
    fields: number('--fields'),
    options: number('--options'),
    redirectUri: redirectUriFor(number('--redirect-port') ?? defaultRedirectPort),
    limits: limits.includes('off') ? 'off' : limits,
    indexLag: readTime(text('--index-lag') ?? '0s') ?? 0,
    clockSkew: readTime(text('--clock-skew') ?? '0s') ?? 0,
    faults: text('--faults'),
    random: isRandom ? { seed: faultSeed ?? 1, rate: rate ?? defaultFaultRate } : undefined,
    control: values.has('--control'),
  };
}

function refuseNumber(name: string, text: string | undefined): string | undefined {
  const { least = 0, most = 0 } = numbers[name] ?? {};
  const value = /^\d{1,10}$/.test(text ?? '') ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return undefined;
  return `${name} needs a whole number from ${String(least)} to ${String(most)}, not ${quoted(text)}.`;
}

function refuseText(name: string, text: string | undefined): string | undefined {
  if (text === undefined || text === '') return `${name} needs a value, not ${quoted(text)}.`;
  switch (name) {
    case '--limit':
      return text === 'off' ? undefined : refuseLimit(text);
    case '--index-lag':
      return (readTime(text) ?? -1) >= 0
        ? undefined
        : `--index-lag needs a time such as 5s, or forever, not '${text}'.`;
    case '--clock-skew':
      return Number.isFinite(readTime(text))
        ? undefined
        : `--clock-skew needs a time such as 90s or -24h, not '${text}'.`;
    case '--fault-rate':
      return /^(0|1|0?\.\d+)$/.test(text) ? undefined : `--fault-rate needs a number from 0 to 1, not '${text}'.`;
    default:
      return undefined;
  }
}

function refuseLimit(text: string): string | undefined {
  try {
    withLimits(atlassianLimits, [text]);
    return undefined;
  } catch (error) {
    if (error instanceof WrongLimit) return error.message;
    throw error;
  }
}

const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `500ms`, `5s`, `-24h`, `forever`; milliseconds, or `undefined` when it is no time. */
function readTime(text: string): number | undefined {
  if (text === 'forever') return Infinity;
  const [, sign, count, unit] = /^(-?)(\d{1,9})(ms|s|m|h)$/.exec(text) ?? [];
  const milliseconds = Number(count) * (units[unit ?? ''] ?? Number.NaN);
  return Number.isNaN(milliseconds) ? undefined : sign === '-' ? -milliseconds : milliseconds;
}

function quoted(text: string | undefined): string {
  return text === undefined ? 'nothing' : `'${text}'`;
}

function splitOnce(argument: string): string[] {
  const mark = argument.indexOf('=');
  return mark < 0 ? [argument] : [argument.slice(0, mark), argument.slice(mark + 1)];
}

function wrong(message: string): SandboxArguments {
  return { kind: 'wrong', message };
}
