// Completion for bash 3.2 and newer; without the bash-completion package.

import type { CompletedCommand, CompletedOption } from './command-words.js';
import { outerCommands, PROGRAM_OPTIONS } from './command-words.js';

export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const names = [...outerCommands(commands).map(({ name }) => name), 'help'];
  return `# bash completion for orgsim. Load it with: source <(orgsim completion bash)
_orgsim() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="" word
  local at=1
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    at=$((at + 1))
    case "$word" in -*) ;; *) command="$word"; break ;; esac
  done
  if [[ -n $command && $at -lt $COMP_CWORD ]]; then
    case "$command \${COMP_WORDS[at]}" in
${nestedCases(commands)}
    esac
  fi
  COMPREPLY=()
  case "$command $previous" in
${commands.flatMap(valueCases).join('\n')}
  esac
  if [[ $current == -* ]]; then
    case "$command" in
      "") ${reply(flagsOf(PROGRAM_OPTIONS))} ;;
${commands.map(({ name, options }) => `      ${quoted(name)}) ${reply(flagsOf(options))} ;;`).join('\n')}
    esac
  elif [[ -z $command ]]; then
    ${reply(names)}
  else
    case "$command" in
      help) ${reply(names)} ;;
${outerCommands(commands)
  .filter(({ subcommands }) => subcommands.length > 0)
  .map(besideFiles)
  .join('\n')}
${commands
  .filter(({ operands }) => operands.length > 0)
  .map(({ name, operands }) => `      ${quoted(name)}) ${reply(operands)} ;;`)
  .join('\n')}
    esac
  fi
}
complete -o default -o bashdefault -F _orgsim orgsim
`;
}

/** `"cost diff") command="cost diff" ;;` for each command of a command. */
function nestedCases(commands: readonly CompletedCommand[]): string {
  const nested = commands.filter(({ name }) => name.includes(' '));
  return nested.map(({ name }) => `      "${name}") command="${name}" ;;`).join('\n');
}

/** Directly behind the command its own commands and files; behind that the shell offers files. */
function besideFiles({ name, subcommands }: CompletedCommand): string {
  const words = subcommands.map((each) => each.name).join(' ');
  return `      ${name}) if [[ $at -eq $COMP_CWORD ]]; then
        local IFS=$'\\n'
        COMPREPLY=($(IFS=' ' compgen -W "${words}" -- "$current") $(compgen -f -- "$current"))
      fi ;;`;
}

/** A pattern of `case`: one word as it is, two in quotes. */
function quoted(name: string): string {
  return name.includes(' ') ? `"${name}"` : name;
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
