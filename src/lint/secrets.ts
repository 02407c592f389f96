// Finds keys and passwords in a text by their form. Knows no Markdown and prints nothing. Takes time linear in the text:
// it is cut into words first, and each word is tried from its beginning only.

import { letterPattern } from '#base/letter-pattern';

export interface Secret {
  readonly start: number;
  readonly end: number;
  /** What it is: `an Anthropic API key`. */
  readonly kind: string;
  /** Its first characters, enough to find it by. */
  readonly shown: string;
}

interface Form {
  readonly kind: string;
  readonly pattern: RegExp;
  /** Characters of the beginning that give nothing away. */
  readonly shown: number;
}

/** Public prefixes of the providers. Each pattern is for a whole word, and no two parts of one can match the same text. */
const FORMS: readonly Form[] = [
  { kind: 'an Anthropic API key', pattern: /^sk-ant-[\w-]{16,}$/u, shown: 7 },
  { kind: 'an OpenAI API key', pattern: /^sk-(?:proj|svcacct|admin)-[\w-]{20,}$/u, shown: 6 },
  { kind: 'an OpenRouter API key', pattern: /^sk-or-v1-[0-9a-f]{32,}$/u, shown: 9 },
  { kind: 'an API key', pattern: /^sk-(?=[A-Za-z]*\d)[A-Za-z0-9]{20,}$/u, shown: 3 },
  { kind: 'a Stripe key', pattern: /^[rs]k_(?:live|test)_[A-Za-z0-9]{16,}$/u, shown: 8 },
  { kind: 'a GitHub token', pattern: /^gh[opusr]_[A-Za-z0-9]{30,}$/u, shown: 4 },
  { kind: 'a GitHub token', pattern: /^github_pat_\w{22,}$/u, shown: 11 },
  { kind: 'a GitLab token', pattern: /^glpat-[\w-]{20,}$/u, shown: 6 },
  { kind: 'an AWS access key', pattern: /^A[KS]IA[A-Z0-9]{16}$/u, shown: 4 },
  { kind: 'a Slack token', pattern: /^xox[abprs]-[A-Za-z0-9-]{10,}$/u, shown: 5 },
  { kind: 'a Google API key', pattern: /^AIza[\w-]{35}$/u, shown: 4 },
  { kind: 'an npm token', pattern: /^npm_[A-Za-z0-9]{36}$/u, shown: 4 },
  { kind: 'a Hugging Face token', pattern: /^hf_[A-Za-z]{34}$/u, shown: 3 },
  {
    kind: 'a JSON Web Token',
    pattern: /^eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}$/u,
    shown: 3,
  },
];

const WORD = /[\w.-]{10,}/gu;
const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]{1,16} ){0,3}PRIVATE KEY(?: BLOCK)?-----/gu;

/** All secrets in the order of the text. */
export function findSecrets(text: string): Secret[] {
  const found = [...keysIn(text), ...privateKeysIn(text), ...passwordsIn(text)];
  found.sort((a, b) => a.start - b.start);
  // `token: ghp_...` is found by its name and by its form: once is enough.
  return found.filter(({ start }, i) => start >= (found[i - 1]?.end ?? 0));
}

function* keysIn(text: string): Iterable<Secret> {
  for (const { 0: written, index } of text.matchAll(WORD)) {
    // Emphasis and the full stop of a sentence are not part of a key.
    const word = written.replace(/^[_.-]+/u, '');
    const from = index + written.length - word.length;
    const key = trimEnd(word);
    const form = FORMS.find(({ pattern }) => pattern.test(key));
    if (form === undefined || isPlaceholder(key.slice(form.shown))) continue;
    const shown = `${key.slice(0, form.shown)}…`;
    yield { start: from, end: from + key.length, kind: form.kind, shown };
  }
}

/** A loop, for `/[_.]+$/` would be tried from every place of a long word. */
function trimEnd(word: string): string {
  let end = word.length;
  while (end > 0 && (word[end - 1] === '.' || word[end - 1] === '_')) end -= 1;
  return word.slice(0, end);
}

function* privateKeysIn(text: string): Iterable<Secret> {
  for (const { 0: head, index } of text.matchAll(PRIVATE_KEY)) {
    yield { start: index, end: index + head.length, kind: 'a private key', shown: head };
  }
}

const named = letterPattern(
  String.raw`(?<![\p{L}\p{N}])(?:pass(?:word|wd|phrase)|(?:api|secret|access|private)[ _-]?key|client[ _-]?secret|(?:auth|access|bearer)[ _-]?token)(?:\*\*|__|[\x60"'])?[ \t]{0,4}[:=](?:\*\*|__)?[ \t]{0,4}[\x60"']?([^\s\x60"'<>{}$()[\],;|]{6,200})(?=[\x60"']?(?:[\s,;|]|$))`,
  'gi',
);
const IN_URL =
  /(?<![A-Za-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{1,64}:([^\s:/@]{3,128})@(?=[\w[])/giu;

/** Where a line says what it is: `password: hunter2`, `postgres://ana:hunter2@db`. */
function* passwordsIn(text: string): Iterable<Secret> {
  for (const pattern of [named(text), IN_URL]) {
    for (const { 0: whole, 1: value = '', index } of text.matchAll(pattern)) {
      if (!isLikelyPassword(value)) continue;
      const start = index + whole.lastIndexOf(value);
      yield { start, end: start + value.length, kind: 'a password', shown: '' };
    }
  }
}

/** What stands where a password would: a word, a number with its unit, a path. */
const PLAIN_PART = /^(?:\p{L}*|\d+\p{L}*)$/u;
const ALGORITHM =
  /^(?:ed25519|(?:rsa|sha|aes|hs|rs|es|p|x)-?\d+|base64|oauth2?|argon2\w*|pbkdf2)$/iu;
const NO_PASSWORD =
  /fake|dummy|sample|secret[-_]?here|goes[-_]?here|insert|replace|todo|\*{3}|\//iu;

/** Letters and digits mixed in one word: `password: required` is none, nor is `API key: ANTHROPIC_KEY_2`. */
function isLikelyPassword(value: string): boolean {
  if (value.split(/[-_.:]/u).every((part) => PLAIN_PART.test(part))) return false;
  return !ALGORITHM.test(value) && !NO_PASSWORD.test(value) && !isPlaceholder(value);
}

const PLACEHOLDER = /your|example|placeholder|changeme|redacted|x{4}|\.{3}/iu;
/** Fewer different characters than this are no draw at random. */
const CHARACTERS_MIN = 4;

/** What documentation writes in place of a secret: `sk-...`, `YOUR_KEY`, one sign repeated. */
function isPlaceholder(drawn: string): boolean {
  return PLACEHOLDER.test(drawn) || new Set(drawn.toLowerCase()).size < CHARACTERS_MIN;
}
