import { describe, expect, it } from 'vitest';
import { createOrderDesk } from '#behavior/order-desk';
import { ordersPerHour } from '#behavior/order-rate';
import { createWorkload } from '#behavior/workload';
import type { SendAction } from '#engine/types';
import { createCalendar } from '#org/calendar';
import { chartOf } from '#org/chart';
import { defaultStartMs } from '#org/default-start';
import type { Org } from '#org/types';
import { orgOf } from '../engine/simulate.js';
import { company, pyramid } from './orgs.js';

const DAY = 2880;

interface Order {
  readonly tick: number;
  readonly to: string;
  readonly body: string;
}

function ordersOf(org: Org, given: { ticks: number; seed?: number; load?: number }): Order[] {
  const { timezone, tickSeconds } = org;
  const clock = createCalendar({
    timezone,
    tickSeconds,
    startMs: defaultStartMs(timezone),
    workingHours: null,
  });
  const { seed = 1, ...rest } = given;
  const workload = createWorkload({ org, seed, clock, desk: createOrderDesk(org), ...rest });
  const orders: Order[] = [];
  for (let tick = workload.nextTick(0); tick !== null; tick = workload.nextTick(tick + 1)) {
    for (const { action } of workload.eventsAt(tick)) {
      const { to, body } = action as SendAction;
      orders.push({ tick, to, body });
    }
  }
  return orders;
}

const stated = (orders: string, more = '') =>
  orgOf(pyramid(`## Workload\n- **Orders:** ${orders}\n${more}`));
const hourOf = ({ tick }: Order) => (tick / 120) % 24;

describe('the rate of orders', () => {
  it('keeps the workers busy for the load, stuck turns counted', () => {
    const org = orgOf(
      pyramid(
        '## Workload\n- **Tasks per order:** 10\n- **Effort:** 20 ticks\n- **Blocked:** 0%\n',
      ),
    );
    // 20 workers x 120 turns x 0.5 over 200 turns an order.
    expect(ordersPerHour(org, chartOf(org), 0.5)).toBeCloseTo(6);
  });

  it('counts an order as one task where nobody shares it out', () => {
    const org = orgOf(
      '# Solo\n## Workload\n- **Effort:** 30 ticks\n- **Blocked:** 0%\n## Structure\n### Ana\n### Bo\n',
    );
    expect(ordersPerHour(org, chartOf(org), 0.75)).toBeCloseTo(6);
  });

  it('counts the turns that workers have, not the ticks', () => {
    const text = pyramid().replaceAll('- **Count:** 5', '- **Count:** 5\n- **Tick interval:** 4');
    const [every, fourth] = [pyramid(), text].map((source) => {
      const org = orgOf(source);
      return ordersPerHour(org, chartOf(org), 0.8);
    });
    expect(fourth).toBeCloseTo((every ?? 0) / 4);
  });
});

describe('the orders of a workload', () => {
  it('are as many as the rate says, one in each interval of it', () => {
    const orders = ordersOf(stated('4 per hour'), { ticks: DAY });
    expect(orders).toHaveLength(96);
    expect(orders.map(({ tick }) => Math.floor(tick / 30))).toEqual([...orders.keys()]);
  });

  it('are the same for the same seed however they are asked for, and differ by seed', () => {
    const org = stated('4 per hour');
    const first = ordersOf(org, { ticks: DAY });
    expect(ordersOf(org, { ticks: DAY })).toEqual(first);
    expect(ordersOf(org, { ticks: DAY / 2 })).toEqual(first.slice(0, 48));
    expect(ordersOf(org, { ticks: DAY, seed: 2 })).not.toEqual(first);
  });

  it('come at the same places of their intervals at any rate', () => {
    const places = (rate: number) =>
      ordersOf(stated(`${rate} per hour`), { ticks: 12_000 }).map(
        ({ tick }, index) => (tick * rate) / 120 - index,
      );
    const [slow, fast] = [places(1), places(4)];
    const shifts = slow.map((place, index) => Math.abs((fast[index] ?? 9) - place));
    expect(Math.max(...shifts)).toBeLessThan(0.05);
    expect(slow).toHaveLength(100);
  });

  it('may be several in a tick', () => {
    const ticks = ordersOf(stated('1200 per hour'), { ticks: 10 }).map(({ tick }) => tick);
    expect(ticks).toHaveLength(100);
    expect(new Set(ticks).size).toBe(10);
  });

  it('keep to their hours and weekdays, local time', () => {
    const zone = '## Identity\n- **Timezone:** America/New_York\n';
    const org = orgOf(
      zone + pyramid('## Workload\n- **Orders:** 4 per hour, weekdays 08:00-18:00\n'),
    );
    const orders = ordersOf(org, { ticks: 7 * DAY });
    expect(orders).toHaveLength(5 * 40);
    expect(Math.min(...orders.map(hourOf))).toBeGreaterThanOrEqual(8);
    expect(Math.max(...orders.map(hourOf))).toBeLessThan(18);
    expect(Math.max(...orders.map(({ tick }) => tick))).toBeLessThan(5 * DAY);
  });

  it('spread over a night that spans midnight, on the day on which it begins', () => {
    const orders = ordersOf(stated('2 per hour, Friday 22:00-02:00'), { ticks: 7 * DAY });
    expect(orders).toHaveLength(8);
    expect(Math.floor((orders[0]?.tick ?? 0) / DAY)).toBe(4);
    expect(Math.floor((orders.at(-1)?.tick ?? 0) / DAY)).toBe(5);
  });

  it('follow the typical day, as many as without it', () => {
    const spans = '  - 00:00-06:00: 10%\n  - 06:00-18:00: 90%\n';
    const orders = ordersOf(stated('4 per hour', `- **Typical day:**\n${spans}`), { ticks: DAY });
    expect(orders).toHaveLength(96);
    expect(orders.filter((order) => hourOf(order) < 6)).toHaveLength(10);
    expect(orders.filter((order) => hourOf(order) >= 18)).toHaveLength(0);
  });

  it('follow the typical day within their hours', () => {
    const spans = '  - 00:00-10:00: 80%\n  - 10:00-24:00: 20%\n';
    const more = `- **Typical day:**\n${spans}`;
    const orders = ordersOf(stated('4 per hour, 08:00-12:00', more), { ticks: DAY });
    expect(orders).toHaveLength(16);
    expect(orders.filter((order) => hourOf(order) < 10).length).toBeGreaterThanOrEqual(13);
  });

  it('keep to working hours where the rate is chosen', () => {
    const hours = '## Policies\n### Working Hours\n- **Active hours:** 08:00-16:00\n';
    const orders = ordersOf(orgOf(`${pyramid()}${hours}`), { ticks: DAY });
    expect(orders.length).toBeGreaterThan(20);
    expect(orders.every((order) => hourOf(order) >= 8 && hourOf(order) < 16)).toBe(true);
  });

  it('come at all hours where the rate is stated', () => {
    const hours = '## Policies\n### Working Hours\n- **Active hours:** 08:00-16:00\n';
    const text = `${pyramid('## Workload\n- **Orders:** 4 per hour\n')}${hours}`;
    const orders = ordersOf(orgOf(text), { ticks: DAY });
    expect(orders.filter((order) => hourOf(order) < 8)).toHaveLength(32);
    expect(orders.filter((order) => hourOf(order) >= 16)).toHaveLength(32);
  });

  it('begin at once where the rate is chosen, so that nobody waits for the first', () => {
    expect(ordersOf(orgOf(pyramid()), { ticks: 1 })).toHaveLength(2);
  });

  it('are none without anybody to do them', () => {
    expect(ordersOf({ ...orgOf(pyramid()), agents: [] }, { ticks: DAY })).toEqual([]);
    expect(ordersOf(orgOf(company()), { ticks: DAY })).toEqual([]);
  });

  it('are about each domain as often as its people can work', () => {
    const text = company().replace('0 per hour', '10 per hour');
    const orders = ordersOf(orgOf(text), { ticks: DAY });
    const share = (domain: string) =>
      orders.filter(({ body }) => body.endsWith(`: ${domain}`)).length;
    expect([share('web'), share('app'), share('sales')]).toEqual([120, 60, 60]);
    expect(orders.every(({ to }) => to === 'ceo')).toBe(true);
  });
});
