// What a command is: its arguments and options as data, and what it does. Knows nothing of any single command.

import type { Output } from '#io/terminal';
import type { ExitCode } from './exit-codes.js';

/** One option. `T` is the type of its value in the command's `Options`. */
interface OptionSpec<T> {
  /** As commander writes them: `--quiet`, `--format <name>`, `-s, --seed <number>`. */
  readonly flags: string;
  readonly summary: string;
  /** The heading under which help lists it, with a colon; `Options:` unless said. */
  readonly group?: string;
  /** The value when the option is not given; without it the value is undefined (false for a flag without a value). */
  readonly default?: T;
  readonly choices?: readonly string[];
  /**
   * Turns the text into the value; `previous` is the value so far where an option is given several times.
   * Throws an OrgsimError of code `usage` when it cannot.
   */
  readonly parse?: (text: string, previous: T | undefined) => T;
}

/** The options of a command by the camel-cased name of their long flag: `--max-warnings` is `maxWarnings`. */
export type OptionTable<Options> = {
  readonly [Name in keyof Options]-?: OptionSpec<Options[Name]>;
};

/** The same options, listed by help under a heading of their own: `Limits:`. */
export function inGroup<Options>(group: string, table: OptionTable<Options>): OptionTable<Options> {
  const specs = Object.entries(table as Readonly<Record<string, object>>);
  return Object.fromEntries(
    specs.map(([name, spec]) => [name, { ...spec, group }]),
  ) as OptionTable<Options>;
}

interface ArgumentSpec {
  /** As commander writes them: `<file>`, `[file]`, `[files...]`. */
  readonly name: string;
  readonly summary: string;
  /** The words that it may be, where they are a closed list: a shell offers them. */
  readonly choices?: readonly string[];
}

export interface Example {
  readonly command: string;
  readonly summary: string;
}

export interface CommandDefinition<Options> {
  readonly arguments: readonly ArgumentSpec[];
  readonly options: OptionTable<Options>;
  readonly examples: readonly Example[];
  /**
   * Commands of their own, such as `cost diff`. One is meant only directly behind the name of the command, so that a file
   * of that name can still be given: as `./diff`, or behind an option.
   */
  readonly subcommands?: readonly CommandEntry[];
  /** `operands` are the arguments in order; those of `[files...]` are spread into it. */
  run(operands: readonly string[], options: Options, output: Output): Promise<ExitCode>;
}

/** A command whose options' type is its own business. */
export interface Command {
  readonly arguments: readonly ArgumentSpec[];
  readonly options: Readonly<Record<string, OptionSpec<unknown>>>;
  readonly examples: readonly Example[];
  readonly subcommands?: readonly CommandEntry[];
  run(operands: readonly string[], options: unknown, output: Output): Promise<ExitCode>;
}

/** A command by its name; it is loaded when it is asked for. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{ readonly command: Command }>;
}

/** Checks a definition against its `Options`; each file in `commands/` exports the result as `command`. */
export function defineCommand<Options>(definition: CommandDefinition<Options>): Command {
  // The table types each option by name; the command line is parsed by that same table, so the values fit `Options`.
  return definition as unknown as Command;
}
