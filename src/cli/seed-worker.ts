// What a worker thread of replications runs: its range of seeds, and nothing else. An entry of the build beside main.ts.

import { serveJob } from '#io/thread-jobs';
import type { SeedJob } from '#main/seed-job';
import { runSeedJob } from '#main/seed-job';

void serveJob((job: SeedJob, report) => runSeedJob(job, report));
