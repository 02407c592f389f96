// A place in a script or a file of events, and what may stand there. Every refusal names the place, what is wrong, what
// it would have meant, and what to write instead.

import { didYouMean } from '#base/did-you-mean';
import type { ErrorCode } from '#base/errors';
import { OrgsimError } from '#base/errors';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { Org } from '#org/types';
import { findJsonFault } from './find-json-fault.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** How many names an error lists before it stops. */
const LISTED_MAX = 12;

export class InputPlace {
  readonly #file: string;
  readonly #path: string;
  readonly #org: Pick<Org, 'agents'>;

  /** `file` may hold a line number: `day.jsonl:3`. */
  constructor(file: string, org: Pick<Org, 'agents'>, path = '') {
    this.#file = file;
    this.#org = org;
    this.#path = path;
  }

  /** The place of a key or of an item, from 0. */
  at(step: string | number): InputPlace {
    const dot = this.#path === '' ? '' : '.';
    const path = typeof step === 'number' ? `${this.#path}[${step}]` : `${this.#path}${dot}${step}`;
    return new InputPlace(this.#file, this.#org, path);
  }

  /** `problem` is a clause that says what is wrong and what it would have meant; `hint` a sentence. */
  fail(problem: string, hint: string, code: ErrorCode = 'input-invalid'): never {
    const place = this.#path === '' ? this.#file : `${this.#file}: ${this.#path}`;
    throw new OrgsimError(code, `${place}: ${problem}.`, hint);
  }

  /** The value of a JSON text, of which no key is lost. */
  readJson(text: string): unknown {
    const fault = findJsonFault(text);
    if (fault === null) return JSON.parse(text) as unknown;
    const before = text.slice(0, fault.offset).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    const line = before.length === 1 ? '' : `line ${before.length}, `;
    return this.fail(
      `it is not JSON: ${fault.problem} (${line}column ${column})`,
      'Mend it there; nothing of the file was used.',
    );
  }

  readObject(value: unknown, example: string): JsonObject {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      // JSON knows no other objects.
      return value as JsonObject;
    }
    return this.fail(expected(value, 'an object'), `Write ${example}.`);
  }

  /** An object with no keys but those of `known`. */
  readFields(value: unknown, known: readonly string[], example: string): JsonObject {
    const fields = this.readObject(value, example);
    const unknown = Object.keys(fields).find((key) => !known.includes(key));
    if (unknown === undefined) return fields;
    return this.fail(
      `the key "${unknown}" is not known here, and would have no effect`,
      suggest(unknown, known, 'The keys are'),
    );
  }

  readList(value: unknown, example: string): readonly unknown[] {
    if (Array.isArray(value)) return value as readonly unknown[];
    return this.fail(expected(value, 'a list'), `Write ${example}.`);
  }

  readText(value: unknown, example: string): string {
    if (typeof value === 'string') return value;
    return this.fail(expected(value, 'a text'), `Write ${example}.`);
  }

  /** A whole number from `least`. */
  readWhole(value: unknown, least: number, unit: string): number {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
    const number = `a number of ${unit} from ${least}`;
    return this.fail(
      typeof value === 'number' ? `${value} is not ${number}` : expected(value, number),
      `Write a whole number from ${least}, such as ${least + 10}.`,
    );
  }

  /** One of `names`, spelt exactly so. */
  readName<T extends string>(value: unknown, names: readonly T[], what: string): T {
    const name = names.find((known) => known === value);
    if (name !== undefined) return name;
    return this.fail(
      typeof value === 'string' ? `"${value}" is no ${what}` : expected(value, `a ${what}`),
      suggest(typeof value === 'string' ? value : '', names, 'It can be'),
    );
  }

  /** An agent's id. `consequence` says what would have come of an unknown one. */
  readAgent(value: unknown, consequence: string): string {
    const id = this.readText(value, 'the id of an agent');
    const { agents } = this.#org;
    if (agents.some((agent) => agent.id === id)) return id;
    const byName = agents.find((agent) => agent.name.toLowerCase() === id.toLowerCase())?.id;
    const ids = agents.map((agent) => agent.id);
    const hint =
      byName === undefined ? suggest(id, ids, 'The agents are') : `Did you mean ${byName}?`;
    return this.fail(`there is no agent "${id}", and ${consequence}`, hint, 'agent-unknown');
  }

  /** An agent's id or the human principal. */
  readRecipient(value: unknown): string {
    if (value === HUMAN_PRINCIPAL) return value;
    return this.readAgent(
      value,
      `the message would reach nobody (${HUMAN_PRINCIPAL} is the person)`,
    );
  }
}

function suggest(written: string, names: readonly string[], listing: string): string {
  const suggestion = didYouMean(written, names);
  if (suggestion !== null) return `Did you mean ${suggestion}?`;
  const rest = names.length - LISTED_MAX;
  const more = rest > 0 ? ` and ${rest} more` : '';
  return `${listing}: ${names.slice(0, LISTED_MAX).join(', ')}${more}.`;
}

function expected(value: unknown, what: string): string {
  return value === undefined
    ? 'it is missing'
    : `${kindOf(value)} stands where ${what} is expected`;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  const kinds: Record<string, string> = {
    string: 'a text',
    number: 'a number',
    boolean: 'true or false',
  };
  return kinds[typeof value] ?? 'an object';
}
