// Writes a comment on a pull request, or brings the one that an earlier run wrote up to date: `node post-comment.mjs BODY MARK
// NEWS`. BODY is a file that starts with MARK; with NEWS 0 an old comment is changed, but none is written. Takes from the
// environment what GitHub Actions sets, with GITHUB_TOKEN; the number of the pull request also from PULL_REQUEST.
import { readFileSync } from 'node:fs';

const LIMIT_MS = 20_000;
const PAGE = 100;
/** A comment of ours is among the first: pages beyond are not asked for. */
const PAGES_MAX = 20;

const [file = '', mark = '', news = '1'] = process.argv.slice(2);
const {
  GITHUB_API_URL = 'https://api.github.com',
  GITHUB_REPOSITORY = '',
  GITHUB_TOKEN = '',
  GITHUB_EVENT_PATH = '',
  PULL_REQUEST = '',
} = process.env;

try {
  console.log(await postComment(readFileSync(file, 'utf8')));
} catch (error) {
  const cause = error.cause?.message;
  console.error(`error: ${error.message}${cause === undefined ? '' : ` (${cause})`}`);
  process.exitCode = 1;
}

async function postComment(body) {
  if (GITHUB_TOKEN === '') throw new Error('there is no GITHUB_TOKEN to write a comment with');
  // The error that `fetch` gives repeats the header, and the token with it.
  if (!/^[\x21-\x7e]+$/.test(GITHUB_TOKEN))
    throw new Error('GITHUB_TOKEN is no token: there are spaces or other signs in it');
  const number = pullRequest();
  if (number === null) return 'no comment: this run is of no pull request';
  const comments = `/repos/${GITHUB_REPOSITORY}/issues/${number}/comments`;
  const old = await findOurs(comments);
  if (old !== null) {
    await call('PATCH', `/repos/${GITHUB_REPOSITORY}/issues/comments/${old}`, { body });
    return `brought comment ${old} up to date`;
  }
  if (news === '0') return 'no comment: there is nothing to say, and none of an earlier run';
  const { id } = await call('POST', comments, { body });
  return `wrote comment ${id}`;
}

/** Null where the run is of none. */
function pullRequest() {
  if (!/^\w[\w.-]*\/\w?[\w.-]*\w[\w.-]*$/.test(GITHUB_REPOSITORY))
    throw new Error('GITHUB_REPOSITORY is not set');
  if (/^[1-9]\d*$/.test(PULL_REQUEST)) return Number(PULL_REQUEST);
  if (GITHUB_EVENT_PATH === '') return null;
  const { pull_request: pull, issue } = JSON.parse(readFileSync(GITHUB_EVENT_PATH, 'utf8'));
  const number = pull?.number ?? (issue?.pull_request === undefined ? undefined : issue.number);
  return Number.isSafeInteger(number) ? number : null;
}

/** Somebody else may write the mark into a comment, too: that one is not ours to change. */
async function findOurs(comments) {
  const login = await ownLogin();
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const found = await call('GET', `${comments}?per_page=${PAGE}&page=${page}`);
    const ours = found.find(
      ({ body, user }) =>
        body?.startsWith(mark) && (login === null ? user?.type === 'Bot' : user?.login === login),
    );
    if (ours !== undefined) return ours.id;
    if (found.length < PAGE) return null;
  }
  return null;
}

/** Who the token belongs to; null for the one of a job, which may not ask. */
async function ownLogin() {
  try {
    return (await call('GET', '/user')).login ?? null;
  } catch (error) {
    if (error.status === 401 || error.status === undefined) throw error;
    return null;
  }
}

async function call(method, path, value) {
  const response = await fetch(`${GITHUB_API_URL}${path}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${GITHUB_TOKEN}`,
      'user-agent': 'orgsim',
      'x-github-api-version': '2022-11-28',
      ...(value !== undefined && { 'content-type': 'application/json' }),
    },
    ...(value !== undefined && { body: JSON.stringify(value) }),
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  if (!response.ok) {
    const hint =
      response.status === 403 ? '; the job needs `permissions: pull-requests: write`' : '';
    const error = new Error(`${method} ${path.split('?')[0]}: ${response.status}${hint}`);
    throw Object.assign(error, { status: response.status });
  }
  return response.json();
}
