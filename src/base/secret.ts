// A value that must not be seen: whatever prints it by accident prints that it is redacted.

const REDACTED = '[redacted]';
/** Shorter ones would be found in the middle of anything. */
const SCRUBBED_LEAST = 6;

/** All that were made, so that texts of others can be cleaned of them. */
const KNOWN = new Set<string>();

export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
    KNOWN.add(value);
  }

  /** Called only where it is handed to whoever needs it: nothing that is kept or printed is made of this. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [Symbol.toPrimitive](): string {
    return REDACTED;
  }

  /** What Node's `inspect` and `console.log` ask for. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return REDACTED;
  }
}

/** The values of all secrets there are, the longest first. */
export function secretValues(): readonly string[] {
  return [...KNOWN]
    .filter((value) => value.length >= SCRUBBED_LEAST)
    .sort((a, b) => b.length - a.length);
}

/** The text without any secret, as it is or as an address holds it. */
export function scrubSecrets(text: string): string {
  let scrubbed = text;
  for (const value of secretValues()) {
    for (const form of new Set([
      value,
      encodeURIComponent(value),
      JSON.stringify(value).slice(1, -1),
    ]))
      scrubbed = scrubbed.replaceAll(form, REDACTED);
  }
  return scrubbed;
}
