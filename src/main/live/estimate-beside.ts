// What `orgsim cost` expects of as many wakes as asked a model, beside what they really took. Pure.

import { toUsd } from '#base/money';
import { sum } from '#base/sum';
import type { InvocationPrice } from '#engine/types';
import type { CallFacts, CallFigures } from './call-figures.js';
import { addFigures, foldCallFigures, NO_CALLS } from './call-figures.js';
import type { LiveAgent, LiveEstimate, LiveReport } from './live-report.js';

type Expected = Pick<LiveEstimate, 'wakes' | 'usd' | 'tokens'>;

/** `price` is that of the estimate: it knows idle polls, and takes every wake of an event-driven agent for one of an event. */
export function expected(
  { wakes, idleWakes }: Pick<CallFigures, 'wakes' | 'idleWakes'>,
  price: InvocationPrice | undefined,
  isPolling: boolean,
): Expected {
  if (price === undefined) return { wakes, usd: null, tokens: 0 };
  const idle = isPolling ? idleWakes : 0;
  const busy = wakes - idle;
  const { costNano, idleCostNano } = price;
  const isPriced = (costNano !== null || busy === 0) && (idleCostNano !== null || idle === 0);
  return {
    wakes,
    usd: isPriced ? toUsd(sum([busy * (costNano ?? 0), idle * (idleCostNano ?? 0)])) : null,
    tokens: busy * price.tokens + idle * price.idleTokens,
  };
}

export function besideTruth(estimate: Expected, { spent, unknown }: CallFigures): LiveEstimate {
  // A reservation is no truth to hold anything against.
  const isTrue = unknown === 0;
  const usd = isTrue && spent.nanoUsd !== null ? toUsd(spent.nanoUsd) : null;
  return {
    ...estimate,
    usdErrorPercent: errorPercent(usd, estimate.usd),
    tokensErrorPercent: errorPercent(isTrue ? spent.tokens : null, estimate.tokens),
  };
}

export function truthOf(figures: CallFigures): Pick<LiveAgent, 'calls' | 'tokens' | 'spent'> {
  const { answered, failed, retried, corrected, unknown, tokens, spent } = figures;
  return { calls: { answered, failed, retried, corrected, unknown }, tokens, spent };
}

export function totalsOf(
  agents: readonly Pick<LiveAgent, 'estimate'>[],
  calls: readonly CallFacts[],
): LiveReport['totals'] {
  const figures = [...foldCallFigures(calls).values()].reduce(addFigures, NO_CALLS);
  const estimates = agents.map(({ estimate }) => estimate);
  const known = estimates.flatMap(({ usd }) => (usd === null ? [] : [usd]));
  const estimate = {
    wakes: sum(estimates.map(({ wakes }) => wakes)),
    usd: known.length === estimates.length ? sum(known) : null,
    tokens: sum(estimates.map(({ tokens }) => tokens)),
  };
  return { ...truthOf(figures), estimate: besideTruth(estimate, figures) };
}

/** Of whole percents, one decimal. */
function errorPercent(truth: number | null, estimate: number | null): number | null {
  if (truth === null || estimate === null || estimate === 0) return null;
  return Math.round(((truth - estimate) / estimate) * 1000) / 10;
}
