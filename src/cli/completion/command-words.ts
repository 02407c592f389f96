// What can be typed after `orgsim`, as data: the commands with their options and the words that each takes. Read from the
// tables that the command line itself is parsed by, so that completion offers what is there. Knows no shell.

import type { Command } from '../command.js';

export interface CompletedOption {
  /** `--format`, and `-s` where there is one. */
  readonly flags: readonly string[];
  readonly summary: string;
  /** Whether a value follows. */
  readonly takesValue: boolean;
  /** The values, where they are a closed list. */
  readonly values: readonly string[];
}

export interface CompletedCommand {
  /** `cost`; of a command of a command `cost diff`. */
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** What may stand as an operand, where that is a closed list; else it is a file or free text. */
  readonly operands: readonly string[];
  /** Its commands of its own, by the one word: what may stand directly behind it, beside files. */
  readonly subcommands: readonly { readonly name: string; readonly summary: string }[];
}

const HELP: CompletedOption = {
  flags: ['--help', '-h'],
  summary: 'print this help',
  takesValue: false,
  values: [],
};

export const PROGRAM_OPTIONS: readonly CompletedOption[] = [
  HELP,
  { ...HELP, flags: ['--version', '-v'], summary: 'print the version' },
  { ...HELP, flags: ['--no-color'], summary: 'print without colour' },
];

export function completedCommand(
  { name, summary }: { readonly name: string; readonly summary: string },
  { options, arguments: operands, subcommands = [] }: Command,
): CompletedCommand {
  const own = Object.values(options).map(({ flags, summary: text, choices }) => ({
    flags: flags.split(/[\s,]+/u).filter((word) => word.startsWith('-')),
    summary: text,
    takesValue: /[<[]/u.test(flags),
    values: choices ?? [],
  }));
  const words = operands.flatMap(({ choices }) => choices ?? []);
  return { name, summary, options: [...own, HELP], operands: words, subcommands };
}

/** Those that stand first on a command line. */
export function outerCommands(commands: readonly CompletedCommand[]): readonly CompletedCommand[] {
  return commands.filter(({ name }) => !name.includes(' '));
}
