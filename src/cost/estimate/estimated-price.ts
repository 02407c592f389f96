// What the engine books for an invocation, from what the estimate says of a call. Knows no engine at work.

import { nanoUsd } from '#base/money';
import type { InvocationPrice } from '#engine/types';
import { NOTE_TOKENS } from '../invocation-price.js';
import type { AgentEstimate, CallTokens } from './types.js';

/**
 * Whole nano-dollars and whole tokens: the engine's sums are exact. A call that is no idle poll has the price of a busy poll,
 * of an event-driven agent that of an event.
 */
export function estimatedPrice({
  mode,
  prices,
  tokens,
}: Pick<AgentEstimate, 'mode' | 'prices' | 'tokens'>): InvocationPrice {
  const callUsd = mode === 'polling' ? prices.busyPoll : prices.event;
  return {
    costNano: callUsd === null ? null : nanoUsd(callUsd),
    idleCostNano: prices.idlePoll === null ? null : nanoUsd(prices.idlePoll),
    ...wholeTokens(tokens),
    noteTokens: NOTE_TOKENS,
  };
}

function wholeTokens({ input, output, idleInput, idleOutput }: CallTokens) {
  return {
    tokens: Math.round(input.expected + output.expected),
    idleTokens: Math.round(idleInput.expected + idleOutput.expected),
  };
}
