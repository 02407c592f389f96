// Completion for bash 3.2 and newer; without the bash-completion package.

import type { CompletedCommand, CompletedOption } from './command-words.js';
import { PROGRAM_OPTIONS } from './command-words.js';

export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const names = [...commands.map(({ name }) => name), 'help'];
  return `# bash completion for orgsim. Load it with: source <(orgsim completion bash)
_orgsim() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) command="$word"; break ;; esac
  done
  COMPREPLY=()
  case "$command $previous" in
${commands.flatMap(valueCases).join('\n')}
  esac
  if [[ $current == -* ]]; then
    case "$command" in
      "") ${reply(flagsOf(PROGRAM_OPTIONS))} ;;
${commands.map(({ name, options }) => `      ${name}) ${reply(flagsOf(options))} ;;`).join('\n')}
    esac
  elif [[ -z $command ]]; then
    ${reply(names)}
  else
    case "$command" in
      help) ${reply(names)} ;;
${commands
  .filter(({ operands }) => operands.length > 0)
  .map(({ name, operands }) => `      ${name}) ${reply(operands)} ;;`)
  .join('\n')}
    esac
  fi
}
complete -o default -o bashdefault -F _orgsim orgsim
`;
}

/** After an option with a value: its words, or files. */
function valueCases({ name, options }: CompletedCommand): string[] {
  return options.flatMap(({ flags, takesValue, values }) => {
    if (!takesValue) return [];
    const pattern = flags.map((flag) => `"${name} ${flag}"`).join('|');
    return [`    ${pattern}) ${values.length === 0 ? '' : `${reply(values)}; `}return ;;`];
  });
}

function flagsOf(options: readonly CompletedOption[]): string[] {
  return options.flatMap(({ flags }) => flags);
}

function reply(words: readonly string[]): string {
  return `COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$current"))`;
}
