// Reads the configuration of lint that holds for a folder, or the one that is named. Knows where configurations may stand;
// what they say is read in lint.

import { OrgsimError } from '#base/errors';
import { findJsonFault } from '#behavior/find-json-fault';
import { filesUpward, folderOf } from '#io/find-upward';
import { readSource } from '#io/read-source';
import type { ConfigNode } from '#lint/config/config-text';
import { ConfigText } from '#lint/config/config-text';
import type { LintConfig } from '#lint/config/lint-config';
import { readLintConfig } from '#lint/config/read-lint-config';
import { RULE_IDS } from './explain-rule.js';

const RC_FILES = ['.orgsimrc.yaml', '.orgsimrc.yml', '.orgsimrc.json'];
/** Names of files that can configure lint. */
export const CONFIG_FILES: readonly string[] = [...RC_FILES, 'package.json'];

export interface FoundConfig {
  readonly config: LintConfig;
  /** Absolute: its globs count from there. */
  readonly folder: string;
}

/**
 * The one in `folder` or the nearest above it; null without any. Throws an OrgsimError for two in one folder, and for one
 * that cannot be read or is not understood.
 */
export async function findLintConfig(folder: string): Promise<FoundConfig | null> {
  for (const { folder: at, paths } of filesUpward(folder, CONFIG_FILES)) {
    const found: { path: string; config: LintConfig }[] = [];
    for (const path of paths) {
      const config = await readConfigAt(path);
      if (config !== null) found.push({ path, config });
    }
    const [first, second] = found;
    if (first !== undefined && second !== undefined) throw twoConfigs(first.path, second.path);
    if (first !== undefined) return { config: first.config, folder: at };
  }
  return null;
}

/** All that stand in `folder` and above it, whether they say something of lint or not. */
export function configFilesAbove(folder: string): readonly string[] {
  return [...filesUpward(folder, CONFIG_FILES)].flatMap(({ paths }) => paths);
}

/** The one at `path`. Throws an OrgsimError, also for a package.json without `orgsim.lint`. */
export async function readNamedConfig(path: string): Promise<FoundConfig> {
  const config = await readConfigAt(path);
  if (config !== null) return { config, folder: folderOf(path) };
  throw new OrgsimError(
    'input-invalid',
    `${path} says nothing about lint.`,
    'Write {"orgsim": {"lint": {"rules": {}}}} into it, or name another file.',
  );
}

/** Null for a package.json that says nothing of lint. */
async function readConfigAt(path: string): Promise<LintConfig | null> {
  const { text } = await readSource(path);
  const config = new ConfigText(path, text);
  if (isPackage(path)) return readPackage(config);
  if (path.endsWith('.json')) refuseFaultyJson(config);
  return readLintConfig(await parse(config), RULE_IDS, config);
}

async function readPackage(config: ConfigText): Promise<LintConfig | null> {
  // Nearly every package.json ends here: what else is wrong with it is not for lint to say.
  if (!config.text.includes('"orgsim"')) return null;
  if (!saysOrgsim(config)) return null;
  const orgsim = entryOf(await parse(config), 'orgsim');
  if (orgsim?.kind !== 'map') {
    const hint = 'Write "orgsim": {"lint": {"rules": {}}}.';
    return config.fail(orgsim?.start ?? 0, '"orgsim" is no object', hint);
  }
  const other = orgsim.entries.find(({ key }) => key !== 'lint');
  if (other !== undefined) {
    config.fail(other.start, `the key "${other.key}" is not known here`, 'It can be lint.');
  }
  const lint = entryOf(orgsim, 'lint');
  return lint === null ? null : readLintConfig(lint, RULE_IDS, config);
}

/** Whether a package.json has the key: it may also name orgsim as a dependency. */
function saysOrgsim(config: ConfigText): boolean {
  try {
    const value: unknown = JSON.parse(config.text.replace(/^\ufeff/u, ''));
    return typeof value === 'object' && value !== null && Object.hasOwn(value, 'orgsim');
  } catch {
    refuseFaultyJson(config);
    return false;
  }
}

function refuseFaultyJson(config: ConfigText): void {
  const mark = config.text.startsWith('\ufeff') ? 1 : 0;
  const fault = findJsonFault(config.text.slice(mark));
  if (fault === null) return;
  config.fail(mark + fault.offset, `this is not JSON: ${fault.problem}`, 'Mend it there.');
}

async function parse(config: ConfigText): Promise<ConfigNode | null> {
  const { parseConfigText } = await import('#lint/config/parse-config-text');
  return parseConfigText(config);
}

function isPackage(path: string): boolean {
  return /(?:^|[/\\])package\.json$/u.test(path);
}

function entryOf(node: ConfigNode | null, key: string): ConfigNode | null {
  if (node?.kind !== 'map') return null;
  return node.entries.find((entry) => entry.key === key)?.value ?? null;
}

function twoConfigs(first: string, second: string): OrgsimError {
  return new OrgsimError(
    'input-invalid',
    `${first} and ${second} both configure lint for one folder, and neither goes before the other.`,
    'Put all of it into one of them.',
  );
}
