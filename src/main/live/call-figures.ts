// What the calls of each agent came to, by the ledger: requests, tokens by kind, money. A pure fold over call records.

import type { CallUsage } from '#cost/prices/price-usage';
import { usageOfAnthropic, usageOfOllama, usageOfOpenAi } from '#cost/prices/provider-usage';
import type { Amount, CallRecord } from '#journal/records';
import type { TokensByKind } from './live-report.js';

/** All that is counted of a call: the reply is not kept. */
export type CallFacts = Pick<CallRecord, 'agent' | 'provider' | 'usage' | 'spent' | 'isKnown'> & {
  readonly isAnswered: boolean;
};

export interface CallFigures {
  readonly answered: number;
  readonly failed: number;
  readonly unknown: number;
  readonly tokens: TokensByKind;
  readonly spent: Amount;
}

const NO_AMOUNT: Amount = { nanoUsd: 0, tokens: 0, requests: 0 };
export const NO_CALLS: CallFigures = {
  answered: 0,
  failed: 0,
  unknown: 0,
  tokens: { input: 0, cacheRead: 0, cacheWrite: 0, output: 0 },
  spent: NO_AMOUNT,
};

export function factsOfCall({
  agent,
  provider,
  usage,
  spent,
  isKnown,
  reply,
}: Omit<CallRecord, 'type' | 'at'>): CallFacts {
  return { agent, provider, usage, spent, isKnown, isAnswered: reply !== null };
}

/** By agent id, of those that called. */
export function foldCallFigures(calls: Iterable<CallFacts>): ReadonlyMap<string, CallFigures> {
  const figures = new Map<string, CallFigures>();
  for (const call of calls) {
    const before = figures.get(call.agent) ?? NO_CALLS;
    figures.set(call.agent, {
      answered: before.answered + (call.isAnswered ? 1 : 0),
      failed: before.failed + (call.isAnswered ? 0 : 1),
      unknown: before.unknown + (call.isKnown ? 0 : 1),
      tokens: addTokens(before.tokens, tokensOfCall(call)),
      spent: addAmounts(before.spent, call.spent),
    });
  }
  return figures;
}

function addAmounts(one: Amount, other: Amount): Amount {
  return {
    nanoUsd: addKnown(one.nanoUsd, other.nanoUsd),
    tokens: one.tokens + other.tokens,
    requests: one.requests + other.requests,
  };
}

/** What failed without being billed used nothing; of what may be billed nobody knows. */
function tokensOfCall({ provider, usage, spent, isKnown }: CallFacts): TokensByKind {
  if (provider === 'dry-run' || (usage === null && isKnown && spent.tokens === 0))
    return NO_CALLS.tokens;
  const read = usage === null ? null : usageOf(provider, usage);
  if (read === null) return { input: null, cacheRead: null, cacheWrite: null, output: null };
  return {
    input: read.freshInput,
    cacheRead: read.cacheRead,
    cacheWrite: addKnown(read.cacheWrite5m, read.cacheWrite1h),
    output: read.output,
  };
}

function usageOf(provider: string, usage: Readonly<Record<string, unknown>>): CallUsage | null {
  switch (provider) {
    case 'anthropic':
      return usageOfAnthropic(usage);
    case 'openai':
      return usageOfOpenAi(usage);
    case 'ollama':
      return usageOfOllama(usage);
    default:
      return null;
  }
}

function addTokens(one: TokensByKind, other: TokensByKind): TokensByKind {
  return {
    input: addKnown(one.input, other.input),
    cacheRead: addKnown(one.cacheRead, other.cacheRead),
    cacheWrite: addKnown(one.cacheWrite, other.cacheWrite),
    output: addKnown(one.output, other.output),
  };
}

function addKnown(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}
