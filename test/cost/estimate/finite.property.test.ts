// Whatever is asked, the estimate answers with numbers: rates next to nothing or beyond all bounds, ticks of days, intervals
// longer than a day, working hours shorter than a tick.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Agent, WorkingHours } from '#org/types';
import { orgOf } from '../sample-org.js';
import { agentAt, estimateAgents, timer } from './estimate.js';
import { priceOf, tokenPricing } from './price-sample.js';
import { anyTrigger } from './random-trigger.js';

const pricing = tokenPricing({ known: priceOf(), free: priceOf({ cacheTtlSeconds: null }) });
const ticks = fc.constantFrom(1, 2, 5000, 1_000_000);
const rates = fc.constantFrom(0, 1e-300, 1e-15, 1e-9, 0.01, 5, 119.999_999_999, 120, 1e6, 1e15);
const tickSeconds = fc.constantFrom(1, 7, 30, 3599, 3600, 43_200, 86_400, 90_000, 172_800, 864_000);
const hours = fc.constantFrom<WorkingHours | null>(
  null,
  ...([
    [480, 1320],
    [570, 571],
    [1439, 0],
    [1320, 360],
  ].map(([fromMinute, toMinute]) => ({
    fromMinute,
    toMinute,
    offHours: 'queue tasks',
    criticalPasses: true,
  })) as WorkingHours[]),
);

const extreme = fc
  .record({
    trigger: anyTrigger,
    tickInterval: ticks,
    cooldownTicks: fc.oneof(fc.constant(0), ticks),
    maxSleepTicks: fc.oneof(fc.constant(null), ticks),
    batchWindow: fc.oneof(fc.constant(0), ticks),
    low: rates,
    more: rates,
    model: fc.constantFrom('known', 'free', 'unheard-of'),
  })
  .map(({ trigger, low, more, model, ...fields }) =>
    agentAt([low, low + more], { ...trigger, ...fields }, { model }),
  );

test('every number of the estimate is one', () => {
  fc.assert(
    fc.property(
      fc.array(extreme, { minLength: 1, maxLength: 2 }),
      tickSeconds,
      hours,
      fc.constantFrom('one a tick', 'poisson'),
      (given, seconds, workingHours, arrivalPattern) => {
        const agents = given.map((agent, index): Agent => ({ ...agent, id: `a${index}` }));
        const base = orgOf();
        const policies = { ...base.policies, workingHours };
        const org = orgOf({ agents, tickSeconds: seconds, policies });
        const estimate = estimateAgents(agents, { org, pricing, arrivalPattern });
        expect(oddNumbers(estimate, 'estimate')).toEqual([]);
      },
    ),
    { numRuns: 12 },
  );
});

test.each([86_400, 172_800, 864_000])('ticks of %d s keep their timer', (seconds) => {
  const agent = agentAt(0, {
    mode: 'event-driven',
    maxSleepTicks: null,
    timers: [timer('0 9 * * *')],
  });
  const org = orgOf({ agents: [agent], tickSeconds: seconds });
  const [estimated] = estimateAgents([agent], { org, pricing }).agents;
  expect(estimated?.wakes.total.expected).toBeCloseTo(3600 / seconds, 12);
});

/** Where in it a number is none, or below 0. */
function oddNumbers(value: unknown, path: string): string[] {
  if (typeof value === 'number')
    return Number.isFinite(value) && value >= -1e-9 ? [] : [`${path}: ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => oddNumbers(part, `${path}.${key}`));
}
