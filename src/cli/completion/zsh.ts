// Completion for zsh.

import type { CompletedCommand, CompletedOption } from './command-words.js';
import { outerCommands, PROGRAM_OPTIONS } from './command-words.js';

export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const names = outerCommands(commands).map(
    ({ name, summary }) => `    '${name}:${quoted(summary)}'`,
  );
  return `#compdef orgsim
# zsh completion for orgsim. Load it with: source <(orgsim completion zsh), after compinit
_orgsim() {
  local -a commands=(
${names.join('\n')}
    'help:print the help of a command'
  )
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \\
${PROGRAM_OPTIONS.map((option) => `    ${argument(option)} \\`).join('\n')}
    '1: :->command' '*:: :->operands'
  case $state in
    command) _describe 'command' commands ;;
    operands)
      case $words[1] in
        help) _describe 'command' commands ;;
${outerCommands(commands)
  .map((command) => commandCase(command, commands))
  .join('\n')}
      esac ;;
  esac
}
if [[ $funcstack[1] == _orgsim ]]; then _orgsim "$@"; else compdef _orgsim orgsim; fi
`;
}

function commandCase(command: CompletedCommand, commands: readonly CompletedCommand[]): string {
  const { name, subcommands } = command;
  if (subcommands.length === 0) return `        ${name}) ${argumentsOf(command)} ;;`;
  const nested = subcommands.map((each) => {
    const own = commands.find((candidate) => candidate.name === `${name} ${each.name}`);
    const body = own === undefined ? '_files' : argumentsOf(own);
    return `            ${each.name}) shift words; (( CURRENT-- )); ${body} ;;`;
  });
  const words = subcommands.map((each) => `'${each.name}:${quoted(each.summary)}'`).join(' ');
  return `        ${name})
          local -a own=(${words})
          if (( CURRENT == 2 )); then _describe -t commands 'command' own; fi
          case $words[2] in
${nested.join('\n')}
            *) ${argumentsOf(command)} ;;
          esac ;;`;
}

function argumentsOf({ options, operands }: CompletedCommand): string {
  const words = operands.length === 0 ? '_files' : `(${operands.join(' ')})`;
  const specs = [...options.map(argument), `'*: :${words}'`];
  return `_arguments ${specs.join(' ')}`;
}

/** `'(--quiet)--quiet[list errors only]'`; an option may stand several times. */
function argument({ flags, summary, takesValue, values }: CompletedOption): string {
  const what = values.length === 0 ? '_files' : `(${values.join(' ')})`;
  const value = takesValue ? `:value:${what}` : '';
  return flags.map((flag) => `'*${flag}[${quoted(summary)}]${value}'`).join(' ');
}

/** Within single quotes, and within the brackets and colons of a specification. */
function quoted(text: string): string {
  return text.replaceAll("'", "'\\''").replace(/[[\]:\\]/gu, '\\$&');
}
