// Finds ORG.md files: where none is named, in folders, and by globs. Opens none of them.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';
import { OrgsimError } from '#base/errors';
import { readError } from './read-error.js';
import { STDIN } from './read-source.js';

const ORG_FILE = 'ORG.md';
const ORGS_FOLDER = 'orgs';

/**
 * The paths of all that `operands` (files, folders, globs, `-`) name, each once, in their order. Without operands
 * `./ORG.md`, else `orgs/*\/ORG.md`. A file that is named is not looked for: reading it says when it is missing.
 * Throws an OrgsimError of code `nothing-matched` when an operand, or the default, names nothing.
 */
export async function findOrgFiles(operands: readonly string[]): Promise<readonly string[]> {
  if (operands.length === 0) return orgsHere();
  const found = new Map<string, string>();
  for (const operand of operands) {
    for (const path of await filesOf(operand)) {
      const key = path === STDIN ? STDIN : normalize(path);
      if (!found.has(key)) found.set(key, path);
    }
  }
  return [...found.values()];
}

/**
 * The one ORG.md that `operand` (a file, a folder with an ORG.md, `-`) means; without it `./ORG.md`.
 * Throws an OrgsimError that names the orgs to choose from.
 */
export function findOrgFile(operand: string | undefined): string {
  if (operand === undefined) {
    if (existsSync(ORG_FILE)) return ORG_FILE;
    throw noOrgIn('.', 'There is no ORG.md here.');
  }
  if (operand === STDIN || !isFolder(operand)) return operand;
  const path = join(operand, ORG_FILE);
  if (existsSync(path)) return path;
  throw noOrgIn(operand, `${operand} is a folder without an ORG.md.`);
}

/** Whether an operand that may also be the name of something else means a file: it looks like one, or is there. */
export function meansFile(operand: string): boolean {
  return operand === STDIN || /\.md$/iu.test(operand) || existsSync(operand);
}

function orgsHere(): readonly string[] {
  const paths = orgsIn('.');
  if (paths.length > 0) return paths;
  throw new OrgsimError(
    'nothing-matched',
    'There is no ORG.md here, and no orgs/*/ORG.md.',
    'Name a file, a folder or a glob, such as path/to/ORG.md.',
  );
}

async function filesOf(operand: string): Promise<readonly string[]> {
  if (operand === STDIN) return [STDIN];
  if (isFolder(operand)) {
    const paths = orgsIn(operand);
    if (paths.length > 0) return paths;
    throw nothing(`${operand} holds no ORG.md and no orgs/*/ORG.md.`, 'Name a file in it.');
  }
  if (existsSync(operand) || !/[*?[\]{}!]/.test(operand)) return [operand];
  const paths = await matchGlob(operand);
  if (paths.length > 0) return paths;
  throw nothing(`No file matches ${operand}.`, 'Check the glob; ** reaches into folders below.');
}

/** ORG.md of a folder itself, else those of the folders in its `orgs`, else (for `orgs` itself) of the folders in it. */
function orgsIn(folder: string): readonly string[] {
  const own = join(folder, ORG_FILE);
  if (existsSync(own)) return [own];
  const inOrgs = orgsOfFolders(join(folder, ORGS_FOLDER));
  return inOrgs.length > 0 || folder === '.' ? inOrgs : orgsOfFolders(folder);
}

function orgsOfFolders(folder: string): readonly string[] {
  if (!isFolder(folder)) return [];
  const paths = readdirSync(folder).map((name) => join(folder, name, ORG_FILE));
  return paths.filter((path) => existsSync(path)).sort();
}

async function matchGlob(pattern: string): Promise<readonly string[]> {
  const { glob } = await import('tinyglobby');
  const paths = await glob(pattern.split(sep).join('/'), {
    ignore: ['**/node_modules/**', '**/.git/**'],
    expandDirectories: false,
  });
  return paths.sort();
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch (error) {
    throw readError(path, error);
  }
}

function noOrgIn(folder: string, message: string): OrgsimError {
  const orgs = orgsIn(folder);
  const [first] = orgs;
  if (first === undefined) return nothing(message, 'Name the file, such as path/to/ORG.md.');
  const count =
    orgs.length === 1 ? 'There is one' : `There are ${orgs.length} to choose from; one is`;
  return nothing(message, `${count} ${first}`);
}

function nothing(message: string, hint: string): OrgsimError {
  return new OrgsimError('nothing-matched', message, hint);
}
