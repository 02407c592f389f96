// Completion for zsh.

import type { CompletedCommand, CompletedOption } from './command-words.js';
import { PROGRAM_OPTIONS } from './command-words.js';

export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name, summary }) => `    '${name}:${quoted(summary)}'`);
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
${commands.map(commandCase).join('\n')}
      esac ;;
  esac
}
if [[ $funcstack[1] == _orgsim ]]; then _orgsim "$@"; else compdef _orgsim orgsim; fi
`;
}

function commandCase({ name, options, operands }: CompletedCommand): string {
  const words = operands.length === 0 ? '_files' : `(${operands.join(' ')})`;
  const specs = [...options.map(argument), `'*: :${words}'`];
  return `        ${name}) _arguments ${specs.join(' ')} ;;`;
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
