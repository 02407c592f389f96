// Files of other revisions, from real repositories: what is read, and every way in which it cannot be.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readGitFile } from '#io/git-file';
import { POLLING, SLEEPING } from '../main/sample-orgs.js';

let root: string;
let repo: string;
const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', args, {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: root,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@example.com',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@example.com',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'orgsim-git-'));
  repo = join(root, 'repo');
  mkdirSync(join(repo, 'teams', 'a b'), { recursive: true });
  mkdirSync(join(root, 'plain'));
  writeFileSync(join(root, 'plain', 'ORG.md'), POLLING);
  git(root, 'init', '-q', '-b', 'main', 'repo');
  const write = (name: string, text: string | Buffer) => writeFileSync(join(repo, name), text);
  write('ORG.md', POLLING);
  write('teams/ORG.md', SLEEPING);
  write('teams/a b/ORG.md', POLLING);
  write('-x.md', SLEEPING);
  write('star*.md', SLEEPING);
  write('binary.md', Buffer.from([35, 32, 0, 1, 2]));
  write('latin.md', Buffer.from([35, 32, 0xe4, 10]));
  write('huge.md', Buffer.alloc(8 * 1024 * 1024 + 1, 'a\n'));
  symlinkSync('teams/ORG.md', join(repo, 'link.md'));
  git(repo, 'add', '.');
  git(repo, 'commit', '-qm', 'one');
  git(repo, 'tag', 'v1');
  write('ORG.md', SLEEPING);
  write('starred.md', POLLING);
  git(repo, 'add', '.');
  git(repo, 'commit', '-qm', 'two');
  git(root, 'clone', '-q', '--depth=1', `file://${repo}`, 'shallow');
  git(root, 'init', '-q', 'empty');
  writeFileSync(join(root, 'empty', 'ORG.md'), POLLING);
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const start = process.cwd();
beforeEach(() => {
  vi.stubEnv('HOME', root);
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
});
afterEach(() => {
  process.chdir(start);
  vi.unstubAllEnvs();
});

/** The text of the file as someone in the folder `at` reads it. */
async function read(operand: string, at = 'repo'): Promise<string> {
  process.chdir(join(root, at));
  return (await readGitFile(operand)).text;
}

describe('what is read', () => {
  test('a branch, a tag, a commit, what is before them', async () => {
    expect(await read('git:HEAD~1:ORG.md')).toBe(POLLING);
    expect(await read('git:v1:ORG.md')).toBe(POLLING);
    expect(await read('git:main:ORG.md')).toBe(SLEEPING);
    const commit = git(repo, 'rev-parse', 'v1').trim();
    expect(await read(`git:${commit}:ORG.md`)).toBe(POLLING);
    expect(await read(`git:${commit.slice(0, 9)}:ORG.md`)).toBe(POLLING);
  });

  test('a folder means its ORG.md, a path counts from here or from the top', async () => {
    expect(await read('git:v1:teams')).toBe(SLEEPING);
    expect(await read('git:v1:.')).toBe(POLLING);
    expect(await read('git:v1:/')).toBe(POLLING);
    expect(await read('git:v1:ORG.md', 'repo/teams')).toBe(SLEEPING);
    expect(await read('git:v1:../ORG.md', 'repo/teams')).toBe(POLLING);
    expect(await read('git:v1:/ORG.md', 'repo/teams')).toBe(POLLING);
  });

  test('names that are options, blanks or patterns elsewhere are names', async () => {
    expect(await read('git:v1:teams/a b/ORG.md')).toBe(POLLING);
    expect(await read('git:v1:-x.md')).toBe(SLEEPING);
    expect(await read('git:HEAD:star*.md')).toBe(SLEEPING);
  });

  test('it is called as it was typed, and its place here is known', async () => {
    process.chdir(join(root, 'repo', 'teams'));
    expect(await readGitFile('git:v1:a b')).toMatchObject({
      name: 'git:v1:a b',
      path: 'a b/ORG.md',
    });
    expect(await readGitFile('git:v1:/ORG.md')).toMatchObject({ path: '../ORG.md' });
  });

  test('in a clone of the newest commit alone', async () => {
    expect(await read('git:HEAD:ORG.md', 'shallow')).toBe(SLEEPING);
  });
});

describe('what cannot be read: one sentence and the next step', () => {
  const FROM_HERE =
    'The path counts from the current folder; one that starts with / from the top of the repository.';
  const LISTED = 'git branch --all and git tag list what there is; git fetch brings more.';

  test.each([
    ['git:nowhere:ORG.md', 'nothing-matched', 'git knows no revision nowhere here.', LISTED],
    ['git:v1..main:ORG.md', 'nothing-matched', 'git knows no revision v1..main here.', LISTED],
    ['git:^v1:ORG.md', 'nothing-matched', 'git knows no revision ^v1 here.', LISTED],
    ['git:v1:gone.md', 'file-not-found', 'v1 has no file gone.md.', FROM_HERE],
    ['git:v1:ORG.md/x', 'file-not-found', 'v1 has no file ORG.md/x.', FROM_HERE],
    ['git:v1:teams/a b/c', 'file-not-found', 'v1 has no file teams/a b/c.', FROM_HERE],
    ['git:v1:../x', 'usage', 'git:v1:../x leads out of the repository.', FROM_HERE],
    ['git:v1:binary.md', 'file-unreadable', 'git:v1:binary.md is a binary file, not text.', ''],
    ['git:v1:latin.md', 'file-unreadable', 'git:v1:latin.md is not text in UTF-8.', ''],
    ['git:v1:huge.md', 'file-unreadable', 'git:v1:huge.md is larger than 8 MiB.', ''],
    ['git:v1:link.md', 'file-unreadable', 'git:v1:link.md is a link, not a file.', ''],
    ['git:--version:x', 'usage', '"--version" is no name of a git revision.', ''],
  ])('%s', async (operand, code, message, hint) => {
    await expect(read(operand)).rejects.toMatchObject({
      code,
      message,
      hint: hint === '' ? expect.stringMatching(/./) : hint,
    });
  });

  test('a path that is meant from the top', async () => {
    await expect(read('git:v1:teams/ORG.md', 'repo/teams')).rejects.toMatchObject({
      message: 'v1 has no file teams/teams/ORG.md.',
      hint: 'From the top of the repository it is git:v1:/teams/ORG.md',
    });
  });

  test('no repository', async () => {
    vi.stubEnv('GIT_CEILING_DIRECTORIES', root);
    await expect(read('git:main:ORG.md', 'plain')).rejects.toMatchObject({
      code: 'file-unreadable',
      message: 'This folder is in no git repository.',
    });
  });

  test('a repository without a commit', async () => {
    await expect(read('git:HEAD:ORG.md', 'empty')).rejects.toMatchObject({ hint: LISTED });
  });

  test('a commit that a shallow clone does not have', async () => {
    await expect(read('git:HEAD~1:ORG.md', 'shallow')).rejects.toMatchObject({
      message: 'git knows no revision HEAD~1 here.',
      hint: expect.stringContaining('fetch-depth: 0'),
    });
  });

  test('a repository that git does not trust', async () => {
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
    await expect(read('git:v1:ORG.md')).rejects.toMatchObject({
      code: 'file-unreadable',
      message: expect.stringMatching(/^git refuses: detected dubious ownership in repository/),
    });
  });

  test('no git', async () => {
    vi.stubEnv('PATH', join(root, 'plain'));
    await expect(read('git:v1:ORG.md')).rejects.toMatchObject({
      code: 'file-unreadable',
      message: 'git is not installed here, or not found.',
    });
  });

  test('a git that breaks off', async () => {
    writeFileSync(join(root, 'plain', 'git'), '#!/bin/sh\nkill -9 $$\n', { mode: 0o755 });
    vi.stubEnv('PATH', join(root, 'plain'));
    await expect(read('git:v1:ORG.md')).rejects.toMatchObject({
      code: 'file-unreadable',
      message: expect.stringMatching(/^git did not answer \(/),
    });
  });
});
