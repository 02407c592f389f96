// Whether a path lies in a folder. Looks at names alone.

import { isAbsolute, relative, sep } from 'node:path';

/** Both absolute. A folder lies in itself. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
