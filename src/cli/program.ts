// The command line as a commander program. Loads the one command that is asked for; the others are names in the help.

import { CommanderError, Option, Command as Parser } from 'commander';
import type { Output } from '#io/terminal';
import type { Command, CommandEntry, Example } from './command.js';
import { COMMANDS } from './commands/index.js';
import { unknownCommand, usageError } from './usage-error.js';
import { VERSION } from './version.js';

/** What the command line asks for: run this command with these operands and options. */
export interface Invocation {
  /** `cost`, `cost diff`. */
  readonly name: string;
  readonly command: Command;
  readonly operands: readonly string[];
  readonly options: unknown;
}

const NAMES = COMMANDS.map(({ name }) => name);
const HELP_COLUMNS = 100;

const EXAMPLES: readonly Example[] = [
  { command: 'orgsim run ORG.md', summary: 'see the organization at work, and what it costs' },
  { command: 'orgsim cost ORG.md', summary: 'what it costs before it runs, agent by agent' },
  { command: 'orgsim lint', summary: 'check ./ORG.md, or every orgs/*/ORG.md' },
  { command: 'orgsim config ORG.md --origin', summary: 'every setting, and where it comes from' },
];

/**
 * Reads the arguments (without `node` and the script). Null when help or the version was asked for: it is written then.
 * Throws an OrgsimError of code `usage`.
 */
export async function readCommandLine(
  args: readonly string[],
  output: Output,
): Promise<Invocation | null> {
  const [wanted, following] = wantedWords(args);
  if (wanted !== undefined && !isKnown(wanted)) throw unknownCommand(wanted, NAMES);
  const program = createParser('orgsim', output)
    .description(
      'Simulate, price and run organizations of AI agents that are written down in one ORG.md.',
    )
    .usage('<command> [options]')
    .version(VERSION, '-v, --version', 'print the version')
    .option(
      '--no-color',
      'print without colour (also: NO_COLOR=1; FORCE_COLOR=1 for colour in a pipe)',
    )
    .helpOption('-h, --help', 'print this help; `orgsim <command> --help` for one command')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', examplesText(EXAMPLES));

  let invocation: Invocation | null = null;
  let asked: AskedCommand | undefined;
  for (const entry of COMMANDS) {
    const parser = createParser(entry.name, output).description(entry.summary);
    program.addCommand(parser);
    if (entry.name !== wanted) continue;
    asked = await loadAsked(entry, parser, following, output);
    const { name, command, parser: own } = asked;
    addCommand(own, command);
    own.action((..._operands: unknown[]) => {
      invocation = { name, command, operands: own.args, options: optionValues(own) };
    });
  }
  try {
    program.parse(asked?.isNested === true ? withoutHelpCommand(args) : args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version come as errors too: that is how commander stops.
    if (error.exitCode === 0) return null;
    // No command at all: its help is written, and that is no success.
    if (error.code === 'commander.help') throw usageError(error, undefined, []);
    throw usageError(error, asked?.name, flagsOf(program, asked?.parser));
  }
  return invocation;
}

function isKnown(name: string): boolean {
  return name === 'help' || NAMES.includes(name);
}

interface AskedCommand {
  readonly name: string;
  readonly command: Command;
  readonly parser: Parser;
  /** Whether it is a command of a command. */
  readonly isNested: boolean;
}

/** The command itself, or the one of its own that `following`, the word directly behind it, names. */
async function loadAsked(
  { name, load }: CommandEntry,
  parser: Parser,
  following: string | undefined,
  output: Output,
): Promise<AskedCommand> {
  const { command } = await load();
  const nested = command.subcommands?.find((entry) => entry.name === following);
  if (nested === undefined) return { name, command, parser, isNested: false };
  const own = createParser(nested.name, output).description(nested.summary);
  // The outer command gets none of its options then: they would take words that belong to the inner one.
  parser.addCommand(own);
  const loaded = await nested.load();
  return { name: `${name} ${nested.name}`, command: loaded.command, parser: own, isNested: true };
}

/** `help cost diff` as `cost diff --help`: commander's help command knows one word. */
function withoutHelpCommand(args: readonly string[]): readonly string[] {
  const at = args.findIndex((arg) => !arg.startsWith('-'));
  return args[at] === 'help' ? [...args.filter((_, index) => index !== at), '--help'] : args;
}

/** The flags that may stand in this command line, those of the program included. */
function flagsOf(program: Parser, parser: Parser | undefined): string[] {
  const options = [...program.options, ...(parser?.options ?? [])];
  return [...options.flatMap(({ long, short }) => [long, short]), '--help', '-h'].filter(
    (flag) => flag !== undefined,
  );
}

/**
 * The first word that is not an option, the second after `help`: no option of the program takes a value. With it what stands
 * directly behind it.
 */
function wantedWords(
  args: readonly string[],
): readonly [command: string | undefined, following: string | undefined] {
  const at = args.findIndex((arg) => !arg.startsWith('-'));
  if (at < 0) return [undefined, undefined];
  if (args[at] !== 'help') return [args[at], args[at + 1]];
  const words = args.slice(at + 1).filter((arg) => !arg.startsWith('-'));
  return [words[0], words[1]];
}

function createParser(name: string, output: Output): Parser {
  return new Parser(name)
    .exitOverride()
    .showSuggestionAfterError(false)
    .allowExcessArguments(false)
    .helpOption('-h, --help', 'print this help')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => output.stdout.write(text),
      writeErr: (text) => output.stderr.write(text),
      // Errors are worded in usage-error and printed in run-cli.
      outputError: () => undefined,
      getOutHelpWidth: () => output.stdout.columns ?? HELP_COLUMNS,
      getErrHelpWidth: () => output.stderr.columns ?? HELP_COLUMNS,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
}

function addCommand(parser: Parser, command: Command): void {
  for (const { name, summary } of command.arguments) parser.argument(name, summary);
  for (const spec of Object.values(command.options)) {
    const option = new Option(spec.flags, spec.summary);
    if (spec.default !== undefined) option.default(spec.default);
    if (spec.choices !== undefined) option.choices([...spec.choices]);
    if (spec.parse !== undefined) option.argParser(spec.parse);
    if (spec.group !== undefined) option.helpGroup(spec.group);
    parser.addOption(option);
  }
  const commands = command.subcommands ?? [];
  if (commands.length > 0) parser.addHelpText('after', subcommandsText(parser.name(), commands));
  parser.addHelpText('after', examplesText(command.examples));
}

/** The values by name; a flag that is not given is false. Said here, not as a default: help would list it. */
function optionValues(parser: Parser): Readonly<Record<string, unknown>> {
  const flags = parser.options.filter((option) => option.isBoolean());
  const notGiven = Object.fromEntries(flags.map((option) => [option.attributeName(), false]));
  return { ...notGiven, ...parser.opts<Record<string, unknown>>() };
}

function subcommandsText(owner: string, entries: readonly CommandEntry[]): string {
  return listText(
    'Commands of its own:',
    entries.map(({ name, summary }) => ({ command: `orgsim ${owner} ${name}`, summary })),
  );
}

function examplesText(examples: readonly Example[]): string {
  return listText('Examples:', examples);
}

function listText(title: string, items: readonly Example[]): string {
  const width = Math.max(...items.map(({ command }) => command.length));
  const lines = items.map(({ command, summary }) => `  ${command.padEnd(width)}  ${summary}`);
  return ['', title, ...lines].join('\n');
}
