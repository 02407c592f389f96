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
ALL_COMMITS='fetch-depth: 0 of actions/checkout, GIT_DEPTH: "0" on GitLab'

fail() {
  echo "error: $1" >&2
  exit 2
}

# Nothing but the comment needs it, and whatever orgsim is installed in the pull request is started below.
token="${GITHUB_TOKEN:-}"
unset GITHUB_TOKEN

# What git says here is better than what could be guessed: no repository, or one of another user.
git rev-parse --git-dir >/dev/null || exit 2

is_commit() {
  git rev-parse --quiet --verify "$1^{commit}" >/dev/null
}

# Whether HEAD is the merge that GitHub makes of a pull request: its first parent is the base. A checkout of one commit lacks
# both parents, and fetches them.
is_merge_of_pull_request() {
  case "${GITHUB_REF:-}" in refs/pull/*/merge) ;; *) return 1 ;; esac
  if [ "$(git rev-parse HEAD)" != "${GITHUB_SHA:-}" ]; then return 1; fi
  if ! is_commit 'HEAD^2'; then git fetch --quiet --no-tags --depth=2 origin "$GITHUB_SHA" || return 1; fi
  is_commit 'HEAD^2'
}

# The first that is there.
base="${COST_BASE:-}"
if [ -z "$base" ] && is_merge_of_pull_request; then base='HEAD^1'; fi
if [ -z "$base" ]; then
  for candidate in "${CI_MERGE_REQUEST_DIFF_BASE_SHA:-}" "${GITHUB_BASE_REF:+origin/$GITHUB_BASE_REF}"; do
    if [ -n "$candidate" ] && is_commit "$candidate"; then
      base="$candidate"
      break
    fi
  done
  if [ -z "$base" ]; then fail "there is nothing to compare with: run it on pull requests, with a checkout of all commits ($ALL_COMMITS), or name a revision (cost-base, COST_BASE)."; fi
fi
case "$base" in -*) fail "$base is no revision." ;; esac
commit=$(git rev-parse --quiet --verify "$base^{commit}") ||
  fail "git knows no revision $base here; a checkout of few commits lacks it ($ALL_COMMITS)."
# What happened on the base since then is not of this branch.
if fork=$(git merge-base "$commit" HEAD 2>/dev/null); then
  commit="$fork"
else
  echo "note: $base and this branch have no common commit here ($ALL_COMMITS): what changed on $base since counts, too" >&2
fi
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
mute=
if [ "${GITHUB_ACTIONS:-}" = true ]; then mute="${temporary##*.}$RANDOM$RANDOM"; fi

# compare OLD NEW: paths from here, both the same unless the file was renamed.
compare() {
  local part="$temporary/part.md" status=0 new="$2" name
  case "$new" in -* | git:*) new="./$new" ;; esac
  rm -f "$part"
  compared=$((compared + 1))
  # A line of an org must not be taken for a command of the workflow.
  if [ -n "$mute" ]; then echo "::stop-commands::$mute"; fi
  "${orgsim[@]}" cost diff "${options[@]}" ${more[@]+"${more[@]}"} --format "md:$part" -- "git:$commit:$1" "$new" || status=$?
  if [ -n "$mute" ]; then echo "::$mute::"; fi
  if [ "$status" -gt "$worst" ]; then worst="$status"; fi
  if [ ! -s "$part" ]; then
    # Whatever a file is called, in Markdown it is a name.
    name=$(printf '%s' "$2" | LC_ALL=C tr -cd 'A-Za-z0-9._/ -')
    printf '### orgsim cost: `%s` was not compared\n\nExit code %s; the log of the step says why.\n' "$name" "$status" >"$part"
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
  GITHUB_TOKEN="$token" node "$here/post-comment.mjs" "$body" "$MARK" "$compared" ||
    echo '::warning title=orgsim cost::The comment on the pull request was not written; the log says why.'
fi
exit "$worst"
