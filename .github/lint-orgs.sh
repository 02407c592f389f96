#!/usr/bin/env bash
# Lints ORG.md files in CI: annotations on standard output, a job summary where there is one, SARIF where it is wanted. The
# exit code is that of `orgsim lint`. The action (action.yml) is this script, and so is the project's own check of orgs/.
#
# Files, folders and globs are its arguments. The rest comes from the environment:
#   LINT_FILES         more of them, one a line
#   LINT_ARGS          more options of `orgsim lint`, separated by spaces
#   LINT_FAIL_ON       the severity that fails: error, warning or info
#   LINT_MAX_WARNINGS  how many warnings pass
#   LINT_SARIF         the file to write for code scanning
#   LINT_VERSION       which orgsim to take from npm; without it the one that is installed here, else the one of this script
#   ORGSIM_COMMAND     how to start another orgsim: a command and its arguments, separated by spaces
set -euo pipefail
# shellcheck source=.github/find-orgsim.sh
. "$(dirname "${BASH_SOURCE[0]}")/find-orgsim.sh"

options=(--format github)
files=("$@")

while IFS=$' \t\r' read -r line; do
  if [ -n "$line" ]; then files+=("$line"); fi
done <<<"${LINT_FILES:-}"
if [ -n "${LINT_FAIL_ON:-}" ]; then options+=(--fail-on "$LINT_FAIL_ON"); fi
if [ -n "${LINT_MAX_WARNINGS:-}" ]; then options+=(--max-warnings "$LINT_MAX_WARNINGS"); fi
if [ -n "${LINT_SARIF:-}" ]; then options+=(--format "sarif:$LINT_SARIF"); fi
read -r -d '' -a more <<<"${LINT_ARGS:-}" || true

find_orgsim "${LINT_VERSION:-}"

summary=
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  summary="${RUNNER_TEMP:-${TMPDIR:-/tmp}}/orgsim-summary.$$.md"
  trap 'rm -f "$summary"' EXIT
  options+=(--format "markdown:$summary")
fi

# An empty array is no list to the bash of macOS: hence the `+`.
status=0
"${orgsim[@]}" lint "${options[@]}" ${more[@]+"${more[@]}"} -- ${files[@]+"${files[@]}"} || status=$?

if [ -n "$summary" ]; then
  if [ -s "$summary" ]; then
    cat "$summary" >>"$GITHUB_STEP_SUMMARY"
  else
    printf '### orgsim lint: nothing was checked\n\nExit code %s; the log of the step says why.\n' "$status" >>"$GITHUB_STEP_SUMMARY"
  fi
fi
exit "$status"
