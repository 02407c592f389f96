// What a request may cost at most, known before it is sent: whatever the provider reports later stays below it. Pure.

import { sum } from '#base/sum';
import type { ModelPrice, TokenRates } from '#cost/prices/model-price';
import type { Amount } from '#journal/records';
import type { AnswerForm, Correction, ModelRequest } from '#models/adapter';
import type { ModelCost } from './model-route.js';

/** Tokens that providers add for roles, tools and the instructions about them (Anthropic: up to some 700), many times over. */
const FRAMING_TOKENS = 4000;
/** A schema reaches the model in the provider's own wording, which may be longer. */
const FORM_FACTOR = 2;
const NANO_PER_USD = 1_000_000_000;

export type RequestCosts = Pick<
  ModelRequest,
  'system' | 'message' | 'correction' | 'form' | 'outputTokensMax' | 'cacheTtl'
>;

/** Whole nano-dollars, rounded up; null where there is no price. */
export function worstCaseOf(request: RequestCosts, cost: ModelCost): Amount {
  const input = inputTokensMax(request);
  const output = request.outputTokensMax;
  return { nanoUsd: nanoUsdMax(input, output, request, cost), tokens: input + output, requests: 1 };
}

/**
 * No tokenizer makes more tokens of a text than it has bytes of UTF-8: a token is at least one of them. Some take the text
 * in its compatibility form (NFKC), which may be longer.
 */
export function inputTokensMax({ system, message, correction, form }: RequestCosts): number {
  const texts = [...system.map(({ text }) => text), message];
  return (
    sum(texts.map(bytesMax)) + correctionTokens(correction) + formTokens(form) + FRAMING_TOKENS
  );
}

function correctionTokens(correction: Correction | null): number {
  if (correction === null) return 0;
  // The reply goes back as the input of a tool: it is written anew as JSON, by some in ASCII.
  const { text } = correction.reply;
  return (
    Math.max(bytesMax(text), asciiBytes(text)) +
    rewrittenBytes(text) +
    bytesMax(correction.complaint)
  );
}

/** Digits that `1e20` gets when it is written out. */
const WRITTEN_OUT_MAX = 21;

/** What JSON that is written anew may be longer: numbers that had an exponent, blanks after commas and colons. */
function rewrittenBytes(text: string): number {
  const exponents = text.match(/\d[eE][+-]?\d/g)?.length ?? 0;
  return WRITTEN_OUT_MAX * exponents + (text.match(/[,:]/g)?.length ?? 0);
}

function formTokens({ name, description, schema }: AnswerForm): number {
  const texts = [name, description, JSON.stringify(schema, null, 2)];
  return FORM_FACTOR * sum(texts.map((text) => Math.max(bytesMax(text), asciiBytes(text))));
}

const ENCODER = new TextEncoder();

function bytesMax(text: string): number {
  const written = ENCODER.encode(text).length;
  // As many as characters: all of it is ASCII, which has one form.
  if (written === text.length) return written;
  return Math.max(written, ENCODER.encode(text.normalize('NFKC')).length);
}

/** As JSON with all that is not ASCII escaped: `\u00e9`. */
function asciiBytes(text: string): number {
  const escaped = text.match(/[^ -~]/g)?.length ?? 0;
  const quoted = text.match(/["\\]/g)?.length ?? 0;
  return text.length + 5 * escaped + quoted;
}

function nanoUsdMax(
  input: number,
  output: number,
  { cacheTtl }: RequestCosts,
  cost: ModelCost,
): number | null {
  if (cost.kind === 'unpriced') return null;
  if (cost.kind === 'free') return 0;
  const { inputUsd, outputUsd } = dearestRates(cost.price, cacheTtl);
  // Dollars for a million tokens are micro-dollars for one.
  const nano = Math.ceil((input * inputUsd + output * outputUsd) * (NANO_PER_USD / 1e6));
  return Math.min(nano, Number.MAX_SAFE_INTEGER);
}

/** Of all bands: a request may turn out larger than it looks, and the last band need not be the dearest. */
function dearestRates(
  { bands, cacheTtlSeconds }: ModelPrice,
  ttl: RequestCosts['cacheTtl'],
): Pick<TokenRates, 'inputUsd' | 'outputUsd'> {
  const writes: (keyof TokenRates)[] = [];
  // Who has no entries of five minutes may write without being told to.
  if (ttl !== null || cacheTtlSeconds !== 300) writes.push('cacheWrite5mUsd');
  if (ttl === '1h') writes.push('cacheWrite1hUsd');
  const inputs = bands.flatMap(({ rates }) =>
    (['inputUsd', 'cacheReadUsd', ...writes] as const).map((kind) => rates[kind] ?? 0),
  );
  const outputs = bands.map(({ rates }) => rates.outputUsd);
  return { inputUsd: Math.max(...inputs), outputUsd: Math.max(...outputs) };
}

/**
 * Whether what the provider would write to its cache has a price. Where it has none, a request is better sent without
 * breakpoints: nobody could say what it may cost.
 */
export function hasWritePrice(cost: ModelCost, ttl: '5m' | '1h'): boolean {
  if (cost.kind !== 'priced') return true;
  const key = ttl === '5m' ? 'cacheWrite5mUsd' : 'cacheWrite1hUsd';
  return cost.price.bands.every(({ rates }) => rates[key] !== null);
}
