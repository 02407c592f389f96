// Wrong usage in one sentence and a next step. Commander finds the fault; the words are ours.

import type { CommanderError } from 'commander';
import { didYouMean } from '#base/did-you-mean';
import { OrgsimError } from '#base/errors';

/** A first word that is no command. */
export function unknownCommand(word: string, known: readonly string[]): OrgsimError {
  const suggestion = didYouMean(word, known);
  if (suggestion !== null) {
    return usage(`There is no command "${word}".`, `Did you mean \`orgsim ${suggestion}\`?`);
  }
  if (/\.md$|[/\\]/i.test(word)) {
    return usage(
      `"${word}" is no command.`,
      `Say what to do with it, for instance: orgsim lint ${word}`,
    );
  }
  return usage(
    `There is no command "${word}".`,
    `The commands are: ${known.join(', ')}. See orgsim --help.`,
  );
}

/** What commander refused. `knownFlags` are the long and short flags of the command that was asked for. */
export function usageError(
  error: CommanderError,
  command: string | undefined,
  knownFlags: readonly string[],
): OrgsimError {
  const help = `See orgsim ${command === undefined ? '' : `${command} `}--help.`;
  // Commander's messages name what is at fault in quotes: `error: unknown option '--fromat'`.
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.help':
      return usage('No command is given.', `See orgsim --help.`);
    case 'commander.unknownOption':
      return unknownOption(quoted, command, knownFlags, help);
    case 'commander.optionMissingArgument':
      return usage(`The option ${quoted} needs a value.`, help);
    case 'commander.missingArgument':
      return usage(`The argument <${quoted}> is missing.`, help);
    case 'commander.excessArguments':
      return usage(`orgsim ${command ?? ''} takes fewer arguments.`, help);
    case 'commander.invalidArgument':
      return invalidValue(error.message, help);
    default:
      return usage(sentence(error.message), help);
  }
}

function unknownOption(
  flag: string,
  command: string | undefined,
  knownFlags: readonly string[],
  help: string,
): OrgsimError {
  const name = flag.split('=')[0] ?? flag;
  const suggestion = didYouMean(name, knownFlags);
  const owner = command === undefined ? 'orgsim' : `orgsim ${command}`;
  return usage(
    `${owner} has no option ${name}.`,
    suggestion === null ? help : `Did you mean ${suggestion}?`,
  );
}

/** `error: option '--format <name>' argument 'x' is invalid. Allowed choices are a, b.` */
function invalidValue(message: string, help: string): OrgsimError {
  const match = /'([^']*)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/su.exec(
    message,
  );
  if (match === null) return usage(sentence(message), help);
  const [, option, value, choices] = match;
  return usage(`The option ${option} does not take "${value}".`, `It takes: ${choices}.`);
}

/** Commander's `error: something is wrong` as a sentence. */
function sentence(message: string): string {
  const text = message.replace(/^error: /, '').trim();
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return capital.endsWith('.') ? capital : `${capital}.`;
}

function usage(message: string, hint: string): OrgsimError {
  return new OrgsimError('usage', message, hint);
}
