// The orders that a dry run makes up: how many and when by rate and seed, what about by the domains of the chart.

import type { RandomStream } from '#base/random-streams';
import { randomStream, randomStreams } from '#base/random-streams';
import { NEVER } from '#engine/timing-wheel';
import type { Outside, OutsideEvent } from '#engine/types';
import type { Chart } from '#org/chart';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { Org } from '#org/types';
import type { OrderDesk } from './order-desk.js';
import { ordersPerHour, shapeDay, turnsPerTick } from './order-rate.js';
import { workTeams } from './order-roots.js';
import type { LocalClock, RateSpan } from './rate-spans.js';
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

export function createWorkload(options: WorkloadOptions): Outside {
  const { org, seed, desk } = options;
  const chart = workChartOf(org);
  const orders = new OrderTimes(options, chart);
  const nextDomain = domainsOf(chart, seed);

  const eventOf = (number: number): OutsideEvent[] => {
    const domain = nextDomain();
    const body = domain === null ? `Order ${number}` : `Order ${number}: ${domain}`;
    const task = `order-${number}`;
    const to = desk.route(task, body);
    if (to === null) return [];
    return [{ from: HUMAN_PRINCIPAL, action: { type: 'order', to, task, body, priority: 'high' } }];
  };

  return {
    isSteady: true,
    eventsAt(tick) {
      if (orders.nextTick > tick) return NO_EVENTS;
      const events: OutsideEvent[] = [];
      while (orders.nextTick <= tick) {
        events.push(...eventOf(orders.number));
        orders.advance();
      }
      return events;
    },
    nextTick: (tick) => (orders.nextTick === NEVER ? null : Math.max(tick, orders.nextTick)),
    receive: (message) => desk.receive(message),
  };
}

/**
 * When orders come. Order k falls at a random place within its own interval, so that chance moves orders but makes no
 * rushes and lulls.
 */
class OrderTimes {
  /** Of the order that comes next, from 1. */
  number = 0;
  /** When it comes; NEVER when none does. */
  nextTick = NEVER;
  readonly #spans: Iterator<RateSpan>;
  readonly #streamOf: (order: string) => RandomStream;
  /** Orders in a tick of the mean rate. */
  readonly #perTick: number;
  /** The span that is looked at, null after the last. */
  #span: RateSpan | null = null;
  /** Orders expected before it. */
  #expected: number;
  /** Of the next order: how many orders are expected until then. */
  #place = 0;

  constructor(options: WorkloadOptions, chart: Chart) {
    const { org, seed, ticks, load = DEFAULT_LOAD, clock } = options;
    const stated = org.workload.ordersPerHour;
    this.#perTick = ((stated ?? ordersPerHour(org, chart, load)) * org.tickSeconds) / 3600;
    this.#expected = stated === null ? ordersAtStart(chart) : 0;
    this.#streamOf = randomStreams(seed, 'order:');
    this.#spans = rateSpans(shapeDay(org), clock, ticks);
    if (this.#perTick === 0) return;
    this.#span = this.#nextSpan();
    this.advance();
  }

  /** Goes on to the next order. */
  advance(): void {
    this.number += 1;
    this.#place = this.number - 1 + this.#streamOf(String(this.number))();
    while (this.#span !== null) {
      const { from, to, share } = this.#span;
      const rate = this.#perTick * share;
      // The first tick by whose end more orders are expected than come before this one.
      this.nextTick = from + Math.max(0, Math.floor((this.#place - this.#expected) / rate));
      if (this.nextTick < to) return;
      this.#expected += rate * (to - from);
      this.#span = this.#nextSpan();
    }
    this.nextTick = NEVER;
  }

  #nextSpan(): RateSpan | null {
    const { done, value } = this.#spans.next();
    return done === true ? null : value;
  }
}

// A run begins in the middle of the work, not with everybody idle.
function ordersAtStart(chart: Chart): number {
  return Math.ceil(workTeams(chart).length / 2);
}

/** Gives the orders' domains, one after the other: each as often as its teams have turns of work, and evenly spread. */
function domainsOf(chart: Chart, seed: number): () => string | null {
  const weights = new Map<string | null, number>();
  for (const team of workTeams(chart)) {
    weights.set(team.domain, (weights.get(team.domain) ?? 0) + turnsPerTick(team));
  }
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const stream = randomStream(seed, 'domains of orders');
  const shares = [...weights].map(([domain, weight]) => {
    return { domain, weight, credit: stream() * total };
  });
  return () => {
    let chosen = shares[0];
    for (const share of shares) {
      share.credit += share.weight;
      if (chosen !== undefined && share.credit > chosen.credit) chosen = share;
    }
    if (chosen !== undefined) chosen.credit -= total;
    return chosen?.domain ?? null;
  };
}
