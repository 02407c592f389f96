// Finds and reads the user's own configuration, which nobody else may write: it says where keys go. Knows not what stands in it.

import { existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { OrgsimError } from '#base/errors';
import { placeOf } from './distinct-files.js';
import { isInside } from './is-inside.js';
import type { SourceFile } from './read-source.js';
import { readSource } from './read-source.js';

export interface ConfigEnvironment {
  readonly ORGSIM_CONFIG?: string | undefined;
  readonly XDG_CONFIG_HOME?: string | undefined;
  readonly APPDATA?: string | undefined;
}

export interface ConfigSetting {
  /** The folder in which the program was started. */
  readonly folder: string;
  readonly home: string;
  readonly platform: string;
}

export interface UserConfig {
  readonly path: string;
  /** Null where there is none. */
  readonly file: SourceFile | null;
  /** Whether other users of the machine may read it. */
  readonly isOpenToOthers: boolean;
}

/**
 * Throws an OrgsimError when it is named and not there, cannot be read, or lies in the repository in which the program was
 * started.
 */
export async function readUserConfig(
  env: ConfigEnvironment,
  setting: ConfigSetting = here(),
): Promise<UserConfig> {
  const named = env.ORGSIM_CONFIG ?? '';
  const path = named === '' ? usualPath(env, setting) : named;
  if (!isAbsolute(path)) {
    throw new OrgsimError(
      'usage',
      `ORGSIM_CONFIG names ${path}, which is another file in every folder.`,
      'Write its full path.',
    );
  }
  if (named === '' && !existsSync(path)) return { path, file: null, isOpenToOthers: false };
  refuseInRepository(path, setting.folder);
  const file = await readSource(path);
  return { path, file, isOpenToOthers: isOpenToOthers(path, setting) };
}

function here(): ConfigSetting {
  return { folder: process.cwd(), home: homedir(), platform: process.platform };
}

function usualPath(env: ConfigEnvironment, { home, platform }: ConfigSetting): string {
  const isWindows = platform === 'win32';
  const named = (isWindows ? env.APPDATA : env.XDG_CONFIG_HOME) ?? '';
  const usual = isWindows ? join(home, 'AppData', 'Roaming') : join(home, '.config');
  // A relative one is to be passed over, says the XDG specification.
  return join(isAbsolute(named) ? named : usual, 'orgsim', 'config.json');
}

/** By its name, and by where links lead: whoever writes to the repository would say where keys go. */
function refuseInRepository(path: string, folder: string): void {
  const top = repositoryOf(placeOf(folder));
  if (top === null) return;
  if (!isInside(path, top) && !isInside(placeOf(path), top)) return;
  throw new OrgsimError(
    'usage',
    `${path} lies in the repository ${top}: others may write there where your keys are sent, so it is not read.`,
    'Move it out of the repository, to ~/.config/orgsim/config.json for instance.',
  );
}

function repositoryOf(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return null;
  }
}

function isOpenToOthers(path: string, { platform }: ConfigSetting): boolean {
  // Windows keeps its rights elsewhere.
  if (platform === 'win32') return false;
  return ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o044) !== 0;
}
