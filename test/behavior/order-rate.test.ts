// How fast work comes and whose it is, in orgs so small that the figures can be checked by hand.
import { describe, expect, it } from 'vitest';
import { ordersPerHour } from '#behavior/order-rate';
import { workTeams } from '#behavior/order-roots';
import { parseEvents } from '#behavior/parse-events';
import { chartOf } from '#org/chart';
import { orgOf } from '../engine/simulate.js';
import { runFlow } from './run-flow.js';

describe('the rate that keeps one agent busy', () => {
  const rateOf = (fields: string, blocked = '0%') => {
    const org = orgOf(`# Solo
## Workload
- **Tasks per order:** 4
- **Effort:** 10 ticks
- **Blocked:** ${blocked}
## Structure
### Dev
- **Trigger:** polling
${fields}
`);
    return ordersPerHour(org, chartOf(org), 1);
  };

  it('is its turns over those of a task, nobody splitting orders above it', () => {
    expect(rateOf('')).toBeCloseTo(12, 9);
  });

  it('falls by the turns that it takes to find out that a task is stuck', () => {
    expect(rateOf('', '50%')).toBeCloseTo(120 / 10.5, 9);
  });

  it('falls with a cooldown, which lasts until the next poll', () => {
    expect(rateOf('- **Cooldown:** 3 ticks')).toBeCloseTo(4, 9);
    expect(rateOf('- **Cooldown:** 3 ticks\n- **Tick interval:** 2')).toBeCloseTo(3, 9);
  });
});

it('gives the team of a lead without a domain the domain of who is above', () => {
  const org = orgOf(`# Web
## Structure
### CTO
- **Domain:** web
#### Lead
##### Dev
`);
  expect(workTeams(chartOf(org))).toMatchObject([
    { domain: 'web', isSplit: true, workers: [{ id: 'dev' }] },
  ]);
});

it('counts on nobody beside managers whom no domain brings work', () => {
  const org = orgOf(`# Mixed
## Structure
### CEO
#### Lead
##### Dev
#### Clerk
#### Writer
- **Domain:** text
`);
  const teams = workTeams(chartOf(org)).map(({ workers }) => workers.map(({ id }) => id));
  expect(teams).toEqual([['dev'], ['writer']]);
});

it('shares orders among idle teams by how many do the work in each', () => {
  const org = orgOf(`# Two Teams
## Culture
- **Default trigger:** event-driven
## Workload
- **Tasks per order:** 1
- **Effort:** 1 tick
- **Blocked:** 0%
## Structure
### CEO
#### Small Lead
##### Small Worker
#### Large Lead
##### Large Workers
- **Count:** 3
`);
  const orders = Array.from({ length: 8 }, (_, i) =>
    JSON.stringify({ tick: 10 * i, to: 'ceo', type: 'order', body: `Order ${i}` }),
  );
  const events = parseEvents(orders.join('\n'), 'events', org);
  const run = runFlow(org, { ticks: 100, hasWorkload: false, events });
  const given = run.log.flatMap((record) =>
    record.type === 'action' && record.agent === 'ceo' && record.action.type === 'delegation'
      ? [record.action.to]
      : [],
  );
  expect(given.filter((to) => to === 'small-lead')).toHaveLength(2);
  expect(given.filter((to) => to === 'large-lead')).toHaveLength(6);
  const arrivals = run.principal.map(({ kind, arrival }) => `${kind} ${arrival}`);
  expect(arrivals).toEqual(orders.map((_, i) => `completion ${10 * i + 1}`));
});
