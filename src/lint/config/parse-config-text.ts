// YAML, and so JSON, to plain data with places: no aliases, no tags, nothing that runs or unfolds. The only file that knows
// the parser; loaded where there is a configuration to read. Knows no key of lint.

import type { Node } from 'yaml';
import { isAlias, isMap, isNode, isSeq, parseDocument } from 'yaml';
import type { ConfigEntry, ConfigNode, ConfigText } from './config-text.js';

/** Far beyond any configuration, small enough for a parser that takes its time. */
const LENGTH_MAX = 256 * 1024;
const DEPTH_MAX = 32;
const INDENT_MAX = 200;
/** Several nested lists or keys opened on one line. */
const DEEP_LINE = new RegExp(`^[ \\t]*(?:[-?:][ \\t]+){${DEPTH_MAX + 1}}`, 'mu');
const DEEP_INDENT = new RegExp(`^[ \\t]{${INDENT_MAX + 1}}`, 'mu');

/** Null for a text that says nothing. Throws an OrgsimError for what is no plain data. */
export function parseConfigText(config: ConfigText): ConfigNode | null {
  checkSize(config);
  // Twice the same key is found by whoever reads the keys, in less time.
  const { contents, errors } = parseDocument(config.text, { uniqueKeys: false });
  // A tag that is not known is one error of several: the first in the text is told.
  const [error] = errors;
  if (error !== undefined) {
    const [line = ''] = error.message.split('\n');
    const reason = line.replace(/ at line \d+, column \d+:?$/u, '');
    config.fail(error.pos[0], `this is not understood as YAML (${reason})`, 'Mend it there.');
  }
  return contents === null ? null : plainNode(contents, config);
}

/** The parser may run out of memory, past catching, where things nest absurdly: that must not be tried. */
function checkSize(config: ConfigText): void {
  const { text } = config;
  if (text.length > LENGTH_MAX) {
    config.fail(
      0,
      `the file is longer than ${LENGTH_MAX / 1024} Ki characters`,
      'Put the settings of lint into an .orgsimrc.yaml of their own.',
    );
  }
  const places = [text.search(DEEP_LINE), text.search(DEEP_INDENT), deepBracket(text)];
  const offset = places.find((place) => place >= 0);
  if (offset === undefined) return;
  config.fail(offset, 'this is nested too deeply', 'Settings of lint need four levels.');
}

/** Where brackets nest too deep, or -1. Those inside texts count too: globs close theirs. */
function deepBracket(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth = Math.max(0, depth - 1);
    if (depth > DEPTH_MAX) return at;
  }
  return -1;
}

function plainNode(node: Node, config: ConfigText): ConfigNode {
  const start = node.range?.[0] ?? 0;
  if (isAlias(node)) {
    return config.fail(
      start,
      `there is an alias, *${node.source}`,
      'Write out what it stands for.',
    );
  }
  if (node.anchor !== undefined) {
    config.fail(start, `there is an anchor, &${node.anchor}`, 'Write the value without it.');
  }
  if (node.tag !== undefined) {
    config.fail(start, `there is a tag, ${node.tag}`, 'Write the value without it.');
  }
  if (isMap<unknown, unknown>(node)) {
    const entries = node.items.map(({ key, value }) => plainEntry(key, value, start, config));
    return { kind: 'map', start, entries };
  }
  if (isSeq<unknown>(node)) {
    const items = node.items.map((item) => plainValue(item, start, config));
    return { kind: 'list', start, items };
  }
  const { value } = node;
  if (typeof value === 'string') return { kind: 'text', start, text: value };
  return { kind: 'other', start, what: kindOf(value) };
}

function plainEntry(
  key: unknown,
  value: unknown,
  mapStart: number,
  config: ConfigText,
): ConfigEntry {
  const plain = plainValue(key, mapStart, config);
  if (plain.kind !== 'text') {
    return config.fail(plain.start, 'this key is no text', 'Write the name of a setting.');
  }
  const { start, text } = plain;
  return { key: text, start, value: plainValue(value, start, config) };
}

/** `near` is a place for what is not written at all. */
function plainValue(value: unknown, near: number, config: ConfigText): ConfigNode {
  if (isNode(value)) return plainNode(value, config);
  return { kind: 'other', start: near, what: 'nothing' };
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing';
  return typeof value === 'boolean' ? 'true or false' : 'a number';
}
