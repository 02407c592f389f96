// What one invocation of an agent costs under reference pricing. Knows no engine at work.

import type { NanoUsd } from '#base/money';
import { nanoUsd } from '#base/money';
import type { InvocationPrice } from '#engine/types';
import type { Agent, NumberRange, TokenAssumption } from '#org/types';
import { findReferencePrice, REFERENCE_PRICES } from './reference-prices.js';

/** A progress update is a sentence or two; under reference pricing it adds tokens, not dollars. */
export const NOTE_TOKENS = 50;

/**
 * The price and tokens of one invocation of `agent`. Idle polls cost the same: the reference table is by invocation.
 * Tokens are those that the agent states (`Tokens`, the middle of a range), else those of the table.
 */
export function invocationPrice(agent: Pick<Agent, 'model' | 'tokens'>): InvocationPrice {
  const costNano = modelCostNano(agent.model);
  const tokens = tokensPerInvocation(agent.tokens);
  return { costNano, tokens, idleCostNano: costNano, idleTokens: tokens, noteTokens: NOTE_TOKENS };
}

/** Where the price of a model comes from, for people: `reference table, Claude Opus`, or `unpriced`. */
export function priceSource(model: string): string {
  const row = findReferencePrice(model);
  return row === null ? 'unpriced' : `reference table ${REFERENCE_PRICES.asOf}, ${row.family}`;
}

function modelCostNano(model: string): NanoUsd | null {
  const row = findReferencePrice(model);
  return row === null ? null : nanoUsd(row.usdPerInvocation);
}

/** Whole tokens; a direction that is not stated has the table's. */
export function tokensPerInvocation(stated: TokenAssumption | null): number {
  const { input, output } = REFERENCE_PRICES.tokens;
  if (stated === null) return input + output;
  if (stated.total !== null) return Math.round(middle(stated.total));
  return Math.round(middle(stated.input ?? at(input)) + middle(stated.output ?? at(output)));
}

function at(value: number): NumberRange {
  return { low: value, high: value };
}

function middle({ low, high }: NumberRange): number {
  return (low + high) / 2;
}
