// Budgets while turns are booked ahead, of which nobody watches a single one: limits, alerts and periods as if each were asked.

import { describe, expect, it } from 'vitest';
import { createEngine } from '#engine/create-engine';
import type { EngineResults, WorkAction } from '#engine/types';
import { createCalendar } from '#org/calendar';
import { defaultStartMs } from '#org/run-start';
import { orgOf } from './simulate.js';

const TICKS = 500;
const noted: WorkAction = { type: 'work', task: 'map', note: 'half of it' };

/** Two agents that poll every tick and 3 ticks; each has the same turn ahead for ever. */
function runQuiet(name: 'fast' | 'reference', policy: string, turn: readonly WorkAction[]) {
  const org = orgOf(`# Quiet
## Policies
### Budget
${policy}
## Structure
### A
### B
- **Tick interval:** 3
`);
  const { timezone, tickSeconds } = org;
  const startMs = defaultStartMs(timezone);
  let asked = 0;
  const engine = createEngine(name, {
    org,
    ticks: TICKS,
    calendar: createCalendar({ timezone, startMs, tickSeconds, workingHours: null }),
    outside: { eventsAt: () => [], nextTick: () => null, receive: () => undefined },
    prices: org.agents.map(() => ({
      costNano: 10_000_000,
      tokens: 1000,
      idleCostNano: 4_000_000,
      idleTokens: 300,
      noteTokens: 90,
    })),
  });
  for (let wave = engine.nextWave(); wave !== null; wave = engine.nextWave()) {
    asked += wave.invocations.length;
    const ahead = { turns: Number.POSITIVE_INFINITY, actions: turn };
    engine.answerWave(
      wave.invocations.map(() => ({ actions: turn, workInProgress: false, ahead })),
    );
  }
  return { asked, results: resultsOf(engine.results()) };
}

function resultsOf({ ticks, agents, budgets }: EngineResults): object {
  return { ticks, agents, budgets };
}

const TURNS = { 'idle polls': [], 'work with three notes': [noted, noted, noted] };
const LIMITS = ['Per-agent limit', 'Org limit'].flatMap((key) =>
  ['$0.37/hour', '70K tokens/hour', '$9/day', '2M tokens/day'].map((limit) => ({ key, limit })),
);
const ENDS = ['pause', 'warn'].flatMap((overage) =>
  ['35%', '100%'].map((alert) => ({ overage, alert })),
);

describe.each(Object.entries(TURNS))('%s ahead', (_, turn) => {
  it.each(LIMITS.flatMap((limit) => ENDS.map((end) => ({ ...limit, ...end }))))(
    '$key $limit, $overage, alert at $alert',
    ({ key, limit, overage, alert }) => {
      const policy = `- **${key}:** ${limit}\n- **Overage behavior:** ${overage}\n- **Alert threshold:** ${alert}`;
      const fast = runQuiet('fast', policy, turn);
      const reference = runQuiet('reference', policy, turn);
      expect(fast.results).toEqual(reference.results);
      // A budget that others share is reckoned with one note a turn: with more, each turn is asked for.
      const isBooked = turn.length === 0 || key === 'Per-agent limit';
      expect(fast.asked < reference.asked).toBe(isBooked);
    },
  );
});
