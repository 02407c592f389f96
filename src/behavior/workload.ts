// The orders that a dry run makes up: how many and when by rate and seed, what about by the domains of the chart.

import { randomStream, randomStreams } from '#base/random-streams';
import type { Outside, OutsideEvent } from '#engine/types';
import type { Chart } from '#org/chart';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { Org } from '#org/types';
import type { OrderDesk } from './order-desk.js';
import { ordersPerHour, shapeDay, turnsPerTick } from './order-rate.js';
import { workTeams } from './order-roots.js';
import type { LocalClock } from './rate-spans.js';
import { rateSpans } from './rate-spans.js';
import { workChartOf } from './work-chart.js';

export interface WorkloadOptions {
  readonly org: Org;
  readonly seed: number;
  /** The run covers ticks 0 to `ticks - 1`. */
  readonly ticks: number;
  /** Share of their turns for which the workers are busy, where the org states no rate; 0.8 unless said. */
  readonly load?: number;
  readonly clock: LocalClock;
  readonly desk: OrderDesk;
}

export const DEFAULT_LOAD = 0.8;

const NO_EVENTS: readonly OutsideEvent[] = [];

interface Arrival {
  readonly tick: number;
  /** From 1. */
  readonly number: number;
}

export function createWorkload(options: WorkloadOptions): Outside {
  const { org, seed, desk } = options;
  const chart = workChartOf(org);
  const arrivals = arrivalsOf(options, chart);
  const domains = domainsOf(chart, seed);
  let next = arrivals.next();

  const eventOf = (number: number): OutsideEvent[] => {
    const domain = domains.next().value;
    const body = domain === null ? `Order ${number}` : `Order ${number}: ${domain}`;
    const task = `order-${number}`;
    const to = desk.route(task, body);
    if (to === null) return [];
    return [{ from: HUMAN_PRINCIPAL, action: { type: 'order', to, task, body, priority: 'high' } }];
  };

  return {
    isSteady: true,
    eventsAt(tick) {
      if (next.done === true || next.value.tick > tick) return NO_EVENTS;
      const events: OutsideEvent[] = [];
      while (next.done !== true && next.value.tick <= tick) {
        events.push(...eventOf(next.value.number));
        next = arrivals.next();
      }
      return events;
    },
    nextTick: (tick) => (next.done === true ? null : Math.max(tick, next.value.tick)),
    receive: (message) => desk.receive(message),
  };
}

// Order k falls at a random place within its own interval, so that chance moves orders but makes no rushes and lulls.
function* arrivalsOf(
  { org, seed, ticks, load = DEFAULT_LOAD, clock }: WorkloadOptions,
  chart: Chart,
): Generator<Arrival, void> {
  const stated = org.workload.ordersPerHour;
  const perTick = ((stated ?? ordersPerHour(org, chart, load)) * org.tickSeconds) / 3600;
  if (perTick === 0) return;
  const streamOf = randomStreams(seed, 'order:');
  const placeOf = (order: number): number => order - 1 + streamOf(String(order))();
  /** Orders expected before the span. */
  let expected = stated === null ? ordersAtStart(chart) : 0;
  let number = 1;
  let place = placeOf(number);
  for (const { from, to, share } of rateSpans(shapeDay(org), clock, ticks)) {
    const rate = perTick * share;
    for (;;) {
      // The first tick by whose end more orders are expected than come before this one.
      const tick = from + Math.max(0, Math.floor((place - expected) / rate));
      if (tick >= to) break;
      yield { tick, number };
      number += 1;
      place = placeOf(number);
    }
    expected += rate * (to - from);
  }
}

// A run begins in the middle of the work, not with everybody idle.
function ordersAtStart(chart: Chart): number {
  return Math.ceil(workTeams(chart).length / 2);
}

/** The domains of the orders, one after the other: each as often as its teams have turns of work, and evenly spread. */
function* domainsOf(chart: Chart, seed: number): Generator<string | null, never> {
  const weights = new Map<string | null, number>();
  for (const team of workTeams(chart)) {
    weights.set(team.domain, (weights.get(team.domain) ?? 0) + turnsPerTick(team));
  }
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const stream = randomStream(seed, 'domains of orders');
  const shares = [...weights].map(([domain, weight]) => {
    return { domain, weight, credit: stream() * total };
  });
  for (;;) {
    let chosen = shares[0];
    for (const share of shares) {
      share.credit += share.weight;
      if (chosen !== undefined && share.credit > chosen.credit) chosen = share;
    }
    if (chosen !== undefined) chosen.credit -= total;
    yield chosen?.domain ?? null;
  }
}
