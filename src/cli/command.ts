import type { Failure } from '@shared/ipc/failure';
import type { Outcome } from '@shared/ipc/outcome';
import type { Configuration, Environment } from '../main/accounts/configuration';
import type { HttpFetch } from '../main/gateway/http-fetch';
import type { Child } from '../main/storage/database';
import type { ExitCode } from './exit-codes';

/** What a command may touch. Nothing of it is global, so that a test can run a command inside its own process. */
export interface Surroundings {
  readonly configuration: Outcome<Configuration>;
  /** Without the secrets. */
  readonly env: Environment;
  /** Where relative file names start from. */
  readonly folder: string;
  readonly fetch: HttpFetch;
  readonly now: () => number;
  /** Starts the database process. */
  readonly fork: () => Child;
  readonly readStdin: () => Promise<string>;
  readonly readStdinBytes: () => Promise<Uint8Array>;
  /** Absolute path of the built worker that reads sheets. */
  readonly sheetWorker: string;
  /** One line of stdout, at once: for commands that tell as they go. */
  readonly print: (line: string) => void;
  /** Calls `stop` at the first Ctrl+C instead of ending; answers how to have it end again. */
  readonly onInterrupt: (stop: () => void) => () => void;
  /** A sentence on stderr: progress and warnings, never the result. */
  readonly tell: (sentence: string) => void;
}

/** How a command ended; who runs it makes output and exit code of it. */
export type Ending =
  /** What it had to say was printed line by line; `sentences` go to stderr. */
  | { readonly kind: 'printed'; readonly code: ExitCode; readonly sentences: readonly string[] }
  /** `document` is printed as the one JSON document on stdout. */
  | { readonly kind: 'done'; readonly document: unknown; readonly code?: ExitCode }
  /** `fieldNames` are the names of fields by id, for refusals that name ids. */
  | {
      readonly kind: 'failed';
      readonly failure: Failure;
      readonly fieldNames?: Readonly<Record<string, string>>;
      /** Where the kind of failure alone does not tell. */
      readonly code?: ExitCode;
    }
  /** A create that is journalled and neither there nor refused: what is known, and what to do. */
  | { readonly kind: 'unsettled'; readonly document: unknown; readonly sentences: readonly string[] };

/** What stood behind the command's name. */
export interface Given {
  readonly words: readonly string[];
  text(option: string): string | undefined;
  texts(option: string): readonly string[];
  flag(option: string): boolean;
}

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Behind the program's name: `issue KEY [--site SITE]`. */
  readonly usage: string;
  /** What a person reads with `--help`, below the usage. */
  readonly help: string;
  /** How many words it takes beside its options. */
  readonly words: readonly [least: number, most: number];
  /** Options of its own, beside `--site`, `--errors` and `--help`. */
  readonly options: Readonly<Record<string, OptionKind>>;
  run(given: Given, around: Surroundings): Promise<Ending>;
}

export interface OptionKind {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
}

/** An ending for a command line that does not do: what is wrong, in a sentence. */
export function wrongUsage(message: string, fields: Readonly<Record<string, string>> = {}): Ending {
  return { kind: 'failed', failure: { kind: 'invalid-input', message, fields } };
}
