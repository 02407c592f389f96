// Reads ORG.md files together with how their findings are to be weighed, so that every command shows the same ones.

import { folderOf, pathFrom } from '#io/find-upward';
import { readSource, STDIN, STDIN_NAME } from '#io/read-source';
import { settingsFor } from '#lint/config/lint-config';
import type { LintSettings, RuleSetting } from '#lint/lint-settings';
import { RECOMMENDED } from '#lint/lint-settings';
import type { OrgSource } from './org-source.js';
import type { FoundConfig } from './read-lint-config.js';
import { configFilesAbove, findLintConfig, readNamedConfig } from './read-lint-config.js';

export interface OrgReading {
  /** What standard input is called; where that is a path, its folder has the configuration. */
  readonly stdinName?: string | undefined;
  /** A file of configuration, over those that are looked for; false for none at all. Undefined looks for one. */
  readonly config?: string | false | undefined;
  /** Over every configuration. */
  readonly rules?: Readonly<Record<string, RuleSetting>> | undefined;
}

/** Remembers what was found in each folder. Its methods throw an OrgsimError for what cannot be read or understood. */
export class OrgReader {
  readonly #reading: OrgReading;
  readonly #found = new Map<string, Promise<FoundConfig | null>>();

  constructor(reading: OrgReading = {}) {
    this.#reading = reading;
  }

  /** The ORG.md at `path`, or on standard input. */
  async read(path: string): Promise<OrgSource> {
    const source = await readSource(path, this.#reading.stdinName ?? STDIN_NAME);
    return { ...source, lint: await this.settingsFor(path) };
  }

  /** For an ORG.md at `path`, which need not exist. */
  async settingsFor(path: string): Promise<LintSettings> {
    const { stdinName, rules = {} } = this.#reading;
    const named = path === STDIN ? stdinName : path;
    const found = await this.#configFor(folderOf(named));
    const settings =
      found === null
        ? RECOMMENDED
        : settingsFor(found.config, pathFrom(found.folder, named ?? STDIN_NAME));
    return { ...settings, rules: { ...settings.rules, ...rules } };
  }

  /** The files that say, or might say, how findings in ORG.md files at `paths` are weighed; each once. */
  configFiles(paths: readonly string[]): readonly string[] {
    const { config } = this.#reading;
    if (config !== undefined) return config === false ? [] : [config];
    return [...new Set(paths.flatMap((path) => configFilesAbove(folderOf(path))))];
  }

  async #configFor(folder: string): Promise<FoundConfig | null> {
    const { config } = this.#reading;
    if (config === false) return null;
    // A named file is the same for every folder.
    const key = config ?? folder;
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const found = config === undefined ? findLintConfig(folder) : readNamedConfig(config);
    this.#found.set(key, found);
    return found;
  }
}

/** One ORG.md, with the configuration that stands beside or above it. */
export async function readOrg(path: string): Promise<OrgSource> {
  return new OrgReader().read(path);
}
