// A file under way: written beside its target, and put in its place in one step when it is whole. A process that is killed
// on the way leaves the target as it was. Knows nothing of what is written, and words no errors.

import type { Stats } from 'node:fs';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

export interface PartFile {
  readonly descriptor: number;
  /** Closes it, and puts it in the place of its target. */
  keep(): void;
  /** Closes it and takes it away: the target stays as it was. */
  drop(): void;
}

/** Standard streams and what a shell hands over, even where they lead to a file: somebody else holds that file open. */
const HANDED_OVER = /^\/(?:proc\/|dev\/(?:fd\/|std(?:in|out|err)$))/;
/** No name of a file. */
const NAMELESS = /(?:^|[/\\])$/;

/** What is no file (a pipe, a device) is written directly. Throws what the system says of a path that cannot be written. */
export function openPartFile(path: string): PartFile {
  const found = statSync(path, { throwIfNoEntry: false });
  const isDirect = NAMELESS.test(path) || HANDED_OVER.test(resolve(path));
  if (isDirect || (found !== undefined && !found.isFile())) return openDirectly(path);
  const target = found === undefined ? placeOfMissing(path) : realpathSync(path);
  if (found !== undefined) accessSync(target, constants.W_OK);
  return openBeside(target, found);
}

function openDirectly(path: string): PartFile {
  const descriptor = openSync(path, 'w');
  const close = (): void => closeSync(descriptor);
  return { descriptor, keep: close, drop: close };
}

function openBeside(target: string, found: Stats | undefined): PartFile {
  const part = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  // Left by a killed process that had the same number, as in a container: no living one has.
  rmSync(part, { force: true });
  const descriptor = openSync(part, 'wx', found?.mode);
  if (found !== undefined) fchmodSync(descriptor, found.mode);
  return {
    descriptor,
    keep() {
      try {
        closeSync(descriptor);
        renameSync(part, target);
      } catch (error) {
        rmSync(part, { force: true });
        throw error;
      }
    },
    drop() {
      closeSync(descriptor);
      rmSync(part, { force: true });
    },
  };
}

/** Where a file of that name would come to be: a link may stand for a file that is not there yet. */
function placeOfMissing(path: string): string {
  const place = join(realpathSync(dirname(path)), basename(path));
  const isLink = lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  return isLink ? placeOfMissing(resolve(dirname(place), readlinkSync(place))) : place;
}
