// What the calls of each agent came to, by the ledger: requests, tokens by kind, money. A pure fold over call records.

import { addAmounts, NO_AMOUNT } from '#journal/amounts';
import type { Amount, CallRecord } from '#journal/records';
import { readUsage } from '#live/calls/read-usage';
import { PROVIDERS } from '#models/adapter';
import type { TokensByKind } from './live-report.js';

/** All that is counted of a call: the reply is not kept. */
export type CallFacts = Pick<
  CallRecord,
  'agent' | 'provider' | 'usage' | 'spent' | 'isKnown' | 'tick' | 'wave'
> & {
  readonly isAnswered: boolean;
  /** Whether it was made for a poll or a safety wake that had nothing to show. */
  readonly isIdle: boolean;
};

export interface CallFigures {
  readonly answered: number;
  readonly failed: number;
  /** Of both: made once more, after an attempt that failed, or after an answer that was not valid. */
  readonly retried: number;
  readonly corrected: number;
  /** Whose usage was not reported. */
  readonly unknown: number;
  /** For which somebody was asked, and those of them that had nothing to show. */
  readonly wakes: number;
  readonly idleWakes: number;
  readonly tokens: TokensByKind;
  readonly spent: Amount;
}

export const NO_CALLS: CallFigures = {
  answered: 0,
  failed: 0,
  retried: 0,
  corrected: 0,
  unknown: 0,
  wakes: 0,
  idleWakes: 0,
  tokens: { input: 0, cacheRead: 0, cacheWrite: 0, output: 0 },
  spent: NO_AMOUNT,
};

export function factsOfCall(call: Omit<CallRecord, 'type' | 'at'>): CallFacts {
  const { agent, tick, wave, wake, provider, usage, spent, isKnown, reply } = call;
  const facts = { agent, tick, wave, provider, usage, spent, isKnown };
  return { ...facts, isAnswered: reply !== null, isIdle: wake === IDLE };
}

const IDLE = 'idle';

/** By agent id, of those that called. Calls of one agent are in the order in which they were settled. */
export function foldCallFigures(calls: Iterable<CallFacts>): ReadonlyMap<string, CallFigures> {
  const figures = new Map<string, CallFigures>();
  const last = new Map<string, CallFacts>();
  for (const call of calls) {
    const before = last.get(call.agent);
    const isSameWake = before?.tick === call.tick && before.wave === call.wave;
    figures.set(
      call.agent,
      addFigures(figures.get(call.agent) ?? NO_CALLS, {
        answered: call.isAnswered ? 1 : 0,
        failed: call.isAnswered ? 0 : 1,
        retried: isSameWake && !before.isAnswered ? 1 : 0,
        corrected: isSameWake && before.isAnswered ? 1 : 0,
        unknown: call.isKnown ? 0 : 1,
        wakes: isSameWake ? 0 : 1,
        idleWakes: isSameWake || !call.isIdle ? 0 : 1,
        tokens: tokensOfCall(call),
        spent: call.spent,
      }),
    );
    last.set(call.agent, call);
  }
  return figures;
}

export function addFigures(one: CallFigures, other: CallFigures): CallFigures {
  return {
    answered: one.answered + other.answered,
    failed: one.failed + other.failed,
    retried: one.retried + other.retried,
    corrected: one.corrected + other.corrected,
    unknown: one.unknown + other.unknown,
    wakes: one.wakes + other.wakes,
    idleWakes: one.idleWakes + other.idleWakes,
    tokens: addTokens(one.tokens, other.tokens),
    spent: addAmounts(one.spent, other.spent),
  };
}

/** What failed without being billed used nothing; of what may be billed nobody knows. */
function tokensOfCall({ provider, usage, spent, isKnown }: CallFacts): TokensByKind {
  if (usage === null && isKnown && spent.tokens === 0) return NO_CALLS.tokens;
  const whose = PROVIDERS.find((name) => name === provider);
  if (usage === null || whose === undefined)
    return { input: null, cacheRead: null, cacheWrite: null, output: null };
  const read = readUsage({ provider: whose, raw: usage });
  return {
    input: read.freshInput,
    cacheRead: read.cacheRead,
    cacheWrite: addKnown(read.cacheWrite5m, read.cacheWrite1h),
    output: read.output,
  };
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
