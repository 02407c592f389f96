// The five factors by which a mode is chosen, each with the mode it speaks for and the words to say so.

import { formatUsd } from '#base/format-usd';
import type { NanoUsd } from '#base/money';
import { toUsd } from '#base/money';
import type { TriggerMode } from '#org/names';

type FactorName = 'model cost' | 'activity' | 'role' | 'latency' | 'budget';

export interface Factor {
  readonly name: FactorName;
  /** Null when it speaks for neither. */
  readonly leans: TriggerMode | null;
  /** A noun phrase: `a cheap model ($0.003 a call)`. */
  readonly words: string;
}

/** What the factors look at. */
export interface FactorFacts {
  /** Of one invocation; null when unpriced. */
  readonly costNano: NanoUsd | null;
  /** Of all ticks, those with work. */
  readonly busyShare: number;
  readonly hasReports: boolean;
  readonly tickInterval: number;
  readonly hasBudget: boolean;
}

// The limits of the design note: dollars of a call, shares of ticks.
const CHEAP_BELOW_USD = 0.01;
const DEAR_ABOVE_USD = 0.05;
const BUSY_ABOVE = 0.5;
const SPARSE_BELOW = 0.2;

/** All five, in the order in which people list them. */
export function weighFactors(facts: FactorFacts): readonly Factor[] {
  return [
    modelCost(facts.costNano),
    activity(facts.busyShare),
    facts.hasReports
      ? { name: 'role', leans: 'event-driven', words: 'a manager' }
      : { name: 'role', leans: 'polling', words: 'a worker' },
    latency(facts.tickInterval),
    { name: 'budget', leans: facts.hasBudget ? 'event-driven' : null, words: 'a budget to keep' },
  ];
}

function modelCost(costNano: NanoUsd | null): Factor {
  const name = 'model cost';
  if (costNano === null) return { name, leans: null, words: 'a model without a price' };
  const usd = toUsd(costNano);
  const price = `(${formatUsd(usd)} a call)`;
  if (usd < CHEAP_BELOW_USD) return { name, leans: 'polling', words: `a cheap model ${price}` };
  if (usd > DEAR_ABOVE_USD) return { name, leans: 'event-driven', words: `a dear model ${price}` };
  return { name, leans: null, words: `a model of middle price ${price}` };
}

function activity(busyShare: number): Factor {
  const name = 'activity';
  if (busyShare > BUSY_ABOVE) return { name, leans: 'polling', words: 'mostly busy' };
  if (busyShare < SPARSE_BELOW) return { name, leans: 'event-driven', words: 'seldom busy' };
  return { name, leans: null, words: 'busy now and then' };
}

// Both modes react within a tick: latency speaks only where polls are further apart.
function latency(tickInterval: number): Factor {
  return {
    name: 'latency',
    leans: tickInterval > 1 ? 'event-driven' : null,
    words: `${tickInterval} ticks between polls`,
  };
}
