// Completion for fish.

import type { CompletedCommand, CompletedOption } from './command-words.js';
import { outerCommands, PROGRAM_OPTIONS } from './command-words.js';

export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const lines = [
    '# fish completion for orgsim. Load it with: orgsim completion fish | source',
    'complete -c orgsim -e',
    ...PROGRAM_OPTIONS.map((option) => line('__fish_use_subcommand', optionWords(option))),
    ...[...outerCommands(commands), { name: 'help', summary: 'print the help of a command' }].map(
      ({ name, summary }) => line('__fish_use_subcommand', `-f -a ${name} -d ${quoted(summary)}`),
    ),
    line(
      seen('help'),
      `-f -a ${quoted(
        outerCommands(commands)
          .map(({ name }) => name)
          .join(' '),
      )}`,
    ),
    ...commands.flatMap(commandLines),
  ];
  return `${lines.join('\n')}\n`;
}

function commandLines({ name, options, operands, subcommands }: CompletedCommand): string[] {
  const nested = subcommands.map((each) => each.name);
  const own = seen(name, nested);
  const words = operands.length === 0 ? [] : [line(own, `-f -a ${quoted(operands.join(' '))}`)];
  return [
    ...subcommands.map((each) => line(own, `-a ${each.name} -d ${quoted(each.summary)}`)),
    ...options.map((option) => line(own, optionWords(option))),
    ...words,
  ];
}

/** Each word of the command was typed, and none of `others`. */
function seen(command: string, others: readonly string[] = []): string {
  const typed = command.split(' ').map((word) => `__fish_seen_subcommand_from ${word}`);
  const not = others.map((word) => `not __fish_seen_subcommand_from ${word}`);
  return `'${[...typed, ...not].join('; and ')}'`;
}

function line(condition: string, words: string): string {
  return `complete -c orgsim -n ${condition} ${words}`;
}

function optionWords({ flags, summary, takesValue, values }: CompletedOption): string {
  const names = flags.map((flag) =>
    flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
  );
  const value = !takesValue
    ? ''
    : values.length === 0
      ? ' -r'
      : ` -x -a ${quoted(values.join(' '))}`;
  return `${names.join(' ')}${value} -d ${quoted(summary)}`;
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/gu, '\\$&')}'`;
}
