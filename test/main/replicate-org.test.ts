// Many seeds of one org: the mean of what single runs give, whoever does them; failures with their seed.
import { describe, expect, test } from 'vitest';
import type { OrgsimError } from '#base/errors';
import { loadOrg } from '#main/load-org';
import { planRun } from '#main/plan-run';
import { replicateOrg } from '#main/replicate-org';
import { RUN_DEFAULTS, runOrg } from '#main/run-org';
import type { SeedJob, SeedRunner } from '#main/seed-job';
import { joinSeedResults, runSeedJob, splitSeedJob } from '#main/seed-job';
import { formatReplicationsJson } from '#report/replications-json';
import { fileOf, POLLING } from './sample-orgs.js';

const LENGTH = { length: { kind: 'ticks', ticks: 240 } } as const;

async function reportOf(replications: number, seed = 1, run?: SeedRunner) {
  const outcome = await replicateOrg(fileOf(POLLING), replications, { ...LENGTH, seed }, run);
  if (outcome.kind !== 'done') throw new Error('refused');
  return outcome.report;
}

function singleRun(seed: number) {
  const outcome = runOrg(fileOf(POLLING), { ...LENGTH, seed });
  if (outcome.kind !== 'done') throw new Error('refused');
  return outcome.report.summary;
}

const jobOf = (count: number): SeedJob => {
  const { org } = loadOrg(fileOf(POLLING));
  const plan = planRun(org, { ...RUN_DEFAULTS, ...LENGTH });
  return { plans: [plan], workPlan: 0, firstSeed: 5, count, countsArrivals: false };
};

test('figures are the means of single runs with these seeds', async () => {
  const { seeds, summary } = await reportOf(3, 7);
  expect(seeds).toEqual([7, 8, 9]);
  const runs = seeds.map(singleRun);
  const mean = (values: readonly (number | null)[]) =>
    values.reduce<number>((sum, value) => sum + (value ?? Number.NaN), 0) / values.length;
  const { totals, agents } = summary;
  expect(totals.costPerHour.mean).toBeCloseTo(mean(runs.map((run) => run.totals.costPerHour)), 9);
  expect(totals.invocations.mean).toBeCloseTo(mean(runs.map((run) => run.totals.invocations)), 9);
  expect(totals.savingShare.mean).toBeCloseTo(
    mean(runs.map((run) => run.totals.allPolling.savingShare)),
    9,
  );
  for (const metric of ['utilization', 'timeToCompletion'] as const) {
    const single = mean(runs.map(({ orgMetrics }) => orgMetrics?.[metric] ?? null));
    expect(totals[metric].mean).toBeCloseTo(single, 9);
  }
  agents.forEach(({ id, wakesPerHour, costPerHour, utilization }, index) => {
    const own = runs.map((run) => run.agents[index]);
    expect(own.map((agent) => agent?.id)).toEqual([id, id, id]);
    expect(wakesPerHour.mean).toBeCloseTo(mean(own.map((agent) => agent?.wakesPerHour ?? null)), 9);
    expect(costPerHour.mean).toBeCloseTo(mean(own.map((agent) => agent?.costPerHour ?? null)), 9);
    expect(utilization.mean).toBeCloseTo(mean(own.map((agent) => agent?.utilization ?? null)), 9);
  });
});

test('chance moves something, and the intervals say so', async () => {
  const { totals } = (await reportOf(4)).summary;
  expect(totals.costPerHour.stdev).toBeGreaterThan(0);
  expect(totals.costPerHour.low).toBeLessThan(totals.costPerHour.mean ?? 0);
});

test('after one run no interval is known, and none is zero', async () => {
  const { totals, agents } = (await reportOf(1)).summary;
  for (const { low, high, stdev } of [...Object.values(totals), agents[0]?.costPerHour].flatMap(
    (estimate) => estimate ?? [],
  )) {
    expect({ low, high, stdev }).toEqual({ low: null, high: null, stdev: null });
  }
});

describe('whoever does the runs', () => {
  test.each([1, 2, 3, 5, 9])('in %d parts the results are the same', (parts) => {
    const job = jobOf(5);
    const jobs = splitSeedJob(job, parts);
    expect(jobs.length).toBe(Math.min(parts, 5));
    expect(
      jobs.flatMap(({ firstSeed, count }) =>
        Array.from({ length: count }, (_, i) => firstSeed + i),
      ),
    ).toEqual([5, 6, 7, 8, 9]);
    const counts = jobs.map(({ count }) => count);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    expect(joinSeedResults(jobs.map((each) => runSeedJob(each)))).toEqual(runSeedJob(job));
  });

  test('the same bytes come of a runner that works in parts and on copies', async () => {
    const copying: SeedRunner = async (job) =>
      joinSeedResults(
        splitSeedJob(job, 3).map((part) => structuredClone(runSeedJob(structuredClone(part)))),
      );
    const [here, there] = [await reportOf(4), await reportOf(4, 1, copying)];
    expect(formatReplicationsJson(there)).toBe(formatReplicationsJson(here));
  });

  test('progress rises to the number of seeds', () => {
    const heard: number[] = [];
    runSeedJob(jobOf(2), (seeds) => heard.push(seeds));
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect(heard.at(-1)).toBe(2);
    expect(heard.some((seeds) => seeds > 0.4 && seeds < 0.6)).toBe(true);
  });

  test('what is sent between threads is small', () => {
    const bytes = JSON.stringify(runSeedJob(jobOf(1))).length;
    expect(bytes).toBeLessThan(2000);
  });
});

describe('what goes wrong', () => {
  const failing = (job: SeedJob): SeedJob => {
    const [plan] = job.plans;
    if (plan === undefined) throw new Error('no plan');
    const behavior = { name: 'script.json', text: '{' };
    return { ...job, plans: [{ ...plan, wiring: { ...plan.wiring, behavior } }] };
  };

  test('in a run is thrown with its seed', () => {
    expect(() => runSeedJob(failing(jobOf(3)))).toThrow(/^Seed 5: script\.json/);
  });

  test('before any run has no seed', async () => {
    const behavior = { name: 'script.json', text: '{' };
    const never: SeedRunner = () => Promise.reject(new Error('it ran'));
    const refused = replicateOrg(fileOf(POLLING), 3, { ...LENGTH, behavior }, never);
    const error = await refused.catch((reason: OrgsimError) => reason);
    expect(error).toMatchObject({ code: 'input-invalid' });
    expect((error as OrgsimError).message).toMatch(/^script\.json/);
  });

  test('an org with errors is not run', async () => {
    const faulty = fileOf(POLLING.replace('event-driven', 'event-drivn'));
    expect((await replicateOrg(faulty, 2, LENGTH)).kind).toBe('refused');
  });
});
