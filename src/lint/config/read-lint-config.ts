// From the plain data of a configuration to what it says about lint. Strict: what is not understood is refused, with its
// place and what to write. Reads no file and no YAML.

import { didYouMean } from '#base/did-you-mean';
import { GLOB_LENGTH_MAX, GLOB_PATTERN } from '#base/match-glob';
import type { RuleSetting } from '../lint-settings.js';
import { PRESETS, RULE_SETTINGS } from '../lint-settings.js';
import type { ConfigEntry, ConfigNode, ConfigText } from './config-text.js';
import type { LintConfig, LintOverride } from './lint-config.js';
import { CONFIG_KEYS, OVERRIDE_KEYS } from './lint-config.js';

const EXAMPLE = 'rules: {unknown-key: warn}';
const OVERRIDE_EXAMPLE = '{files: ["drafts/**"], rules: {unknown-key: off}}';
const GLOB = new RegExp(GLOB_PATTERN, 'u');
/** More names than this are not listed in a hint. */
const LISTED_MAX = 8;

/** `root` of null is an empty configuration. Throws an OrgsimError. */
export function readLintConfig(
  root: ConfigNode | null,
  ruleIds: readonly string[],
  config: ConfigText,
): LintConfig {
  const reader = new ConfigReader(config, ruleIds);
  return root === null ? { extends: 'recommended', rules: {}, overrides: [] } : reader.read(root);
}

class ConfigReader {
  readonly #config: ConfigText;
  readonly #ruleIds: readonly string[];

  constructor(config: ConfigText, ruleIds: readonly string[]) {
    this.#config = config;
    this.#ruleIds = ruleIds;
  }

  read(root: ConfigNode): LintConfig {
    const fields = this.#fields(root, ['$schema', ...CONFIG_KEYS], 'key', EXAMPLE);
    const schema = fields.get('$schema');
    if (schema !== undefined && schema.value.kind !== 'text') {
      this.#unexpected(schema.value, 'the address of a schema', 'Write a text, or leave it out.');
    }
    const preset = fields.get('extends');
    const rules = fields.get('rules');
    const overrides = fields.get('overrides');
    return {
      extends:
        preset === undefined ? 'recommended' : this.#choice(preset.value, PRESETS, 'a preset'),
      rules: rules === undefined ? {} : this.#rules(rules.value),
      overrides: overrides === undefined ? [] : this.#overrides(overrides.value),
    };
  }

  #overrides(node: ConfigNode): LintOverride[] {
    if (node.kind !== 'list') {
      return this.#unexpected(
        node,
        'a list of overrides',
        `Write overrides: [${OVERRIDE_EXAMPLE}].`,
      );
    }
    return node.items.map((item) => this.#override(item));
  }

  #override(node: ConfigNode): LintOverride {
    const fields = this.#fields(node, OVERRIDE_KEYS, 'key', OVERRIDE_EXAMPLE);
    const [files, rules] = OVERRIDE_KEYS.map((key) => fields.get(key));
    if (files === undefined || rules === undefined) {
      const missing = files === undefined ? 'files' : 'rules';
      return this.#config.fail(
        node.start,
        `this override has no "${missing}", and would have no effect`,
        `Write ${OVERRIDE_EXAMPLE}.`,
      );
    }
    return { files: this.#globs(files.value), rules: this.#rules(rules.value) };
  }

  #globs(node: ConfigNode): string[] {
    const nodes = node.kind === 'list' ? node.items : [node];
    if (nodes.length === 0)
      this.#unexpected(node, 'a glob or a list of globs', GLOB_HINT, 'an empty list');
    return nodes.map((each) => {
      if (each.kind !== 'text') return this.#unexpected(each, 'a glob', GLOB_HINT);
      const isGlob =
        each.text !== '' && each.text.length <= GLOB_LENGTH_MAX && GLOB.test(each.text);
      if (isGlob) return each.text;
      return this.#config.fail(
        each.start,
        `"${each.text}" is no glob that is understood here, and would fit no file`,
        GLOB_HINT,
      );
    });
  }

  #rules(node: ConfigNode): Record<string, RuleSetting> {
    const fields = this.#fields(node, this.#ruleIds, 'rule', EXAMPLE);
    const rules: [string, RuleSetting][] = [...fields].map(([id, { value }]) => [
      id,
      this.#choice(value, RULE_SETTINGS, 'a severity'),
    ]);
    return Object.fromEntries(rules);
  }

  /** The entries of a map by key, each key known and written once. */
  #fields(
    node: ConfigNode,
    known: readonly string[],
    what: 'key' | 'rule',
    example: string,
  ): Map<string, ConfigEntry> {
    if (node.kind !== 'map') return this.#unexpected(node, 'a map', `Write ${example}.`);
    const fields = new Map<string, ConfigEntry>();
    for (const entry of node.entries) {
      const { key, start } = entry;
      if (!known.includes(key)) {
        this.#config.fail(
          start,
          what === 'rule' ? `there is no rule "${key}"` : `the key "${key}" is not known here`,
          this.#suggest(key, known),
        );
      }
      if (fields.has(key)) {
        this.#config.fail(start, `"${key}" is written twice`, 'Leave one of them out.');
      }
      fields.set(key, entry);
    }
    return fields;
  }

  #choice<T extends string>(node: ConfigNode, choices: readonly T[], what: string): T {
    const hint = `It can be ${choices.join(', ')}.`;
    if (node.kind !== 'text') return this.#unexpected(node, what, hint);
    const choice = choices.find((each) => each === node.text);
    if (choice !== undefined) return choice;
    return this.#config.fail(
      node.start,
      `"${node.text}" is not ${what}`,
      this.#suggest(node.text, choices),
    );
  }

  #suggest(written: string, known: readonly string[]): string {
    const longer = known.find((name) => written.startsWith(name));
    const suggestion = didYouMean(written, known) ?? longer ?? null;
    if (suggestion !== null) return `Did you mean ${suggestion}?`;
    if (known.length > LISTED_MAX) return 'orgsim lint --list-rules lists them all.';
    return `It can be ${known.join(', ')}.`;
  }

  #unexpected(node: ConfigNode, what: string, hint: string, found = foundIn(node)): never {
    return this.#config.fail(node.start, `${found} stands where ${what} is expected`, hint);
  }
}

const GLOB_HINT =
  'Globs are relative to this file and know *, ?, ** and one {a,b}, such as "drafts/**".';

function foundIn(node: ConfigNode): string {
  if (node.kind === 'other') return node.what;
  return node.kind === 'text' ? 'a text' : `a ${node.kind}`;
}
