// One process at a time in a folder. Whoever was killed holds nothing any more. Knows nothing of what the folder is for.

import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { OrgsimError } from '#base/errors';
import { isHiddenSpace, processSpace, processStart } from './process-mark.js';
import { readError } from './read-error.js';
import { writeError } from './write-error.js';

export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601, UTC. */
  readonly since: string;
  /** It runs where its number says nothing here: in another container, or outside of this one. */
  readonly isHidden: boolean;
}

export interface FolderLock {
  release(): void;
}

const LOCK = /^lock-\d+-[0-9a-f]+$/;

/**
 * Takes the folder for this process; throws an OrgsimError of code `in-use` that names who has it. Everybody first puts down
 * a lock of his own and then looks for others, so of two that come at once at least one sees the other: both may be refused,
 * never may both go on. Those of dead processes are taken away. A process on another machine or in another container counts as
 * living, and so does one of whose start the system does not tell.
 */
export function lockFolder(folder: string): FolderLock {
  const name = `lock-${process.pid}-${randomBytes(6).toString('hex')}`;
  const own = join(folder, name);
  putDown(folder, name);
  const release = (): void => rmSync(own, { force: true });
  try {
    for (const other of namesIn(folder)) {
      if (other === name || !LOCK.test(other)) continue;
      const holder = livingHolder(join(folder, other));
      if (holder !== null) throw inUse(folder, other, holder);
      rmSync(join(folder, other), { force: true });
    }
  } catch (error) {
    release();
    throw error;
  }
  return { release };
}

/** Who has the folder now; null for nobody. Changes nothing. */
export function lockHolder(folder: string): LockHolder | null {
  for (const name of namesIn(folder)) {
    const holder = LOCK.test(name) ? livingHolder(join(folder, name)) : null;
    if (holder !== null) return holder;
  }
  return null;
}

interface Mark extends Omit<LockHolder, 'isHidden'> {
  readonly start: string | null;
  /** Of its number; null where the system does not tell. */
  readonly space: string | null;
}

/** In one step: nobody sees half a lock. */
function putDown(folder: string, name: string): void {
  const mark: Mark = {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    start: processStart(process.pid),
    space: processSpace(),
  };
  const draft = join(folder, `.${name}`);
  try {
    writeFileSync(draft, `${JSON.stringify(mark)}\n`, { flag: 'wx' });
    renameSync(draft, join(folder, name));
  } catch (error) {
    throw writeError(join(folder, name), error);
  }
}

function livingHolder(path: string): LockHolder | null {
  const mark = readMark(path);
  if (mark === null) return null;
  const { pid, host, since, start, space } = mark;
  const isHidden = space !== null && isHiddenSpace(space);
  const isAlive = host !== hostname() || isHidden || processStart(pid) === start;
  return isAlive ? { pid, host, since, isHidden } : null;
}

/** Null where it is gone, or where no lock was ever written (a disk that lost it in a power cut). */
function readMark(path: string): Mark | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw readError(path, error);
  }
  try {
    const mark: Partial<Mark> | null = JSON.parse(text);
    const { pid, host, since, start, space } = mark ?? {};
    if (!Number.isSafeInteger(pid) || typeof host !== 'string') return null;
    const from = typeof space === 'string' ? space : null;
    return { pid: Number(pid), host, since: String(since), start: start ?? null, space: from };
  } catch {
    return null;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw readError(folder, error);
  }
}

function inUse(
  folder: string,
  lock: string,
  { pid, host, since, isHidden }: LockHolder,
): OrgsimError {
  if (host !== hostname() || isHidden) {
    const where = isHidden ? 'in or outside of a container' : `on the machine ${host}`;
    return new OrgsimError(
      'in-use',
      `${folder} is in use by process ${pid} ${where}, since ${since}.`,
      `If nothing runs there any more, take away ${join(folder, lock)} and try again.`,
    );
  }
  const isOwn = pid === process.pid;
  return new OrgsimError(
    'in-use',
    `${folder} is in use by ${isOwn ? 'this very process' : `process ${pid}`}, since ${since}.`,
    isOwn ? 'Close it first.' : 'Wait for it or stop it, then try again.',
  );
}
