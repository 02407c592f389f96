// Jobs on threads: results in order, the first failure as it was thrown, nobody left behind.
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { OrgsimError } from '#base/errors';
import { countThreads, runOnThreads } from '#io/thread-jobs';
import { loadOrg } from '#main/load-org';
import { planRun } from '#main/plan-run';
import { RUN_DEFAULTS } from '#main/run-org';
import type { SeedJob, SeedResults } from '#main/seed-job';
import { runSeedJob, splitSeedJob } from '#main/seed-job';
import { BIN } from '../cli/run-orgsim.js';
import { fileOf, POLLING } from '../main/sample-orgs.js';

/** As built: threads run no TypeScript. */
const WORKER = pathToFileURL(join(dirname(BIN), '..', 'dist', 'cli', 'seed-thread.cjs'));

function jobOf(count: number, behavior: 'flow' | { name: string; text: string } = 'flow'): SeedJob {
  const { org } = loadOrg(fileOf(POLLING));
  const length = { kind: 'ticks', ticks: 120 } as const;
  const plan = planRun(org, { ...RUN_DEFAULTS, length, behavior });
  return { plans: [plan], workPlan: 0, firstSeed: 1, count, countsArrivals: false };
}

const onThreads = (jobs: readonly SeedJob[]) =>
  runOnThreads<SeedJob, SeedResults>(WORKER, jobs, () => {});

test('results come in the order of the jobs', async () => {
  const jobs = splitSeedJob(jobOf(5), 3);
  expect(await onThreads(jobs)).toEqual(jobs.map((job) => runSeedJob(job)));
});

test('a failure is thrown as it was there, the one of the first job', async () => {
  const jobs = splitSeedJob(jobOf(4, { name: 'script.json', text: '{' }), 2);
  const error = await onThreads(jobs).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(OrgsimError);
  expect(error).toMatchObject({
    code: 'input-invalid',
    message: expect.stringMatching(/^Seed 1: /),
  });
});

test('a bug on a thread is a bug here, with its seed and the place where it happened', async () => {
  const job = jobOf(2);
  const [plan] = job.plans;
  const broken = { ...plan, org: null } as unknown as NonNullable<typeof plan>;
  const jobs = splitSeedJob({ ...job, plans: [broken] }, 2);
  const error = await onThreads(jobs).catch((reason: Error) => reason);
  expect(error).not.toBeInstanceOf(OrgsimError);
  expect(error).toMatchObject({
    message: expect.stringMatching(/^seed 1: Cannot read properties of null/),
    stack: expect.stringContaining('seed-worker.cjs'),
  });
});

test('a module that is not there has one thread, and its jobs fail', async () => {
  const missing = new URL('gone.cjs', WORKER);
  expect(await countThreads(missing)).toBe(1);
  await expect(runOnThreads(missing, [1], () => {})).rejects.toThrow(/gone\.cjs/);
});
