// Paths as the host of a repository knows them: from the top of the checkout, whatever folder a job works in.

import { relative, resolve, sep } from 'node:path';
import { placeOf } from './distinct-files.js';
import { isInside } from './is-inside.js';

/** Where a job of GitHub Actions or of GitLab has the repository. */
export interface CheckoutEnvironment {
  readonly GITHUB_WORKSPACE?: string | undefined;
  readonly CI_PROJECT_DIR?: string | undefined;
}

/**
 * A function from names of files, as they were given in `folder`, to paths with `/`: from the top of the checkout when
 * `folder` is in one, else from `folder`. A file outside has its full path.
 */
export function createCheckoutPath(
  env: CheckoutEnvironment,
  folder: string,
): (name: string) => string {
  const checkout = env.GITHUB_WORKSPACE ?? env.CI_PROJECT_DIR;
  const top =
    checkout !== undefined && isInside(folder, placeOf(checkout)) ? placeOf(checkout) : folder;
  return (name) => {
    const path = resolve(folder, name);
    const shown = isInside(path, top) ? relative(top, path) : path;
    return shown.split(sep).join('/');
  };
}
