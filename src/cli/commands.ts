import { nearestFirst } from '@shared/fields/nearest';
import type { Command } from './command';
import { createCommand } from './commands/create';
import { fieldsCommand } from './commands/fields';
import { issueCommand } from './commands/issue';
import { outboxCommand } from './commands/outbox';
import { sitesCommand } from './commands/sites';
import { tokenCommand } from './commands/token';

/** In the order of a pipeline. */
export const COMMANDS: readonly Command[] = [
  tokenCommand,
  sitesCommand,
  issueCommand,
  fieldsCommand,
  createCommand,
  outboxCommand,
];

export function findCommand(name: string): { command: Command } | { wrong: string } {
  const command = COMMANDS.find((one) => one.name === name);
  if (command !== undefined) return { command };
  const names = COMMANDS.map((one) => one.name);
  return { wrong: `There is no command "${name}". Nearest: ${nearestFirst(name, names)[0] ?? 'sites'}.` };
}
