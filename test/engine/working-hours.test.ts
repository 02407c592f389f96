// Working hours in local time: nights, changes of the clock, critical messages, and agents that poll.
import { describe, expect, it } from 'vitest';
import { parseStart } from '#org/local-times';
import { order } from './orgs.js';
import { simulate, wakesOf } from './simulate.js';

interface Hours {
  readonly zone?: string;
  readonly hours: string;
  readonly exceptions?: string;
  readonly fields?: string;
}

/** One agent, at ten minutes a tick. */
const office = ({
  zone = 'UTC',
  hours,
  exceptions = '',
  fields = '- **Trigger:** event-driven',
}: Hours) => `# Org
## Culture
- **Tick:** 10 min
- **Timezone:** ${zone}
## Policies
### Working Hours
- **Active hours:** ${hours}
${exceptions}
## Structure
### Boss
- **Max sleep:** never
${fields}
`;

/** The tick of a local time on the day of the start, or `days` later, without changes of the clock. */
const at = (hour: number, minute = 0, days = 0): number => (days * 24 + hour) * 6 + minute / 10;

/** When orders that come at these ticks wake the agent. */
function wakes(given: Hours, orders: readonly number[], start = '2026-01-05T00:00'): string[] {
  const startMs = parseStart(start, given.zone ?? 'UTC') ?? Number.NaN;
  const events = Object.fromEntries(orders.map((tick) => [tick, [order()]]));
  return wakesOf(simulate(office(given), { ticks: at(0, 0, 3), events, startMs }), 'boss');
}

describe('a span', () => {
  it.each([
    ['08:00-22:00', [at(7, 50), at(8), at(21, 50), at(22)], [at(8), at(21, 50), at(8, 0, 1)]],
    ['22:00-06:00', [at(5, 50), at(6), at(21, 50), at(23)], [at(5, 50), at(22), at(23)]],
    ['00:00-12:00', [at(0), at(12)], [at(0), at(0, 0, 1)]],
    ['18:00-24:00', [at(0), at(23, 50), at(0, 0, 1)], [at(18), at(23, 50), at(18, 0, 1)]],
    // The first tick whose first instant is inside.
    ['08:05-09:00', [at(8)], [at(8, 10)]],
  ])('of %s includes its start and not its end', (hours, orders, expected) => {
    expect(wakes({ hours }, orders)).toEqual(expected.map((tick) => `${tick} message`));
  });
});

describe('a change of the clock', () => {
  it.each([
    // 02:00 becomes 03:00 on 2026-03-29: the morning comes an hour sooner, seen in ticks.
    ['Europe/Berlin', '08:00-18:00', '2026-03-29T00:00', [0], [at(7)]],
    // What opens in the hour that is skipped opens with it.
    ['Europe/Berlin', '02:30-05:00', '2026-03-29T00:00', [0], [at(2)]],
    // 03:00 becomes 02:00 on 2026-10-25: the hour from 02:00 comes twice, and is worked twice.
    ['Europe/Berlin', '08:00-18:00', '2026-10-25T00:00', [0], [at(9)]],
    [
      'Europe/Berlin',
      '02:00-03:00',
      '2026-10-25T00:00',
      [at(2, 30), at(3, 30), at(4)],
      [at(2, 30), at(3, 30), at(2, 0, 1) + 6],
    ],
    // A night shift over the change.
    [
      'Europe/Berlin',
      '22:00-06:00',
      '2026-03-28T12:00',
      [at(16, 50), at(17)],
      [at(16, 50), at(33)],
    ],
    ['America/Santiago', '00:00-08:00', '2026-09-05T12:00', [0], [at(12)]],
  ])('in %s, open %s, from %s', (zone, hours, start, orders, expected) => {
    expect(wakes({ zone, hours }, orders, start)).toEqual(
      expected.map((tick) => `${tick} message`),
    );
  });
});

describe('outside them', () => {
  const hours = '08:00-09:00';
  const polling = '- **Trigger:** polling\n- **Tick interval:** 6';

  it.each([
    ['by default a critical message passes', '', [at(3)]],
    ['critical may be named', '- **Exceptions:** critical', [at(3)]],
    ['nothing passes without exceptions', '- **Exceptions:** none', [at(8)]],
  ])('%s', (_title, exceptions, expected) => {
    const run = simulate(office({ hours, exceptions }), {
      ticks: at(10),
      events: { [at(3)]: [order('critical')] },
    });
    expect(wakesOf(run, 'boss')).toEqual(expected.map((tick) => `${tick} message`));
  });

  it('a critical message lets all that is pending through, and only that once', () => {
    const run = simulate(office({ hours }), {
      ticks: at(9),
      events: { [at(1)]: [order()], [at(3)]: [order('critical')], [at(4)]: [order()] },
    });
    expect(run.invocations.map(({ tick, messages }) => [tick, messages.length])).toEqual([
      [at(3), 2],
      [at(8), 1],
    ]);
    expect(run.results.agents[0]?.holds).toEqual([
      { kind: 'working-hours', times: 2, first: at(1), last: at(4), until: at(8) },
    ]);
  });

  it('polls are left out, but for one that finds a critical message', () => {
    const run = simulate(office({ hours, fields: polling }), {
      ticks: at(10),
      events: { [at(2, 10)]: [order('critical')], [at(4)]: [order()] },
    });
    expect(wakesOf(run, 'boss')).toEqual([`${at(3)} poll`, `${at(8)} poll`]);
  });

  it('a timer is remembered until they open', () => {
    const fields = '- **Trigger:** event-driven\n- **Timer:** review at 03:00';
    const run = simulate(office({ hours, fields }), { ticks: at(10) });
    expect(wakesOf(run, 'boss')).toEqual([`${at(8)} timer`]);
  });

  it('a cooldown that ends there is followed by a hold of its own', () => {
    const fields = '- **Trigger:** event-driven\n- **Cooldown:** 2h';
    const run = simulate(office({ hours, fields }), {
      ticks: at(9, 0, 1),
      events: { [at(8, 50)]: [order()], [at(8, 50) + 1]: [order()] },
    });
    expect(wakesOf(run, 'boss')).toEqual([`${at(8, 50)} message`, `${at(8, 0, 1)} message`]);
    expect(run.results.agents[0]?.holds).toEqual([
      { kind: 'cooldown', times: 1, first: at(9), last: at(9), until: at(10, 50) },
      { kind: 'working-hours', times: 1, first: at(10, 50), last: at(10, 50), until: at(8, 0, 1) },
    ]);
  });
});
