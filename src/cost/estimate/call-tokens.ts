// Tokens of one invocation as the file states them, else as the reference table assumes them. Knows no price.

import type { Agent, NumberRange, TokenAssumption } from '#org/types';
import { REFERENCE_PRICES } from '../reference-prices.js';
import { exactly, mapSpread, spreadOf } from './spread.js';
import type { CallTokens, Spread } from './types.js';

/** Of the input, what stays the same from call to call where nothing says it: 3,500 of 4,000 tokens. */
export const STABLE_SHARE = 0.875;
/** An idle answer says that there is nothing to do. */
export const IDLE_OUTPUT_TOKENS = 50;

export function assumedTokens({
  tokens,
  idleTokens,
}: Pick<Agent, 'tokens' | 'idleTokens'>): CallTokens {
  const usual = REFERENCE_PRICES.tokens;
  const call = split(tokens, exactly(usual.input), exactly(usual.output));
  const idle = split(idleTokens, call.input, exactly(IDLE_OUTPUT_TOKENS));
  return {
    origin: tokens === null ? 'assumed' : 'stated',
    input: call.input,
    output: call.output,
    idleInput: idle.input,
    idleOutput: idle.output,
    stablePrefix: call.input.expected * STABLE_SHARE,
  };
}

/** A total is divided as the usual tokens are. */
function split(
  stated: TokenAssumption | null,
  input: Spread,
  output: Spread,
): { readonly input: Spread; readonly output: Spread } {
  if (stated === null) return { input, output };
  if (stated.total !== null) {
    const share = input.expected / (input.expected + output.expected);
    const total = spreadOf(stated.total);
    return {
      input: mapSpread(total, (tokens) => tokens * share),
      output: mapSpread(total, (tokens) => tokens * (1 - share)),
    };
  }
  return { input: or(stated.input, input), output: or(stated.output, output) };
}

function or(range: NumberRange | null, unlessStated: Spread): Spread {
  return range === null ? unlessStated : spreadOf(range);
}
