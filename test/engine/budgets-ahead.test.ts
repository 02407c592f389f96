// Budgets while turns are booked ahead, of which nobody watches a single one: limits, alerts and periods as if each were asked.

import { describe, expect, it } from 'vitest';
import { createEngine } from '#engine/create-engine';
import type { EngineResults } from '#engine/results';
import type { Answer, Behavior, Invocation, Outside, WorkAction } from '#engine/types';
import { createCalendar } from '#org/calendar';
import { defaultStartMs } from '#org/default-start';
import type { Org } from '#org/types';
import { orgOf } from './simulate.js';

const TICKS = 500;
const QUIET: Outside = { eventsAt: () => [], nextTick: () => null, receive: () => undefined };
const noted: WorkAction = { type: 'work', task: 'map', note: 'half of it' };

const orgWith = (policy: string, roles: string) =>
  orgOf(`# Quiet
## Policies
### Budget
${policy}
## Structure
${roles}`);

function runQuiet(
  name: 'fast' | 'reference',
  org: Org,
  answer: Behavior['answer'],
  outside: Outside = QUIET,
) {
  const { timezone, tickSeconds } = org;
  const startMs = defaultStartMs(timezone);
  let asked = 0;
  const engine = createEngine(name, {
    org,
    ticks: TICKS,
    calendar: createCalendar({ timezone, startMs, tickSeconds, workingHours: null }),
    outside,
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
    engine.answerWave(wave.invocations.map(answer));
  }
  return { asked, results: resultsOf(engine.results()) };
}

function resultsOf({ ticks, agents, budgets }: EngineResults): object {
  return { ticks, agents, budgets };
}

/** The same turn for ever. */
const always =
  (actions: readonly WorkAction[], workInProgress = false) =>
  (): Answer => ({ actions, workInProgress, ahead: { turns: Number.POSITIVE_INFINITY, actions } });

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
      const org = orgWith(policy, '### A\n### B\n- **Tick interval:** 3\n');
      const fast = runQuiet('fast', org, always(turn));
      const reference = runQuiet('reference', org, always(turn));
      expect(fast.results).toEqual(reference.results);
      // A budget that others share is reckoned with one note a turn: with more, each turn is asked for.
      const isBooked = turn.length === 0 || key === 'Per-agent limit';
      expect(fast.asked < reference.asked).toBe(isBooked);
    },
  );
});

it('a threshold of something else begins no period before the turns of the last one are booked', () => {
  const b =
    '- **Tick interval:** 7\n- **Budget:** $0.09/hour\n- **Threshold:** blocked tasks > 0\n';
  const a = '- **Trigger:** event-driven\n- **Wake on:** orders\n';
  const org = orgWith('', `### B\n${b}### A\n${a}`);
  // The last poll of the first hour is at tick 119; a message that wakes nobody has the threshold tested at 121.
  const message = { type: 'message', to: 'a', body: '' } as const;
  const outside: Outside = {
    eventsAt: (tick) => (tick === 120 ? [{ from: 'jira', action: message }] : []),
    nextTick: (tick) => (tick <= 120 ? 120 : null),
    receive: () => undefined,
  };
  const [fast, reference] = (['fast', 'reference'] as const).map((name) =>
    runQuiet(name, org, always([]), outside),
  );
  expect(fast?.results).toEqual(reference?.results);
});

it('a turn that is booked while a shared budget is reckoned anew is the only one in its tick', () => {
  const polling = '- **Trigger:** polling\n';
  const roles = `### A\n${polling}### B\n${polling}### W\n- **Trigger:** event-driven\n`;
  const org = orgWith('- **Org limit:** $90/day', roles);
  // W works. A uses more than was reckoned with, and only then B writes to W.
  const answer = ({ agent, tick }: Invocation): Answer => {
    if (agent === 'w') return always([noted], true)();
    if (agent === 'a') return { actions: tick === 5 ? [noted, noted] : [], workInProgress: false };
    const isSent = tick === 0 || tick === 5;
    const message = { type: 'message', to: 'w', body: '' } as const;
    return { actions: isSent ? [message] : [], workInProgress: false };
  };
  const [fast, reference] = (['fast', 'reference'] as const).map((name) =>
    runQuiet(name, org, answer),
  );
  expect(fast?.results).toEqual(reference?.results);
});
