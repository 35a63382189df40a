import { parseArgs } from 'node:util';
import { nearestFirst } from '@shared/fields/nearest';
import type { Command, Given, OptionKind } from './command';

const COMMON: Readonly<Record<string, OptionKind>> = {
  site: { type: 'string' },
  errors: { type: 'string' },
  help: { type: 'boolean' },
};

/** Reads the arguments of a command, or says in a sentence what is wrong with them. Pure. */
export function readArguments(command: Command, args: readonly string[]): { given: Given } | { wrong: string } {
  const known = { ...COMMON, ...command.options };
  const options = Object.fromEntries(
    Object.entries(known).map(([name, { type, multiple = false }]) => [name, { type, multiple }]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const given = givenFrom(values, positionals);
    if (given.flag('help')) return { given };
    const [least, most] = command.words;
    if (positionals.length < least || positionals.length > most) {
      return { wrong: `${command.name} is written as: ${command.usage}` };
    }
    const errors = given.text('errors') ?? 'words';
    if (errors !== 'words' && errors !== 'json') return { wrong: `--errors is words or json, not "${errors}".` };
    return { given };
  } catch (error) {
    return { wrong: describe(error, Object.keys(known)) };
  }
}

function givenFrom(values: Readonly<Record<string, unknown>>, words: readonly string[]): Given {
  const texts = (option: string): string[] =>
    [values[option]].flat().filter((value): value is string => typeof value === 'string');
  return {
    words,
    texts,
    text: (option) => texts(option).at(-1),
    flag: (option) => values[option] === true,
  };
}

/** Node words its errors for programmers; what a person mistyped is in quotes. */
function describe(error: unknown, known: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const typed = /'(?:-[^-], )?--?([^'\s=]+)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    return `There is no option --${typed}. Nearest: --${nearestFirst(typed, known)[0] ?? 'help'}.`;
  }
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    return message.includes('does not take')
      ? `--${typed} stands alone, without a value.`
      : `--${typed} wants a value. One that begins with a dash is written --${typed}=VALUE.`;
  }
  return message;
}
