// Reads a file as it is in another revision of the git repository around the current folder. Knows nothing of what it means.

import { posix } from 'node:path';
import { OrgsimError } from '#base/errors';
import type { GitOperand } from './git-operand.js';
import { parseGitOperand } from './git-operand.js';
import { folderError, unreadable } from './read-error.js';
import type { SourceFile } from './read-source.js';
import { decodeText, SOURCE_BYTES_MAX, sizeError } from './read-source.js';
import { runGit } from './run-git.js';

const ORG_FILE = 'ORG.md';

export interface GitFile extends SourceFile {
  /** The same file in the working copy, from the current folder; it need not exist there. */
  readonly path: string;
}

/**
 * The text of `git:REV:PATH`; a folder means the ORG.md in it. Throws an OrgsimError, of code `file-not-found` where the
 * revision is there and the file is not in it.
 */
export async function readGitFile(operand: string): Promise<GitFile> {
  const wanted = parseGitOperand(operand);
  const prefix = await folderInRepository();
  const commit = await commitOf(wanted.rev);
  const path = pathInRepository(wanted, prefix, operand);
  const entry = path === '' ? null : await findEntry(commit, path);
  const isFolder = path === '' || entry?.type === 'tree';
  const file = isFolder ? posix.join(path, ORG_FILE) : path;
  const found = isFolder ? await findEntry(commit, file) : entry;
  if (found === null) throw await missing(wanted, file, { commit, prefix });
  return {
    name: operand,
    path: posix.relative(posix.join('/', prefix), posix.join('/', file)),
    text: decodeText(await readBlob(found, operand), operand),
  };
}

/** Of the current folder, from the top of the repository; '' at the top. */
async function folderInRepository(): Promise<string> {
  const { isDone, stdout, stderr } = await runGit(['rev-parse', '--show-prefix']);
  if (isDone)
    return stdout
      .toString('utf8')
      .replace(/\r?\n$/u, '')
      .replace(/\/$/u, '');
  if (/not a git repository/iu.test(stderr)) {
    throw unreadable(
      'This folder is in no git repository.',
      'Go into one, or give a file instead of git:REV:PATH.',
    );
  }
  throw refused(stderr);
}

async function commitOf(rev: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', `${rev}^{commit}`];
  const { isDone, stdout } = await runGit(args);
  const commit = stdout.toString('utf8').trim();
  if (isDone && /^[0-9a-f]{40,64}$/u.test(commit)) return commit;
  const shallow = await runGit(['rev-parse', '--is-shallow-repository']);
  const isShallow = shallow.stdout.toString('utf8').trim() === 'true';
  throw new OrgsimError(
    'nothing-matched',
    `git knows no revision ${rev} here.`,
    isShallow
      ? 'This clone has only the newest commits: fetch the revision first (actions/checkout: fetch-depth: 0).'
      : 'git branch --all and git tag list what there is; git fetch brings more.',
  );
}

function pathInRepository(
  { path, isFromTop }: GitOperand,
  prefix: string,
  operand: string,
): string {
  const full = isFromTop ? path : posix.join(prefix, path);
  if (full === '..' || full.startsWith('../')) {
    throw new OrgsimError(
      'usage',
      `${operand} leads out of the repository.`,
      'The path counts from the current folder; one that starts with / from the top of the repository.',
    );
  }
  return full === '.' ? '' : full;
}

interface TreeEntry {
  readonly mode: string;
  readonly type: string;
  readonly object: string;
  /** Null for what is no file. */
  readonly bytes: number | null;
}

/** `mode type object bytes<tab>path`, ended by NUL. */
const ENTRY = /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t([^\0]*)\0$/u;
const LINK_MODE = '120000';

async function findEntry(commit: string, path: string): Promise<TreeEntry | null> {
  const args = ['ls-tree', '-z', '-l', '--full-tree', commit, '--', path];
  const { isDone, stdout, stderr } = await runGit(args);
  if (!isDone) throw refused(stderr);
  const [, mode = '', type = '', object = '', bytes = ''] =
    ENTRY.exec(stdout.toString('utf8')) ?? [];
  if (object === '') return null;
  return { mode, type, object, bytes: bytes === '-' ? null : Number(bytes) };
}

async function readBlob({ mode, type, object, bytes }: TreeEntry, name: string): Promise<Buffer> {
  if (type === 'tree') throw folderError(name);
  if (type !== 'blob' || mode === LINK_MODE) {
    throw unreadable(
      `${name} is a ${mode === LINK_MODE ? 'link' : 'submodule'}, not a file.`,
      'Name the file itself.',
    );
  }
  if ((bytes ?? 0) > SOURCE_BYTES_MAX) throw sizeError(name);
  const { isDone, stdout, stderr } = await runGit(
    ['cat-file', 'blob', object],
    SOURCE_BYTES_MAX + 1,
  );
  if (!isDone) throw refused(stderr);
  return stdout;
}

async function missing(
  { rev, isFromTop }: GitOperand,
  path: string,
  { commit, prefix }: { readonly commit: string; readonly prefix: string },
): Promise<OrgsimError> {
  // Who is used to git's own REV:PATH counts from the top.
  const fromTop = !isFromTop && prefix !== '' ? path.slice(prefix.length + 1) : '';
  const isThere = fromTop !== '' && (await findEntry(commit, fromTop)) !== null;
  return new OrgsimError(
    'file-not-found',
    `${rev} has no file ${path}.`,
    isThere
      ? `From the top of the repository it is git:${rev}:/${fromTop}`
      : 'The path counts from the current folder; one that starts with / from the top of the repository.',
  );
}

function refused(stderr: string): OrgsimError {
  const [reason = ''] = stderr.replace(/^(?:fatal|error): /u, '').split('\n');
  return unreadable(
    `git refuses: ${reason === '' ? 'it does not say why' : reason}.`,
    'Try git status here; it says what to do.',
  );
}
