# Which orgsim the scripts of the action start. To be sourced; knows no command of it.

# Sets the array `orgsim`: ORGSIM_COMMAND (a command and its arguments, separated by spaces), else the version $1 from npm, else
# the one that is installed here, else from npm the one that this script came with.
find_orgsim() {
  local package
  if [ -n "${ORGSIM_COMMAND:-}" ]; then
    read -r -d '' -a orgsim <<<"$ORGSIM_COMMAND" || true
  elif [ -n "$1" ]; then
    orgsim=(npx --yes "orgsim@$1")
  elif [ -x node_modules/.bin/orgsim ]; then
    orgsim=(node_modules/.bin/orgsim)
  else
    package="$(dirname "${BASH_SOURCE[0]}")/../package.json"
    orgsim=(npx --yes "orgsim@$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).version' "$package")")
  fi
}
