// How often an agent is invoked by what it declares.
import { expect, test } from 'vitest';
import { eventsPerHour, pollsPerDay } from '#cost/expected-calls';
import type { Activity } from '#org/types';
import { agentOf } from './sample-org.js';

test.each<[Activity, number]>([
  [{ kind: 'events', perHour: { low: 5, high: 5 } }, 5],
  [{ kind: 'events', perHour: { low: 10, high: 20 } }, 15],
  // No two fall in one tick.
  [{ kind: 'events', perHour: { low: 500, high: 500 } }, 120],
  [{ kind: 'busy', share: 0.8 }, 96],
  // 5,000 tokens a call.
  [{ kind: 'tokens', perDay: { low: 240_000, high: 240_000 } }, 2],
])('%o is %d events an hour', (activity, rate) => {
  expect(eventsPerHour(agentOf({ activity }), 30)).toBeCloseTo(rate, 9);
});

test('polls a day follow from the tick and the interval', () => {
  expect(pollsPerDay(agentOf(), 30)).toBe(2880);
  expect(pollsPerDay(agentOf({ trigger: { tickInterval: 4 } }), 60)).toBe(360);
});
