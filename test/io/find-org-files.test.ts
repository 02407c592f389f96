import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OrgsimError } from '#base/errors';
import { findOrgFile, findOrgFiles } from '#io/find-org-files';

const here = process.cwd();
let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'orgsim-find-')));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true, force: true });
});

describe('without operands', () => {
  test('./ORG.md, and not the orgs beside it', async () => {
    touch('ORG.md', 'orgs/a/ORG.md');
    expect(await findOrgFiles([])).toEqual(['ORG.md']);
    expect(findOrgFile(undefined)).toBe('ORG.md');
  });

  test('else every orgs/*/ORG.md, sorted; a command for one org asks which', async () => {
    touch('orgs/b/ORG.md', 'orgs/a/ORG.md', 'orgs/c/notes.md', 'orgs/README.md');
    expect(await findOrgFiles([])).toEqual(['orgs/a/ORG.md', 'orgs/b/ORG.md']);
    expect(failureOf(() => findOrgFile(undefined))).toEqual([
      'There is no ORG.md here.',
      'There are 2 to choose from; one is orgs/a/ORG.md',
    ]);
  });

  test('nothing is an error', async () => {
    await expect(findOrgFiles([])).rejects.toThrow('There is no ORG.md here, and no orgs/*/ORG.md');
    expect(failureOf(() => findOrgFile(undefined))[0]).toBe('There is no ORG.md here.');
  });
});

describe('an operand', () => {
  test('that is a file is taken as it is, there or not', async () => {
    touch('team.md');
    expect(await findOrgFiles(['team.md', 'gone.md', '-'])).toEqual(['team.md', 'gone.md', '-']);
    expect(findOrgFile('gone.md')).toBe('gone.md');
  });

  test('that is a folder is its ORG.md', async () => {
    touch('acme/ORG.md', 'acme/orgs/a/ORG.md');
    expect(await findOrgFiles(['acme/'])).toEqual(['acme/ORG.md']);
    expect(findOrgFile('acme')).toBe('acme/ORG.md');
  });

  test('that is a folder of orgs is all of them', async () => {
    touch('orgs/a/ORG.md', 'orgs/b/ORG.md', 'work/orgs/c/ORG.md');
    expect(await findOrgFiles(['orgs', 'work'])).toEqual([
      'orgs/a/ORG.md',
      'orgs/b/ORG.md',
      'work/orgs/c/ORG.md',
    ]);
    expect(failureOf(() => findOrgFile('orgs'))).toEqual([
      'orgs is a folder without an ORG.md.',
      'There are 2 to choose from; one is orgs/a/ORG.md',
    ]);
  });

  test('that is a folder without orgs is an error', async () => {
    mkdirSync('empty');
    await expect(findOrgFiles(['empty'])).rejects.toThrow('empty holds no ORG.md');
    expect(failureOf(() => findOrgFile('empty'))[0]).toBe('empty is a folder without an ORG.md.');
  });

  test('that is a glob is what it matches, node_modules left out', async () => {
    touch('b/x/ORG.md', 'a/ORG.md', 'a/notes.md', 'node_modules/p/ORG.md');
    expect(await findOrgFiles(['**/ORG.md'])).toEqual(['a/ORG.md', 'b/x/ORG.md']);
    expect(await findOrgFiles(['{a,b}/*.md'])).toEqual(['a/ORG.md', 'a/notes.md']);
  });

  test('that is a glob for nothing is an error', async () => {
    await expect(findOrgFiles(['*/ORG.md'])).rejects.toThrow('No file matches */ORG.md.');
  });

  test('that looks like a glob and is a file is the file', async () => {
    touch('[draft].md', 'd.md');
    expect(await findOrgFiles(['[draft].md'])).toEqual(['[draft].md']);
  });
});

test('a file that is named in two ways is checked once', async () => {
  touch('orgs/a/ORG.md');
  expect(await findOrgFiles(['orgs/a/ORG.md', './orgs/a', 'orgs/*/ORG.md', '-', '-'])).toEqual([
    'orgs/a/ORG.md',
    '-',
  ]);
});

function touch(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
  }
}

function failureOf(action: () => unknown): string[] {
  try {
    action();
  } catch (error) {
    if (error instanceof OrgsimError) return [error.message, error.hint];
    throw error;
  }
  throw new Error('nothing was thrown');
}
