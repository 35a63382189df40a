import type { Ending, Surroundings } from './command';
import { findCommand } from './commands';
import { EXIT, exitCodeOf, type ExitCode } from './exit-codes';
import { helpOf, helpText } from './help';
import { readArguments } from './read-arguments';
import { wordsOf } from './words';

/** What is printed where, and the exit code. */
export interface Result {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: ExitCode;
}

/** Runs one command line, the program's name left out. */
export async function runCli(args: readonly string[], around: Surroundings): Promise<Result> {
  const [first = '--help', ...rest] = args;
  if (first === '--help' || first === '-h') return text(helpText());
  if (first === 'help') return helpFor(rest[0]);

  const found = findCommand(first);
  if ('wrong' in found) return usage(found.wrong, 'cli --help lists the commands.');
  const { command } = found;
  const read = readArguments(command, rest);
  if ('wrong' in read) return usage(read.wrong, `cli ${command.name} --help tells more.`);
  if (read.given.flag('help')) return text(helpOf(command));
  return resultOf(await command.run(read.given, around), read.given.text('errors') === 'json', around.now());
}

function helpFor(name: string | undefined): Result {
  if (name === undefined) return text(helpText());
  const found = findCommand(name);
  return 'wrong' in found ? usage(found.wrong, 'cli --help lists the commands.') : text(helpOf(found.command));
}

function text(stdout: string): Result {
  return { stdout, stderr: '', code: EXIT.done };
}

function usage(wrong: string, next: string): Result {
  return { stdout: '', stderr: `${wrong}\n${next}\n`, code: EXIT.usage };
}

function resultOf(ending: Ending, errorsAsJson: boolean, now: number): Result {
  switch (ending.kind) {
    case 'printed': {
      const { sentences, code } = ending;
      return { stdout: '', stderr: sentences.map((sentence) => `${sentence}\n`).join(''), code };
    }
    case 'done':
      return { stdout: json(ending.document), stderr: '', code: ending.code ?? EXIT.done };
    case 'unsettled':
      return { stdout: json(ending.document), stderr: `${ending.sentences.join('\n')}\n`, code: EXIT.unsettled };
    case 'failed': {
      const { failure, fieldNames } = ending;
      const stderr = errorsAsJson ? json(failure) : `${wordsOf(failure, now, fieldNames)}\n`;
      return { stdout: '', stderr, code: ending.code ?? exitCodeOf(failure) };
    }
  }
}

function json(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
