// The comment on a pull request, against a server that answers as GitHub does: written once, then kept up to date.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { BIN } from '../cli/run-orgsim.js';
import { ROOT } from '../house/project.js';

const SCRIPT = join(ROOT, '.github', 'post-comment.mjs');
const MARK = '<!-- orgsim-cost -->';
const BODY = `${MARK}\n### orgsim cost: "quotes" \\$1 \`touch owned\`\n`;

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string; readonly type: string };
}
interface Asked {
  readonly call: string;
  readonly token: string | undefined;
  readonly body: string | undefined;
}

let folder: string;
let server: Server;
let url: string;
let comments: Comment[];
let asked: Asked[];
/** Who the token belongs to; null for that of a job. */
let login: string | null;
/** The status of what is written. */
let status: number;

const BOT = { login: 'github-actions[bot]', type: 'Bot' };
const PERSON = { login: 'ana', type: 'User' };
const chat = (count: number): Comment[] =>
  Array.from({ length: count }, (_, at) => ({ id: at + 1, body: 'hello', user: PERSON }));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-comment-'));
  writeFileSync(join(folder, 'body.md'), BODY);
  writeFileSync(join(folder, 'event.json'), JSON.stringify({ pull_request: { number: 7 } }));
  writeFileSync(join(folder, 'push.json'), JSON.stringify({ ref: 'refs/heads/main' }));
  server = createServer((request, response) => {
    void answer(request).then(([code, value]) => {
      response.writeHead(code, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  [comments, asked, login, status] = [[], [], null, 200];
});

async function answer(request: IncomingMessage): Promise<[number, unknown]> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  const call = `${request.method ?? ''} ${request.url ?? ''}`;
  const { body } = text === '' ? {} : JSON.parse(text);
  asked.push({ call, token: request.headers.authorization, body });
  if (call === 'GET /user') return login === null ? [403, {}] : [200, { login }];
  if (call.startsWith('GET ')) {
    const page = Number(new URL(call.slice(4), url).searchParams.get('page'));
    return [200, comments.slice((page - 1) * 100, page * 100)];
  }
  return [status, { id: 99 }];
}

function call(
  [program, ...args]: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
  cwd = folder,
) {
  const options = {
    cwd,
    env: {
      PATH: process.env.PATH,
      GITHUB_API_URL: url,
      GITHUB_REPOSITORY: 'acme/orgs',
      GITHUB_TOKEN: 'secret',
      GITHUB_EVENT_PATH: join(folder, 'event.json'),
      ...env,
    },
  };
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}
const post = (env: Readonly<Record<string, string>> = {}, news = '1') =>
  call([process.execPath, SCRIPT, join(folder, 'body.md'), MARK, news], env);
const written = () => asked.filter(({ call }) => !call.startsWith('GET '));

test('the first time it is written', async () => {
  comments = chat(3);
  expect(await post()).toEqual({ code: 0, stdout: 'wrote comment 99\n', stderr: '' });
  expect(written()).toEqual([
    { call: 'POST /repos/acme/orgs/issues/7/comments', token: 'Bearer secret', body: BODY },
  ]);
  expect(new Set(asked.map(({ token }) => token))).toEqual(new Set(['Bearer secret']));
});

test('then it is brought up to date in its place, wherever it stands', async () => {
  comments = [...chat(150), { id: 500, body: `${MARK}\nold`, user: BOT }, ...chat(3)];
  expect((await post()).stdout).toBe('brought comment 500 up to date\n');
  expect(written()).toMatchObject([
    { call: 'PATCH /repos/acme/orgs/issues/comments/500', body: BODY },
  ]);
});

test('a comment with the mark that somebody else wrote is left alone', async () => {
  comments = [
    { id: 1, body: `${MARK} fake`, user: PERSON },
    { id: 2, body: `see ${MARK}`, user: BOT },
  ];
  expect((await post()).stdout).toBe('wrote comment 99\n');
  asked = [];
  login = 'ana';
  expect((await post()).stdout).toBe('brought comment 1 up to date\n');
});

test('without news an old comment is changed, and none is written', async () => {
  expect((await post({}, '0')).stdout).toContain('no comment: there is nothing to say');
  expect(written()).toEqual([]);
  comments = [{ id: 5, body: `${MARK}\nold`, user: BOT }];
  expect((await post({}, '0')).stdout).toBe('brought comment 5 up to date\n');
});

test('a run of no pull request has no comment', async () => {
  for (const path of ['', join(folder, 'push.json')]) {
    expect(await post({ GITHUB_EVENT_PATH: path })).toMatchObject({
      code: 0,
      stdout: 'no comment: this run is of no pull request\n',
    });
  }
  expect(asked).toEqual([]);
  expect((await post({ GITHUB_EVENT_PATH: '', PULL_REQUEST: '12' })).stdout).toContain('wrote');
  expect(written()[0]?.call).toBe('POST /repos/acme/orgs/issues/12/comments');
});

test('what goes wrong is one line, without the token', async () => {
  status = 403;
  expect(await post()).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'error: POST /repos/acme/orgs/issues/7/comments: 403; the job needs `permissions: pull-requests: write`\n',
  });
  status = 500;
  expect((await post()).stderr).toBe('error: POST /repos/acme/orgs/issues/7/comments: 500\n');
  expect((await post({ GITHUB_TOKEN: '' })).stderr).toContain('there is no GITHUB_TOKEN');
  expect((await post({ GITHUB_REPOSITORY: '../x' })).stderr).toContain('GITHUB_REPOSITORY is not');
  const torn = await post({ GITHUB_TOKEN: 'sec\nret' });
  expect(torn).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error: .*\n$/u) });
  expect(torn.stderr).not.toContain('sec');
  const gone = await post({ GITHUB_API_URL: 'http://127.0.0.1:1' });
  expect(gone).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error: .*\n$/u) });
});

test('by the script of the action: written, then changed, also to say that nothing is left', async () => {
  const repo = join(folder, 'repo');
  execFileSync('git', ['init', '-q', '-b', 'main', repo]);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: repo,
    });
  const org = (rate: number) =>
    writeFileSync(
      join(repo, 'ORG.md'),
      `# A\n\n## Structure\n\n### Ana\n\n- **Trigger:** event-driven\n- **Activity:** ${rate} events/hr\n`,
    );
  org(3);
  git('add', '.');
  git('commit', '-qm', 'base');
  const compare = () =>
    call(
      ['bash', join(ROOT, '.github', 'cost-orgs.sh')],
      { COST_BASE: 'HEAD', COST_COMMENT: 'true', ORGSIM_COMMAND: `${process.execPath} ${BIN}` },
      repo,
    );
  expect(await compare()).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('no comment: there is nothing to say'),
  });
  org(6);
  expect((await compare()).stdout).toContain('wrote comment 99');
  const [{ body = '' } = {}] = written();
  expect(body).toMatch(/^<!-- orgsim-cost -->\n### orgsim cost: \+/u);
  comments = [{ id: 99, body, user: BOT }];
  org(3);
  expect((await compare()).stdout).toContain('brought comment 99 up to date');
  expect(written().at(-1)?.body).toBe(`${MARK}\n### orgsim cost: no ORG.md changed\n`);
  org(6);
  status = 403;
  const refused = await compare();
  expect(refused).toMatchObject({ code: 0, stdout: expect.stringContaining('::warning title=') });
  expect(refused.stderr).toContain('the job needs `permissions: pull-requests: write`');
});
