// JSON as plain data with places, or its first fault: a key written twice included. Knows nothing of what a text means.

/** `start` counts UTF-16 units from the start of the text. */
export type JsonNode = { readonly start: number } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly written: string }
  | { readonly kind: 'list'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'map'; readonly entries: readonly JsonEntry[] }
  | { readonly kind: 'word'; readonly word: 'true' | 'false' | 'null' }
);

export interface JsonEntry {
  readonly key: string;
  readonly start: number;
  readonly value: JsonNode;
}

export interface JsonFault {
  /** In UTF-16 units from the start. */
  readonly offset: number;
  /** A clause: `a value is missing`. */
  readonly problem: string;
}

/** What the text says, or its first fault. Never throws. Strict: what is read, `JSON.parse` reads without losing anything. */
export function readJsonNode(text: string): { readonly node: JsonNode } | JsonFault {
  const scanner = new JsonScanner(text);
  try {
    return { node: scanner.scanDocument() };
  } catch (fault) {
    if (fault instanceof Fault) return { offset: fault.offset, problem: fault.message };
    throw fault;
  }
}

class Fault extends Error {
  readonly offset: number;

  constructor(offset: number, problem: string) {
    super(problem);
    this.offset = offset;
  }
}

const DEPTH_MAX = 64;
const SPACE = /[ \t\n\r]*/y;
const WORD = /true|false|null/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

class JsonScanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  scanDocument(): JsonNode {
    const node = this.#value(0);
    if (this.#peek() !== '') this.#fail('something stands after the end of the value');
    return node;
  }

  #value(depth: number): JsonNode {
    if (depth > DEPTH_MAX) this.#fail('it is nested too deeply');
    const next = this.#peek();
    const start = this.#at;
    if (next === '{') return { kind: 'map', start, entries: this.#entries(depth) };
    if (next === '[') return { kind: 'list', start, items: this.#list(depth) };
    if (next === '"') return { kind: 'text', start, text: this.#string() };
    const word = this.#skip(WORD);
    if (word === 'true' || word === 'false' || word === 'null')
      return { kind: 'word', start, word };
    const written = this.#skip(NUMBER);
    if (written === '') this.#fail(next === '' ? 'it ends too early' : 'no JSON value starts here');
    return { kind: 'number', start, value: Number(written), written };
  }

  #entries(depth: number): JsonEntry[] {
    const entries: JsonEntry[] = [];
    const keys = new Set<string>();
    this.#items('}', () => {
      if (this.#peek() !== '"') this.#fail('a key in double quotes is missing');
      const start = this.#at;
      const key = this.#string();
      const written = this.#text.slice(start, this.#at);
      if (keys.has(key))
        this.#fail(`the key ${written} stands twice, and the first would be lost`, start);
      keys.add(key);
      if (this.#peek() !== ':') this.#fail(`a colon is missing after ${written}`);
      this.#at += 1;
      entries.push({ key, start, value: this.#value(depth + 1) });
    });
    return entries;
  }

  #list(depth: number): JsonNode[] {
    const items: JsonNode[] = [];
    this.#items(']', () => void items.push(this.#value(depth + 1)));
    return items;
  }

  /** Items between commas, up to the closing bracket. */
  #items(end: '}' | ']', item: () => void): void {
    this.#at += 1;
    if (this.#peek() === end) {
      this.#at += 1;
      return;
    }
    for (;;) {
      item();
      const next = this.#peek();
      if (next !== ',' && next !== end) {
        this.#fail(next === '' ? `it ends before its ${end}` : `a comma or ${end} is missing`);
      }
      const comma = this.#at;
      this.#at += 1;
      if (next === end) return;
      if (this.#peek() === end) this.#fail(`nothing follows the comma before ${end}`, comma);
    }
  }

  #string(): string {
    const start = this.#at;
    this.#at += 1;
    for (;;) {
      const next = this.#text.charAt(this.#at);
      if (next === '"') {
        this.#at += 1;
        return unquoted(this.#text.slice(start, this.#at));
      }
      if (next === '\\') {
        if (this.#skip(ESCAPE) === '') this.#fail('no such escape is known');
      } else if (next < ' ')
        this.#fail('a closing quote is missing', next === '' ? start : this.#at);
      else this.#at += 1;
    }
  }

  #peek(): string {
    this.#skip(SPACE);
    return this.#text.charAt(this.#at);
  }

  /** What the pattern matched here, which is behind then; empty where it does not. */
  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const matched = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += matched.length;
    return matched;
  }

  #fail(problem: string, offset = this.#at): never {
    throw new Fault(offset, problem);
  }
}

function unquoted(written: string): string {
  // Nearly every string has no escape.
  return written.includes('\\') ? String(JSON.parse(written)) : written.slice(1, -1);
}
