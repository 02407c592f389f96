// When a budget is spent though nothing happens: by polls, timers and safety wakes alone, at reference prices.

import { DAY_HOURS } from '#base/hours';
import { nanoUsd } from '#base/money';
import { invocationPrice } from '#cost/invocation-price';
import type { Calendar } from '#org/calendar';
import type { Agent, Budget, BudgetPeriod } from '#org/types';
import { floorWakes, timingKey } from './cost-bounds.js';
import { countQuietWakes } from './quiet-wakes.js';
import type { WakeClock } from './wake-clock.js';
import { createWakeClock } from './wake-clock.js';
import type { WakeGraph } from './wake-graph.js';

/** A budget that does not last its period. */
export interface Exhaustion {
  /** The instant of the first wake that it holds, in ms since 1970 UTC. */
  readonly instantMs: number;
  /** Minutes of the period's hour that have passed by then. */
  readonly minute: number;
  /** What the whole period would take: nano-dollars, or tokens. */
  readonly wanted: number;
  readonly wakes: number;
}

/** What one idle wake of an agent takes from a budget. */
interface Use {
  readonly agent: Agent;
  readonly amount: number;
}

/** A run starts on Monday the 5th; a month is looked at from its first. */
const MONTH_START_MS = 4 * 86_400_000;

/** When the agent alone spends its budget. Null where it lasts, pays for no single call, or the model has no price. */
export function agentExhaustion(graph: WakeGraph, agent: Agent, budget: Budget): Exhaustion | null {
  const limit = limitOf(graph, budget);
  if (!paysForOneCall(agent, budget, limit)) return null;
  return findExhaustion(graph, usesOf([agent], budget), budget.period, limit);
}

/**
 * When all agents together spend the org's limit; agents without a price are left out of a limit in money. Null where it
 * lasts, or is too small for one call of some agent.
 */
export function orgExhaustion(graph: WakeGraph, budget: Budget): Exhaustion | null {
  const { agents } = graph.org;
  const limit = limitOf(graph, budget);
  if (!agents.every((agent) => paysForOneCall(agent, budget, limit))) return null;
  return findExhaustion(graph, usesOf(agents, budget), budget.period, limit);
}

/** Whether the limit covers a call that finds work, or the model has no price to tell by. */
function paysForOneCall(agent: Agent, { unit }: Budget, limit: number): boolean {
  const { tokens, costNano } = invocationPrice(agent);
  return (unit === 'tokens' ? tokens : (costNano ?? 0)) <= limit;
}

function usesOf(agents: readonly Agent[], { unit }: Budget): Use[] {
  return agents.flatMap((agent) => {
    const price = invocationPrice(agent);
    const isPolling = agent.trigger.mode === 'polling';
    const nano = isPolling ? price.idleCostNano : price.costNano;
    const amount = unit === 'tokens' ? (isPolling ? price.idleTokens : price.tokens) : nano;
    return amount === null || amount === 0 ? [] : [{ agent, amount }];
  });
}

function limitOf({ org }: WakeGraph, { unit, limit }: Budget): number {
  if (unit === 'tokens') return limit;
  return nanoUsd(limit * (unit === 'credits' ? org.policies.budget.creditUsd : 1));
}

function findExhaustion(
  graph: WakeGraph,
  uses: readonly Use[],
  period: BudgetPeriod,
  limit: number,
): Exhaustion | null {
  const clock = clockFor(graph, period);
  const { calendar } = clock;
  for (const [from, to] of spansOf(calendar, period)) {
    const before = sumUses(uses, clock, from);
    const wanted = sumUses(uses, clock, to).amount - before.amount;
    if (wanted <= limit) continue;
    const tick = findTick(from, to, (ticks) => {
      return sumUses(uses, clock, ticks, true).amount - before.amount > limit;
    });
    return {
      instantMs: calendar.instantOf(tick),
      minute: Math.floor(calendar.minuteOfDay(tick) % 60),
      wanted,
      wakes: sumUses(uses, clock, to).wakes - before.wakes,
    };
  }
  return null;
}

/** The period in ticks; of hours all those of a day, since the working hours leave some of them empty. */
function spansOf(calendar: Calendar, period: BudgetPeriod): [from: number, to: number][] {
  const spans: [number, number][] = [];
  let from = 0;
  for (let span = 0; span < (period === 'hourly' ? DAY_HOURS : 1); span++) {
    const to = calendar.nextPeriodTick(period, from);
    spans.push([from, to]);
    from = to;
  }
  return spans;
}

/** Agents with the same timing are counted once: their wakes are remembered, unless `isPassing` looks only. */
function sumUses(
  uses: readonly Use[],
  clock: WakeClock,
  ticks: number,
  isPassing = false,
): { readonly amount: number; readonly wakes: number } {
  const passing = new Map<string, number>();
  let [amount, wakes] = [0, 0];
  for (const use of uses) {
    const { trigger } = use.agent;
    const key = isPassing ? timingKey(trigger, ticks) : '';
    const count = isPassing
      ? (passing.get(key) ?? countQuietWakes(trigger, clock.calendar, ticks))
      : floorWakes(clock, trigger, ticks);
    passing.set(key, count);
    amount += count * use.amount;
    wakes += count;
  }
  return { amount, wakes };
}

/** The last tick of the shortest run from `from` on, up to `to`, for which `isOver` holds. It holds for the longest. */
function findTick(from: number, to: number, isOver: (ticks: number) => boolean): number {
  let [within, over] = [from, to];
  while (over - within > 1) {
    const middle = Math.floor((within + over) / 2);
    if (isOver(middle)) over = middle;
    else within = middle;
  }
  return over - 1;
}

const monthClocks = new WeakMap<WakeGraph, WakeClock>();

function clockFor(graph: WakeGraph, period: BudgetPeriod): WakeClock {
  if (period !== 'monthly') return graph.clock;
  const startMs = graph.clock.calendar.instantOf(0) - MONTH_START_MS;
  const clock = monthClocks.get(graph) ?? createWakeClock(graph.org, startMs);
  monthClocks.set(graph, clock);
  return clock;
}
