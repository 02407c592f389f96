// Rates from the flow of orders, as an estimate takes them.
import { describe, expect, test } from 'vitest';
import { loadOrg } from '#main/load-org';
import type { MeasuredWorkload } from '#main/measure-workload';
import { measureWorkload } from '#main/measure-workload';
import { priceOrg } from '#main/price-org';
import { RUN_DEFAULTS, runOrg } from '#main/run-org';
import { DEFAULT_RUN_PRICING } from '#main/run-prices';
import { simulateCost } from '#main/simulate-cost';
import { SIMULATE_DEFAULTS } from '#main/simulate-options';
import { fileOf } from './sample-orgs.js';

const TEXT = `# Acme
## Structure
### COO
- **Trigger:** event-driven
- **Max sleep:** never
### Team
#### Lead
- **Trigger:** event-driven
- **Max sleep:** never
#### Sleepers
- **Count:** 2
- **Trigger:** event-driven
- **Max sleep:** never
#### Poller
- **Trigger:** polling
#### Slow Poller
- **Trigger:** polling
- **Tick interval:** 4
`;
const file = fileOf(TEXT);
const options = {
  ...SIMULATE_DEFAULTS,
  ...DEFAULT_RUN_PRICING,
  length: { kind: 'time', seconds: 86_400 } as const,
  replications: 2,
};
const measure = (): Promise<MeasuredWorkload> => measureWorkload(loadOrg(file).org, options);

function runOf(seed: number) {
  const outcome = runOrg(file, { ...RUN_DEFAULTS, seed, advice: 'off' });
  if (outcome.kind !== 'done') throw new Error('refused');
  return outcome.report.summary.agents;
}

describe('the rate of an agent', () => {
  test('is that of its wakes, where each message wakes by itself', async () => {
    const { rates, seeds } = await measure();
    expect(seeds).toEqual([1, 2]);
    const runs = seeds.map(runOf);
    for (const id of ['coo', 'lead', 'sleeper-1']) {
      const wakes = runs.map((agents) => agents.find((one) => one.id === id)?.wakesPerHour ?? 0);
      const mean = wakes.reduce((sum, rate) => sum + rate, 0) / wakes.length;
      const perHour = rates.get(id)?.perHour;
      expect(mean).toBeGreaterThan(1);
      expect((perHour?.expected ?? 0) / mean).toBeCloseTo(1, 1);
      expect(perHour?.low).toBeLessThanOrEqual(perHour?.expected ?? 0);
      expect(perHour?.high).toBeGreaterThanOrEqual(perHour?.expected ?? 0);
    }
  });

  test('is such that its polls find work as often as they did, where it polls', async () => {
    const { rates } = await measure();
    const estimate = priceOrg(file, { arrivalRates: rates });
    if (estimate.kind !== 'done') throw new Error('refused');
    const runs = [1, 2].map(runOf);
    for (const id of ['poller', 'slow-poller']) {
      const agent = estimate.estimate.agents.find((one) => one.id === id);
      const idle = runs.map((agents) => agents.find((one) => one.id === id)?.idlePolls ?? 0);
      const perHour = idle.reduce((sum, polls) => sum + polls, 0) / 48;
      expect(agent?.arrivals.origin).toBe('workload');
      expect((agent?.wakes.idlePolls ?? 0) / perHour).toBeCloseTo(1, 1);
    }
  });
});

test('the flow is simulated as it was measured', async () => {
  const { rates } = await measure();
  const outcome = priceOrg(file, { arrivalRates: rates });
  if (outcome.kind !== 'done') throw new Error('refused');
  const { loaded, estimate } = outcome;
  const simulation = await simulateCost(loaded.org, estimate, { ...options, workload: true });
  expect(simulation.behavior).toBe('flow');
  expect(simulation.workload).toMatch(/orders an hour/);
  const [coo] = simulation.agents;
  expect((coo?.wakes.mean ?? 0) / (estimate.agents[0]?.wakes.total.expected ?? 0)).toBeCloseTo(
    1,
    1,
  );
  expect(simulation.totals.byCause.continued.mean).toBeGreaterThan(50);
});
