// Who does the runs of several seeds: this thread for little work, worker threads for much.

import { callInterruptible } from '#io/interrupt';
import type { Progress } from '#io/progress';
import { countThreads, runOnThreads } from '#io/thread-jobs';
import type { SeedJob, SeedResults, SeedRunner } from '#main/seed-job';
import { joinSeedResults, runSeedJob, splitSeedJob } from '#main/seed-job';

/** The build puts the chunk of this file and what a thread starts with into one folder. */
const findWorker = (): URL => new URL('./seed-thread.cjs', import.meta.url);
/** Less work than this is done sooner than a thread is started and warm. */
const THREADS_PAY_MS = 150;

/** `threads` of undefined lets the work decide. The results are the same for any number. */
export function createSeedRunner(threads: number | undefined, progress: Progress): SeedRunner {
  return async (job) => {
    const report = (seeds: number): void => progress.report(seeds / job.count);
    if (threads !== undefined) return await spread(job, threads, report);
    const cores = await countThreads(findWorker());
    if (cores === 1 || job.count === 1) return here(job, report);
    const [first, rest] = splitFirst(job);
    const startMs = Date.now();
    const firstResults = here(first, report);
    const restMs = (Date.now() - startMs) * rest.count;
    const reportRest = (seeds: number): void => report(1 + seeds);
    const restResults = await spread(rest, restMs < THREADS_PAY_MS ? 1 : cores, reportRest);
    return joinSeedResults([firstResults, restResults]);
  };
}

async function spread(
  job: SeedJob,
  threads: number,
  report: (seeds: number) => void,
): Promise<SeedResults> {
  const jobs = splitSeedJob(job, threads);
  if (jobs.length === 1) return here(job, report);
  return joinSeedResults(await runOnThreads<SeedJob, SeedResults>(findWorker(), jobs, report));
}

function here(job: SeedJob, report: (seeds: number) => void): SeedResults {
  return callInterruptible(() => runSeedJob(job, report));
}

/** The first seed shows how long one takes. */
function splitFirst(job: SeedJob): [first: SeedJob, rest: SeedJob] {
  const { firstSeed, count } = job;
  return [
    { ...job, count: 1 },
    { ...job, firstSeed: firstSeed + 1, count: count - 1 },
  ];
}
