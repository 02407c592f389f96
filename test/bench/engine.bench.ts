// The fast engine against the reference engine, and against itself on finer ticks and later in a run.
import { DAY_TICKS, drive, judge, median, orgOfAgents } from './bench-orgs.js';

const ROUNDS = 3;

/** Nanoseconds for each agent and tick. The reference takes turns with the fast engine, on fewer ticks: each costs it alike. */
function compareEngines(what: string, org: ReturnType<typeof orgOfAgents>, referenceTicks: number) {
  const fastTicks = 30 * DAY_TICKS;
  const perAgentTick = (ms: number, ticks: number): number =>
    (ms * 1e6) / (org.agents.length * ticks);
  const fast: number[] = [];
  const reference: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    fast.push(perAgentTick(drive('fast', org, fastTicks).ms, fastTicks));
    reference.push(perAgentTick(drive('reference', org, referenceTicks).ms, referenceTicks));
  }
  const [fastNs, referenceNs] = [median(fast), median(reference)];
  console.log(
    `${what}: fast ${fastNs.toFixed(2)} ns, reference ${referenceNs.toFixed(1)} ns an agent and tick (${org.agents.length} agents; fast over 30 days, reference over ${referenceTicks} ticks)`,
  );
  return referenceNs / fastNs;
}

const dense = orgOfAgents(1000, 5);
judge(
  'dense, workers 80% busy, fast over reference',
  compareEngines('dense', dense, DAY_TICKS / 4),
  {
    atLeast: 5,
  },
);

// 20 workers with 3 tasks a day each.
const sparse = orgOfAgents(25, 5, '- **Orders:** 0.625 per hour\n- **Tasks per order:** 4\n');
judge(
  'sparse, 3 tasks a day, fast over reference',
  compareEngines('sparse', sparse, 2 * DAY_TICKS),
  {
    atLeast: 20,
  },
);

const hourly = '- **Orders:** 6 per hour\n- **Tasks per order:** 8\n- **Effort:** 20 min\n';
const coarse = orgOfAgents(25, 5, hourly);
const fine = orgOfAgents(25, 5, hourly, '- **Tick:** 1s\n');
const perEvent = { coarse: [] as number[], fine: [] as number[] };
const tenths: number[] = [];
// A run of the same org first: what is measured is a long run, not the compiler.
for (let round = 0; round < 2; round++) drive('fast', coarse, 30 * DAY_TICKS);
for (let round = 0; round < ROUNDS + 2; round++) {
  const runs = {
    coarse: drive('fast', coarse, 30 * DAY_TICKS),
    fine: drive('fast', fine, 30 * 30 * DAY_TICKS),
  };
  perEvent.coarse.push(runs.coarse.ms / runs.coarse.shown);
  perEvent.fine.push(runs.fine.ms / runs.fine.shown);
  tenths.push(runs.coarse.lastTenth / runs.coarse.firstTenth);
}
const [coarseMs, fineMs] = [median(perEvent.coarse), median(perEvent.fine)];
console.log(
  `a message: ${(coarseMs * 1e3).toFixed(2)} us with ticks of 30 s, ${(fineMs * 1e3).toFixed(2)} us with ticks of 1 s`,
);
judge('ticks of 1 s over ticks of 30 s, a message', fineMs / coarseMs, { atMost: 1.3 });
judge('last tenth of 30 days over the first, an agent asked', median(tenths), { atMost: 1.2 });
