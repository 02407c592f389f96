// What is wrong with a text that should be JSON, and where: the first slip, a key written twice included. Gives no value.

export interface JsonFault {
  /** In UTF-16 units from the start. */
  readonly offset: number;
  /** A clause: `a value is missing`. */
  readonly problem: string;
}

/** The first fault of the text, or null for JSON that `JSON.parse` reads without losing anything. */
export function findJsonFault(text: string): JsonFault | null {
  const scanner = new JsonScanner(text);
  try {
    scanner.scanDocument();
    return null;
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
const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

class JsonScanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  scanDocument(): void {
    this.#value(0);
    if (this.#peek() !== '') this.#fail('something stands after the end of the value');
  }

  #value(depth: number): void {
    if (depth > DEPTH_MAX) this.#fail('it is nested too deeply');
    const next = this.#peek();
    if (next === '{') this.#object(depth);
    else if (next === '[') this.#list(depth);
    else if (next === '"') this.#string();
    else if (!this.#skip(LITERAL))
      this.#fail(next === '' ? 'it ends too early' : 'no JSON value starts here');
  }

  #object(depth: number): void {
    const keys = new Set<string>();
    this.#items('}', () => {
      if (this.#peek() !== '"') this.#fail('a key in double quotes is missing');
      const start = this.#at;
      const key = this.#string();
      if (keys.has(key))
        this.#fail(`the key ${key} stands twice, and the first would be lost`, start);
      keys.add(key);
      if (this.#peek() !== ':') this.#fail(`a colon is missing after ${key}`);
      this.#at += 1;
      this.#value(depth + 1);
    });
  }

  #list(depth: number): void {
    this.#items(']', () => this.#value(depth + 1));
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

  /** Gives the string as written, in its quotes. */
  #string(): string {
    const start = this.#at;
    this.#at += 1;
    for (;;) {
      const next = this.#text.charAt(this.#at);
      if (next === '"') {
        this.#at += 1;
        return this.#text.slice(start, this.#at);
      }
      if (next === '\\') {
        if (!this.#skip(ESCAPE)) this.#fail('no such escape is known');
      } else if (next < ' ')
        this.#fail('a closing quote is missing', next === '' ? start : this.#at);
      else this.#at += 1;
    }
  }

  #peek(): string {
    this.#skip(SPACE);
    return this.#text.charAt(this.#at);
  }

  /** Whether the pattern matched something here; then it is behind. */
  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const length = pattern.exec(this.#text)?.[0].length ?? 0;
    this.#at += length;
    return length > 0;
  }

  #fail(problem: string, offset = this.#at): never {
    throw new Fault(offset, problem);
  }
}
