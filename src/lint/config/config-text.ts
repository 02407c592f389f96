// The text of a configuration with its name, and what it says as plain data with places. Knows neither YAML nor any key.

import { OrgsimError } from '#base/errors';

/** `start` is an offset in the text. */
export type ConfigNode = { readonly start: number } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly ConfigNode[] }
  | { readonly kind: 'map'; readonly entries: readonly ConfigEntry[] }
  /** A number, true or false, nothing: `what` says which, in words. */
  | { readonly kind: 'other'; readonly what: string }
);

export interface ConfigEntry {
  readonly key: string;
  readonly start: number;
  readonly value: ConfigNode;
}

export class ConfigText {
  /** Its name in messages. */
  readonly file: string;
  readonly text: string;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /** Throws an OrgsimError. `problem` is a clause without a full stop, `hint` a sentence. */
  fail(offset: number, problem: string, hint: string): never {
    const lines = this.text.slice(0, offset).split(/\r\n|\r|\n/u);
    const column = (lines.at(-1) ?? '').replace(/^\ufeff/u, '').length + 1;
    const place = `${this.file}:${lines.length}:${column}`;
    throw new OrgsimError('input-invalid', `${place}: ${problem}.`, hint);
  }
}
