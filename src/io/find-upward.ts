// Looks for files in a folder and in those above it. Opens none of them.

import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** A folder and the wanted files that it holds. */
export interface FolderFiles {
  readonly folder: string;
  /** In the order in which they were wanted; their paths as a person here would write them. */
  readonly paths: readonly string[];
}

/** The folder of `path`; of no path, where the program was started. Absolute. */
export function folderOf(path: string | undefined): string {
  return path === undefined ? resolve('.') : dirname(resolve(path));
}

/** `folder` and those above it, up to one that holds a `.git` or the root; lazily. */
export function* filesUpward(folder: string, names: readonly string[]): Generator<FolderFiles> {
  for (let at = resolve(folder); ; ) {
    const paths = names.map((name) => join(at, name)).filter((path) => existsSync(path));
    yield { folder: at, paths: paths.map(pathFromHere) };
    const above = dirname(at);
    if (above === at || existsSync(join(at, '.git'))) return;
    at = above;
  }
}

/** Absolute; `path` counts from `folder` unless it is absolute itself. */
export function pathIn(folder: string, path: string): string {
  return resolve(folder, path);
}

/** With `/` between its parts, whatever the system writes. */
export function pathFrom(folder: string, path: string): string {
  return relative(folder, resolve(path)).split(sep).join('/');
}

function pathFromHere(path: string): string {
  const short = relative('.', path);
  return short === '' ? path : short;
}
