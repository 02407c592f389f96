// The orders that a dry run makes up: how many and when by rate and seed, what about by the domains of the chart.

import { randomStream } from '#base/random-streams';
import type { Outside, OutsideEvent } from '#engine/types';
import type { Chart } from '#org/chart';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { Org } from '#org/types';
import type { OrderDesk } from './order-desk.js';
import { ordersPerHour, shapeDay, turnsPerTick } from './order-rate.js';
import { workTeams } from './order-roots.js';
import { workChartOf } from './work-chart.js';

/** Local time at a tick's first instant: what the workload needs of a calendar. */
interface LocalClock {
  /** Minutes after midnight, 0 to below 1440. */
  minuteOfDay(tick: number): number;
  /** 1 Monday to 7 Sunday. */
  weekday(tick: number): number;
}

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
    return [{ from: HUMAN_PRINCIPAL, action: { type: 'order', to, body, task, priority: 'high' } }];
  };

  return {
    eventsAt(tick) {
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
  const shapeAt = shapeDay(org);
  const placeOf = (order: number): number => order - 1 + randomStream(seed, `order:${order}`)();
  let expected = 0;
  let waiting = stated === null ? ordersAtStart(chart) : 0;
  let number = 1;
  let place = placeOf(number);
  for (let tick = 0; tick < ticks; tick++) {
    const rate = perTick * shapeAt(clock.weekday(tick), clock.minuteOfDay(tick));
    if (rate === 0) continue;
    expected += rate + waiting;
    waiting = 0;
    while (place < expected) {
      yield { tick, number };
      number += 1;
      place = placeOf(number);
    }
  }
}

// A run begins in the middle of the work, not with everybody idle.
function ordersAtStart(chart: Chart): number {
  return Math.ceil(workTeams(chart).length / 2);
}

/** The domains of the orders, one after the other: each as often as its teams have turns of work, and evenly spread. */
function* domainsOf(chart: Chart, seed: number): Generator<string | null, never> {
  const stream = randomStream(seed, 'domains of orders');
  const teams = workTeams(chart).map((team) => ({
    domain: team.domain,
    weight: turnsPerTick(team),
    credit: 0,
  }));
  const total = teams.reduce((sum, { weight }) => sum + weight, 0);
  for (const team of teams) team.credit = stream() * total;
  for (;;) {
    for (const team of teams) team.credit += team.weight;
    const chosen = teams.toSorted((a, b) => b.credit - a.credit)[0];
    if (chosen !== undefined) chosen.credit -= total;
    yield chosen?.domain ?? null;
  }
}
