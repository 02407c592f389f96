// A value that must not be seen: whatever prints it by accident prints that it is redacted.

const REDACTED = '[redacted]';
/** Shorter ones would be found in the middle of anything. */
const SCRUBBED_LEAST = 6;
/** What people write where a server of their own asks for some key: words, which stand everywhere, and no secret. */
const PLACEHOLDERS: ReadonlySet<string> = new Set(
  [
    'anthropic ollama openai dry-run recorded lm-studio lmstudio llama.cpp localhost local-key',
    'api-key apikey dummy-key no-key no-key-required sk-no-key-required not-needed unused',
    'secret string example',
  ].flatMap((words) => words.split(' ')),
);

/** All that were made, so that texts of others can be cleaned of them: each with the forms in which it travels. */
const KNOWN = new Map<string, readonly string[]>();
/** Of all, those of the longest value first. */
let forms: readonly string[] = [];

export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
    remember(value);
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
  return [...KNOWN.keys()].sort((a, b) => b.length - a.length);
}

/** The text without any secret: as it is, as an address or JSON holds it, or in base64. */
export function scrubSecrets(text: string): string {
  let scrubbed = text;
  for (const form of forms) scrubbed = scrubbed.replaceAll(form, REDACTED);
  return scrubbed;
}

/** Plain data with all its texts, names of fields too, without any secret. */
export function scrubData(value: unknown): unknown {
  if (KNOWN.size === 0) return value;
  if (typeof value === 'string') return scrubSecrets(value);
  if (Array.isArray(value)) return value.map(scrubData);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [scrubSecrets(name), scrubData(each)]),
  );
}

function remember(value: string): void {
  const isWord = PLACEHOLDERS.has(value.toLowerCase());
  if (value.length < SCRUBBED_LEAST || isWord || KNOWN.has(value)) return;
  KNOWN.set(value, formsOf(value));
  forms = secretValues().flatMap((known) => KNOWN.get(known) ?? []);
}

function formsOf(value: string): readonly string[] {
  const written = encodeURIComponent(value);
  const spelled = JSON.stringify(value).slice(1, -1);
  const coded = [0, 1, 2].flatMap((before) => base64Within(value, before));
  const lower = written.replace(/%../gu, (code) => code.toLowerCase());
  return [...new Set([value, written, lower, spelled, ...coded])];
}

/** Shorter pieces of base64 say little, and are found by chance. */
const BASE64_LEAST = 8;
/** Of the first characters, by how many bytes stand before: those that tell of them too. */
const SHARED_BY_BYTES = [0, 2, 3] as const;

/** What the base64 of any text holds where the value stands behind so many bytes, modulo 3. */
function base64Within(value: string, before: number): readonly string[] {
  const bytes = new TextEncoder().encode('\0'.repeat(before) + value);
  const coded = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const whole = Math.floor((bytes.length * 8) / 6);
  const sure = coded.slice(SHARED_BY_BYTES[before] ?? 0, whole);
  if (sure.length < BASE64_LEAST) return [];
  return [sure, sure.replaceAll('+', '-').replaceAll('/', '_')];
}
