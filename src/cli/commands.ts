import { nearestFirst } from '@shared/fields/nearest';
import type { Command } from './command';
import { attachCommand } from './commands/attach';
import { bulkCommand } from './commands/bulk/bulk';
import { commentCommand } from './commands/comment';
import { createCommand } from './commands/create';
import { editCommand } from './commands/edit';
import { fieldsCommand } from './commands/fields';
import { issueCommand } from './commands/issue';
import { linkCommand } from './commands/link';
import { outboxCommand } from './commands/outbox';
import { sitesCommand } from './commands/sites';
import { tokenCommand } from './commands/token';
import { transitionCommand } from './commands/transition';
import { watchCommand } from './commands/watch';
import { worklogCommand } from './commands/worklog';

/** In the order of a pipeline. */
export const COMMANDS: readonly Command[] = [
  tokenCommand,
  sitesCommand,
  issueCommand,
  fieldsCommand,
  createCommand,
  bulkCommand,
  editCommand,
  transitionCommand,
  commentCommand,
  linkCommand,
  worklogCommand,
  attachCommand,
  watchCommand,
  outboxCommand,
];

export function findCommand(name: string): { command: Command } | { wrong: string } {
  const command = COMMANDS.find((one) => one.name === name);
  if (command !== undefined) return { command };
  const names = COMMANDS.map((one) => one.name);
  return { wrong: `There is no command "${name}". Nearest: ${nearestFirst(name, names)[0] ?? 'sites'}.` };
}
