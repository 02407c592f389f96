#!/usr/bin/env bash
# Says in CI what changes of ORG.md files do to the bill: a table in the log, a job summary where there is one, a comment on the
# pull request where it is wanted. The exit code is the worst that `orgsim cost diff` had: 1 where a limit was passed or an org
# has errors, 2 where something could not be compared.
#
# Nothing but the environment says what to do:
#   COST_BASE          what to compare with: a revision; without it the base of the pull or merge request. Compared is what
#                      changed since the branch left it
#   COST_FILES         files to compare, changed or not, one a line; without it every ORG.md that was changed, added or deleted
#   COST_ARGS          more options of `orgsim cost diff`, separated by spaces
#   COST_BUDGET        the most that an org may cost, such as 200/month
#   COST_MAX_INCREASE  the most that an org may cost more, such as 10% or $20
#   COST_FAIL_ON       what else fails: unpriced, budget, increase
#   COST_COMMENT       true: write a comment on the pull request, or bring the one of an earlier run up to date
#   COST_REPORT        a file to write, with what the comment says
#   COST_VERSION       which orgsim to take from npm; without it the one that is installed here, else the one of this script
#   ORGSIM_COMMAND     how to start another orgsim: a command and its arguments, separated by spaces
set -euo pipefail
here="$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=.github/find-orgsim.sh
. "$here/find-orgsim.sh"
find_orgsim "${COST_VERSION:-}"

MARK='<!-- orgsim-cost -->'
BYTES_MAX=60000

fail() {
  echo "error: $1" >&2
  exit 2
}

# The first that is there: the merge commit that GitHub checks out has the base as its first parent.
base="${COST_BASE:-}"
if [ -z "$base" ]; then
  for candidate in "${CI_MERGE_REQUEST_DIFF_BASE_SHA:-}" "${GITHUB_BASE_REF:+origin/$GITHUB_BASE_REF}"; do
    if [ -n "$candidate" ] && git rev-parse --quiet --verify "$candidate^{commit}" >/dev/null; then
      base="$candidate"
      break
    fi
  done
  if [ -z "$base" ] && git rev-parse --quiet --verify 'HEAD^2' >/dev/null; then base='HEAD^1'; fi
  if [ -z "$base" ]; then fail 'there is nothing to compare with: say so in COST_BASE, or check out more than one commit (fetch-depth: 0).'; fi
fi
case "$base" in -*) fail "$base is no revision." ;; esac
commit=$(git rev-parse --quiet --verify "$base^{commit}") ||
  fail "git knows no revision $base here; a checkout of one commit has none but its own (fetch-depth: 0)."
# What happened on the base since then is not of this branch.
if fork=$(git merge-base "$commit" HEAD 2>/dev/null); then commit="$fork"; fi
commit=$(git rev-parse --short=12 "$commit")

options=(--allow-missing)
# With `=`: a value is never taken for an option.
if [ -n "${COST_BUDGET:-}" ]; then options+=("--budget=$COST_BUDGET"); fi
if [ -n "${COST_MAX_INCREASE:-}" ]; then options+=("--max-increase=$COST_MAX_INCREASE"); fi
if [ -n "${COST_FAIL_ON:-}" ]; then options+=("--fail-on=$COST_FAIL_ON"); fi
read -r -d '' -a more <<<"${COST_ARGS:-}" || true

temporary=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/orgsim-cost.XXXXXX")
trap 'rm -rf "$temporary"' EXIT
body="$temporary/body.md"
echo "$MARK" >"$body"
compared=0
worst=0

# compare OLD NEW: paths from here, both the same unless the file was renamed.
compare() {
  local part="$temporary/part.md" status=0 new="$2"
  case "$new" in -* | git:*) new="./$new" ;; esac
  rm -f "$part"
  compared=$((compared + 1))
  "${orgsim[@]}" cost diff "${options[@]}" ${more[@]+"${more[@]}"} --format "md:$part" -- "git:$commit:$1" "$new" || status=$?
  if [ "$status" -gt "$worst" ]; then worst="$status"; fi
  if [ ! -s "$part" ]; then
    printf '### orgsim cost: an org was not compared\n\nExit code %s; the log of the step says which, and why.\n' "$status" >"$part"
  fi
  if [ $(($(wc -c <"$body") + $(wc -c <"$part"))) -gt "$BYTES_MAX" ]; then
    printf '\nMore orgs changed than a comment holds; the log of the step has all.\n' >"$part"
    if tail -n 1 "$body" | grep -q '^More orgs changed'; then return; fi
  fi
  # The mark stands once, at the top.
  { sed "/^$MARK\$/d" "$part"; } >>"$body"
}

is_org() {
  [[ "${1##*/}" =~ ^ORG(\.[A-Za-z0-9_-]+)?\.md$ ]]
}

files=()
while IFS=$' \t\r' read -r line; do
  if [ -n "$line" ]; then files+=("$line"); fi
done <<<"${COST_FILES:-}"

if [ "${#files[@]}" -gt 0 ]; then
  for file in "${files[@]}"; do compare "$file" "$file"; done
else
  git diff --name-status -z --find-renames=70% --relative "$commit" -- >"$temporary/changed"
  # The third descriptor: what is started in the loop must not read the list.
  while IFS= read -r -d '' -u 3 kind && IFS= read -r -d '' -u 3 old; do
    new="$old"
    case "$kind" in [RC]*) IFS= read -r -d '' -u 3 new ;; esac
    if is_org "$old" && is_org "$new"; then compare "$old" "$new"
    elif is_org "$new"; then compare "$new" "$new"
    elif is_org "$old"; then compare "$old" "$old"
    fi
  done 3<"$temporary/changed"
fi

if [ "$compared" = 0 ]; then
  echo "no ORG.md changed since $commit"
  printf '### orgsim cost: no ORG.md changed\n' >>"$body"
fi
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$body" >>"$GITHUB_STEP_SUMMARY"; fi
if [ -n "${COST_REPORT:-}" ]; then cp "$body" "$COST_REPORT"; fi
if [ "${COST_COMMENT:-}" = true ]; then
  # A comment that cannot be written is no reason to fail: pull requests of forks may not write any.
  node "$here/post-comment.mjs" "$body" "$MARK" "$compared" ||
    echo '::warning title=orgsim cost::The comment on the pull request was not written; the log says why.'
fi
exit "$worst"
