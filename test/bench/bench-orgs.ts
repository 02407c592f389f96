// Orgs and drivers for the benchmarks of the engines.

import { invocationPrice } from '#cost/invocation-price';
import type { EngineName } from '#engine/create-engine';
import { createEngine } from '#engine/create-engine';
import { loadOrg } from '#main/load-org';
import { wireRun } from '#main/wire-run';
import { createCalendar } from '#org/calendar';
import { defaultStartMs } from '#org/default-start';
import type { Org } from '#org/types';

export const DAY_TICKS = 2880;

/** One COO, event-driven leads and polling workers, as many as make about `agents`; `workload` are lines under that heading. */
export function orgOfAgents(agents: number, workersEach: number, workload = '', culture = ''): Org {
  const leads = Math.round((agents - 1) / (workersEach + 1));
  const teams = Array.from(
    { length: leads },
    (_, team) =>
      `### Team ${team}\n#### Lead ${team}\n- **Trigger:** event-driven\n#### Team ${team} Workers\n- **Count:** ${workersEach}\n- **Trigger:** polling\n`,
  );
  const text = `# Bench\n## Culture\n${culture}\n## Workload\n${workload}\n## Structure\n### COO\n- **Trigger:** event-driven\n${teams.join('')}`;
  const { org, findings } = loadOrg({ name: 'bench', text });
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ reason }) => reason).join('\n'));
  return org;
}

export interface Driven {
  readonly ms: number;
  /** Agents asked. */
  readonly asked: number;
  /** Messages shown to them. */
  readonly shown: number;
  /** Tasks and orders completed. */
  readonly completions: number;
  /** Milliseconds for each agent asked, in the first and in the last tenth of the run. */
  readonly firstTenth: number;
  readonly lastTenth: number;
}

/** Runs flow on the engine, without a trace, and says how long it took. */
export function drive(name: EngineName, org: Org, ticks: number): Driven {
  const { timezone, tickSeconds, policies } = org;
  const startMs = defaultStartMs(timezone);
  const { workingHours } = policies;
  const calendar = createCalendar({ timezone, startMs, tickSeconds, workingHours });
  const { behavior, outside } = wireRun(org, ticks, calendar, {
    seed: 1,
    load: undefined,
    orders: [],
    events: undefined,
    workload: false,
    behavior: 'flow',
    adapt: false,
  });
  const start = performance.now();
  const prices = org.agents.map(invocationPrice);
  const engine = createEngine(name, { org, ticks, calendar, outside, prices });
  let asked = 0;
  let shown = 0;
  const marks: { readonly asked: number; readonly ms: number }[] = [];
  for (let wave = engine.nextWave(); wave !== null; wave = engine.nextWave()) {
    if (wave.tick >= (marks.length * ticks) / 10) marks.push({ asked, ms: performance.now() });
    asked += wave.invocations.length;
    for (const { messages } of wave.invocations) shown += messages.length;
    engine.answerWave(wave.invocations.map((invocation) => behavior.answer(invocation)));
  }
  const results = engine.results();
  const end = performance.now();
  marks.push({ asked, ms: end });
  const perAsked = (place: number): number => {
    const [from, to] = [marks.at(place), marks.at(place + 1)];
    if (from === undefined || to === undefined) return Number.NaN;
    return (to.ms - from.ms) / (to.asked - from.asked);
  };
  return {
    ms: end - start,
    asked,
    shown,
    completions: results.agents.reduce((sum, { tally }) => sum + tally.completions, 0),
    firstTenth: perAsked(0),
    lastTenth: perAsked(marks.length - 2),
  };
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Prints a ratio beside what it should be; a benchmark that misses it fails. */
export function judge(
  what: string,
  ratio: number,
  limit: { atLeast?: number; atMost?: number },
): void {
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = limit;
  const isOk = ratio >= atLeast && ratio <= atMost;
  const wanted = limit.atLeast === undefined ? `at most ${atMost}x` : `at least ${atLeast}x`;
  console.log(`${what}: ${ratio.toFixed(2)}x, ${wanted}: ${isOk ? 'ok' : 'MISSED'}`);
  if (!isOk) process.exitCode = 1;
}
