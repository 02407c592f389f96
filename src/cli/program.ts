// The command line as a commander program. Loads the one command that is asked for; the others are names in the help.

import { CommanderError, Option, Command as Parser } from 'commander';
import type { Output } from '#io/terminal';
import type { Command, Example } from './command.js';
import { COMMANDS } from './commands/index.js';
import { unknownCommand, usageError } from './usage-error.js';
import { VERSION } from './version.js';

/** What the command line asks for: run this command with these operands and options. */
export interface Invocation {
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
  const wanted = wantedCommand(args);
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
  for (const { name, summary, load } of COMMANDS) {
    const parser = createParser(name, output).description(summary);
    program.addCommand(parser);
    if (name !== wanted) continue;
    const { command } = await load();
    addCommand(parser, command);
    parser.action((..._operands: unknown[]) => {
      invocation = { name, command, operands: parser.args, options: optionValues(parser) };
    });
  }
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version come as errors too: that is how commander stops.
    if (error.exitCode === 0) return null;
    // No command at all: its help is written, and that is no success.
    if (error.code === 'commander.help') throw usageError(error, undefined, []);
    throw usageError(error, wanted, flagsOf(program, wanted));
  }
  return invocation;
}

function isKnown(name: string): boolean {
  return name === 'help' || NAMES.includes(name);
}

/** The flags that may stand in this command line, those of the program included. */
function flagsOf(program: Parser, wanted: string | undefined): string[] {
  const parser = program.commands.find((candidate) => candidate.name() === wanted);
  const options = [...program.options, ...(parser?.options ?? [])];
  return [...options.flatMap(({ long, short }) => [long, short]), '--help', '-h'].filter(
    (flag) => flag !== undefined,
  );
}

/** The first word that is not an option, the second after `help`: no option of the program takes a value. */
function wantedCommand(args: readonly string[]): string | undefined {
  const words = args.filter((arg) => !arg.startsWith('-'));
  return words[0] === 'help' ? words[1] : words[0];
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
    parser.addOption(option);
  }
  parser.addHelpText('after', examplesText(command.examples));
}

/** The values by name; a flag that is not given is false. Said here, not as a default: help would list it. */
function optionValues(parser: Parser): Readonly<Record<string, unknown>> {
  const flags = parser.options.filter((option) => option.isBoolean());
  const notGiven = Object.fromEntries(flags.map((option) => [option.attributeName(), false]));
  return { ...notGiven, ...parser.opts<Record<string, unknown>>() };
}

function examplesText(examples: readonly Example[]): string {
  const width = Math.max(...examples.map(({ command }) => command.length));
  const lines = examples.map(({ command, summary }) => `  ${command.padEnd(width)}  ${summary}`);
  return ['', 'Examples:', ...lines].join('\n');
}
