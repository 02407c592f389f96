// Whether decisions became dearer: what an action cost in the first half of a run and in the second. A pure fold.

import { toUsd } from '#base/money';
import type { EngineResults } from '#engine/results';
import type { Tally } from '#engine/tally';

/** The part of an agent's counts at half-time that the trend needs. */
export type CostSoFar = Readonly<Pick<Tally, 'costNano' | 'unpriced' | 'actions'>>;

/** Dollars an action; null without an action or without a price. */
export interface CostTrend {
  readonly first: number | null;
  readonly second: number | null;
}

/** A copy, in the order of the agents: results change while the run goes on. */
export function noteCosts({ agents }: Pick<EngineResults, 'agents'>): readonly CostSoFar[] {
  return agents.map(({ tally: { costNano, unpriced, actions } }) => ({
    costNano,
    unpriced,
    actions,
  }));
}

/** Both unknown without a half-time. */
export function costTrend(halfTime: CostSoFar | undefined, end: CostSoFar): CostTrend {
  if (halfTime === undefined) return { first: null, second: null };
  const second = {
    costNano: end.costNano - halfTime.costNano,
    unpriced: end.unpriced - halfTime.unpriced,
    actions: end.actions - halfTime.actions,
  };
  return { first: costPerAction(halfTime), second: costPerAction(second) };
}

function costPerAction({ costNano, unpriced, actions }: CostSoFar): number | null {
  return unpriced > 0 || actions === 0 ? null : toUsd(Math.round(costNano / actions));
}
