// A place in a JSON file, and what may stand there. Every refusal names the place, what is wrong, and what to write instead.

import { didYouMean } from '#base/did-you-mean';
import { OrgsimError } from '#base/errors';
import type { JsonEntry, JsonNode } from '#base/json-node';
import { NAME_PATTERN } from './price-file-keys.js';

const NAME = new RegExp(NAME_PATTERN, 'u');

interface JsonFile {
  readonly name: string;
  readonly text: string;
}

export class JsonPlace {
  readonly node: JsonNode;
  readonly #file: JsonFile;
  readonly #path: string;

  constructor(file: JsonFile, node: JsonNode, path = '') {
    this.#file = file;
    this.node = node;
    this.#path = path;
  }

  /** `problem` is a clause that says what is wrong here, `hint` a sentence. */
  fail(problem: string, hint: string, start = this.node.start): never {
    const path = this.#path === '' ? '' : `${this.#path}: `;
    return failAt(this.#file, start, path + problem, hint);
  }

  /** The entries of an object, each key known; those that are not there are undefined. */
  fields<K extends string>(known: readonly K[], example: string): ReadonlyMap<K, JsonPlace> {
    const fields = new Map<K, JsonPlace>();
    for (const { key, start, value } of this.#entries(example)) {
      const name = known.find((each) => each === key);
      if (name !== undefined) fields.set(name, this.#at(key, value));
      else this.fail(`the key "${key}" is not known here`, suggest(key, known), start);
    }
    return fields;
  }

  /** The entries of an object whose keys are names of models, at least one. */
  named(example: string): readonly (readonly [name: string, place: JsonPlace])[] {
    const entries = this.#entries(example);
    if (entries.length === 0)
      this.fail('nothing stands in it', `Write ${example}, or leave it out.`);
    return entries.map(({ key, start, value }) => {
      if (NAME.test(key)) return [key, this.#at(key, value)];
      return this.fail(`"${key}" is no name of a model`, `Write ${example}.`, start);
    });
  }

  list(most: number, example: string): readonly JsonPlace[] {
    const { node } = this;
    if (node.kind !== 'list') return this.#unexpected('a list', `Write ${example}.`);
    if (node.items.length > most) this.fail(`it has more than ${most} items`, 'Write fewer.');
    return node.items.map(
      (item, index) => new JsonPlace(this.#file, item, `${this.#path}[${index}]`),
    );
  }

  /** A text that the pattern fits. */
  text(what: string, pattern: RegExp, hint: string): string {
    const { node } = this;
    if (node.kind !== 'text') return this.#unexpected(what, hint);
    if (pattern.test(node.text)) return node.text;
    return this.fail(`"${node.text}" is not ${what}`, hint);
  }

  /** A number between two others, both allowed. */
  number(what: string, least: number, most: number, hint: string): number {
    const { node } = this;
    if (node.kind !== 'number') return this.#unexpected(what, hint);
    const { value, written } = node;
    if (Number.isFinite(value) && value >= least && value <= most) return value;
    return this.fail(`${written} is not ${what}`, hint);
  }

  whole(what: string, least: number, most: number, hint: string): number {
    const number = this.number(what, least, most, hint);
    return Number.isInteger(number) ? number : this.fail(`${number} is not ${what}`, hint);
  }

  /** `true` or `false`. */
  flag(): boolean {
    const { node } = this;
    if (node.kind === 'word' && node.word !== 'null') return node.word === 'true';
    return this.#unexpected('true or false', 'Write true or false, without quotes.');
  }

  #entries(example: string): readonly JsonEntry[] {
    const { node } = this;
    return node.kind === 'map' ? node.entries : this.#unexpected('an object', `Write ${example}.`);
  }

  #at(key: string, value: JsonNode): JsonPlace {
    const step = /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
    return new JsonPlace(this.#file, value, this.#path === '' ? step : `${this.#path}.${step}`);
  }

  #unexpected(what: string, hint: string): never {
    return this.fail(`${kindOf(this.node)} stands where ${what} is expected`, hint);
  }
}

/** Throws an OrgsimError: `FILE:LINE:COLUMN: problem.` */
export function failAt(
  { name, text }: JsonFile,
  offset: number,
  problem: string,
  hint: string,
): never {
  const lines = text.slice(0, offset).split('\n');
  const column = (lines.at(-1)?.length ?? 0) + 1;
  throw new OrgsimError('input-invalid', `${name}:${lines.length}:${column}: ${problem}.`, hint);
}

function suggest(written: string, known: readonly string[]): string {
  const suggestion = didYouMean(written, known);
  const listed = known.filter((key) => key !== '$schema');
  return suggestion === null
    ? `The keys are: ${listed.join(', ')}.`
    : `Did you mean ${suggestion}?`;
}

function kindOf(node: JsonNode): string {
  if (node.kind === 'word') return node.word;
  return { text: 'a text', number: 'a number', list: 'a list', map: 'an object' }[node.kind];
}
