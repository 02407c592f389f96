// The fast engine against simjs on the same queueing workload: 1,000 agents, workers that poll and are 80 % busy.
import { ordersPerHour } from '#behavior/order-rate';
import { workChartOf } from '#behavior/work-chart';
import { DAY_TICKS, drive, judge, median, orgOfAgents } from './bench-orgs.js';
import { runSimjs } from './simjs-model.mjs';

const ROUNDS = 5;
const WORKERS_EACH = 5;

// Nobody gets stuck: the model in simjs knows no escalations.
const org = orgOfAgents(1000, WORKERS_EACH, '- **Blocked:** 0%\n');
const teams = org.agents.filter(({ name }) => name.startsWith('Lead')).length;
const ordersPerTick = (ordersPerHour(org, workChartOf(org), 0.8) * org.tickSeconds) / 3600;

/** Microseconds for each task completed. */
function measureSimjs(ticks: number, isPolling: boolean): number {
  const start = performance.now();
  const completed = runSimjs({ teams, workersEach: WORKERS_EACH, ticks, ordersPerTick, isPolling });
  return ((performance.now() - start) * 1e3) / completed;
}

function measureFast(ticks: number): number {
  const { ms, completions } = drive('fast', org, ticks);
  return (ms * 1e3) / completions;
}

const perTask = { fast: [] as number[], polling: [] as number[], serving: [] as number[] };
for (let round = 0; round < ROUNDS; round++) {
  perTask.fast.push(measureFast(5 * DAY_TICKS));
  perTask.polling.push(measureSimjs(DAY_TICKS / 2, true));
  perTask.serving.push(measureSimjs(5 * DAY_TICKS, false));
}
const [fast, polling, serving] = [perTask.fast, perTask.polling, perTask.serving].map(median);
if (fast === undefined || polling === undefined || serving === undefined) throw new Error();
console.log(
  `a task: ${fast.toFixed(2)} us in the fast engine; in simjs ${polling.toFixed(2)} us with each poll an event, ${serving.toFixed(2)} us with no polls at all (and nothing priced)`,
);
judge('simjs, each poll an event, over the fast engine', polling / fast, { atLeast: 2 });
console.log(`simjs, no polls at all, over the fast engine: ${(serving / fast).toFixed(2)}x`);
