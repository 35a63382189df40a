import type { Command } from './command';
import { COMMANDS } from './commands';

const PROGRAM = 'npm run --silent cli --';

const COMMON = `Options of every command
  --site NAME|URL|ID  which site, where the service account reaches several (or WORKBENCH_SITE)
  --errors json       failures as JSON on stderr instead of words
  --help              this

Exit codes
  0   done
  1   Jira refused it, does not show it to this account, or somebody else changed the same a moment ago
  2   the command line, or a value in it, does not do; nothing was sent
  3   client id or secret refused or missing, a scope missing, no site
  4   not reachable now, or asked to wait; nothing was done, try again
  5   a change is journalled and not settled: do not run it again, run "outbox resume"; of "bulk" run the same again
  70  a defect, or the local database`;

const ENVIRONMENT = `Environment
  WORKBENCH_CLIENT_ID, WORKBENCH_CLIENT_SECRET  the service account's credential
  WORKBENCH_SITE                                as --site
  WORKBENCH_AUTH_ORIGIN, WORKBENCH_API_ORIGIN   instead of Atlassian's, for an emulator
  WORKBENCH_USER_DATA                           the folder that holds the outbox of the command line
  HTTPS_PROXY, NO_PROXY                         the way out of a company's network

Each run asks for a token of its own and keeps it nowhere. The outbox is encrypted with the client secret.`;

export function helpText(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  const list = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n');
  return `Workbench for Jira on the command line: JSON on stdout, words on stderr.

${PROGRAM} COMMAND …

${list}

${COMMON}

${ENVIRONMENT}
`;
}

export function helpOf(command: Command): string {
  return `${PROGRAM} ${command.usage}\n\n${command.help}\n\n${COMMON}\n`;
}
