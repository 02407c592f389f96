// The simulation beside the estimate: the same rates, the same prices, and what an estimate does not see.
import { describe, expect, test } from 'vitest';
import type { CostEstimate } from '#cost/estimate/types';
import type { CostOptions } from '#main/price-org';
import { priceOrg } from '#main/price-org';
import { joinSeedResults, runSeedJob, splitSeedJob } from '#main/seed-job';
import type { SimulatedReport } from '#main/simulate-cost';
import { simulateCost } from '#main/simulate-cost';
import type { SimulateOptions } from '#main/simulate-options';
import { SIMULATE_DEFAULTS } from '#main/simulate-options';
import type { Org } from '#org/types';
import { fileOf } from './sample-orgs.js';

const DAY = { length: { kind: 'time', seconds: 86_400 } as const, replications: 5 };

interface Both {
  readonly org: Org;
  readonly estimate: CostEstimate;
  readonly simulation: SimulatedReport;
  readonly bursts: { wakesPerHour: number; wakesOneATick: number } | null;
}

async function both(
  roles: string,
  options: Partial<SimulateOptions> = {},
  priced: Partial<CostOptions> = {},
  policies = '',
): Promise<Both> {
  const outcome = priceOrg(fileOf(`# Acme\n${policies}## Structure\n${roles}`), priced);
  if (outcome.kind !== 'done') throw new Error('refused');
  const { loaded, estimate, bursts } = outcome;
  const chosen = { ...SIMULATE_DEFAULTS, ...DAY, ...options };
  const simulation = await simulateCost(loaded.org, estimate, chosen);
  return { org: loaded.org, estimate, simulation, bursts };
}

const EVENTS =
  '### Lead\n- **Model:** claude-sonnet\n- **Trigger:** event-driven\n- **Max sleep:** never\n- **Activity:** 12 events/hr\n';
const POLLS =
  '### Worker\n- **Model:** claude-haiku\n- **Trigger:** polling\n- **Activity:** 80% busy\n';

describe('agreement', () => {
  test('both ways give the same of agents that only messages wake, and of agents that poll', async () => {
    const { simulation } = await both(EVENTS + POLLS);
    expect(simulation.agents.map(({ agreement }) => agreement.verdict)).toEqual([
      'agrees',
      'agrees',
    ]);
    const [lead, worker] = simulation.agents;
    expect(lead?.byCause.events.mean).toBe(lead?.wakes.mean);
    expect(worker?.wakes).toMatchObject({ mean: 120, low: 120, high: 120 });
    expect(worker?.byCause.idlePolls.mean).toBeCloseTo(24, 0);
    expect(worker?.cost.mean).toBeCloseTo(0.36, 9);
    expect(lead?.cost.mean).toBeCloseTo(0.03 * (lead?.wakes.mean ?? 0), 9);
    expect(simulation.totals.cost.mean).toBeCloseTo((lead?.cost.mean ?? 0) + 0.36, 9);
  });

  test('members of a Count are one row, with the sum of the estimate', async () => {
    const { simulation } = await both(POLLS.replace('Worker', 'Workers\n- **Count:** 3'));
    expect(simulation.groups).toHaveLength(1);
    expect(simulation.groups[0]).toMatchObject({
      name: 'Worker 1-3',
      count: 3,
      estimate: { wakes: 360 },
      wakes: { mean: 360 },
    });
  });
});

test('the seeds are those asked for, and whoever runs them changes nothing', async () => {
  const { org, estimate, simulation } = await both(EVENTS, { seed: 7, replications: 4 });
  expect(simulation.seeds).toEqual([7, 8, 9, 10]);
  const options = { ...SIMULATE_DEFAULTS, ...DAY, seed: 7, replications: 4 };
  const split = await simulateCost(org, estimate, options, async (job) =>
    joinSeedResults(
      // As it would cross the border of a thread.
      structuredClone(splitSeedJob(job, 3)).map((part) => runSeedJob(part)),
    ),
  );
  expect(split).toEqual(simulation);
});

describe('what an estimate does not see', () => {
  test('a budget holds, and that is told', async () => {
    const { simulation } = await both(`${EVENTS}- **Budget:** $1/day\n`);
    const [lead] = simulation.agents;
    expect(lead?.holds.map(({ kind }) => kind)).toEqual(['budget']);
    expect(lead?.cost.mean).toBeCloseTo(0.99 / 24, 9);
    expect(lead?.agreement.verdict).toBe('differs');
  });

  test('so do working hours, of agents that poll every tick too', async () => {
    const policies = '## Policies\n### Working Hours\n- **Active hours:** 08:00-18:00\n';
    const { simulation } = await both(POLLS, {}, {}, policies);
    const [worker] = simulation.agents;
    expect(worker?.holds.map(({ kind }) => kind)).toEqual(['working-hours']);
    expect(worker?.wakes.mean).toBe(50);
  });

  test('thresholds on loads wake; those on tasks are left out, and counted', async () => {
    const thresholds =
      '- **Threshold:** agent wake rate > 0.5, cooldown 30 ticks\n- **Threshold:** org escalation rate > 1%\n';
    const { simulation } = await both(EVENTS + thresholds);
    expect(simulation.thresholdsLeftOut).toBe(1);
    expect(simulation.agents[0]?.byCause.thresholds.mean).toBeGreaterThan(1);
    expect((await both(EVENTS)).simulation.thresholdsLeftOut).toBe(0);
  });
});

test('an agent of unknown rate gets nothing, one without a price has no cost', async () => {
  const outside =
    '### Bot\n- **Model:** nobody/knows\n- **Trigger:** event-driven\n- **Wake on:** builds\n- **Max sleep:** never\n';
  const { simulation } = await both(outside + POLLS);
  const [bot] = simulation.agents;
  expect(bot?.wakes.mean).toBe(0);
  expect(bot?.cost.mean).toBeNull();
  expect(simulation.totals.cost.mean).toBeCloseTo(0.36, 9);
  expect(simulation.groups[0]).toMatchObject({ unpriced: 1, unknownRate: 1 });
});

describe('arrivals by chance', () => {
  test('wake less often, as the closed form says; shares of busy ticks stay', async () => {
    const often = EVENTS.replace('12 events', '60 events');
    const { simulation, estimate, bursts } = await both(
      often + POLLS,
      { arrivals: 'poisson', replications: 10 },
      { arrivalPattern: 'poisson' },
    );
    const wakes = 120 * (1 - Math.exp(-0.5));
    expect(estimate.agents[0]?.wakes.total.expected).toBeCloseTo(wakes, 9);
    // What is stated is still shown as it is stated.
    expect(estimate.agents[0]?.arrivals.perHour?.expected).toBe(60);
    expect(bursts).toEqual({ wakesPerHour: expect.closeTo(wakes, 9), wakesOneATick: 60 });
    expect(simulation.agents.map(({ agreement }) => agreement.verdict)).toEqual([
      'agrees',
      'agrees',
    ]);
    expect(simulation.agents[1]?.byCause.idlePolls.mean).toBeCloseTo(24, 0);
  });
});
