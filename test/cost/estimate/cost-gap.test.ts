// When a bill is known as a whole: with a price and a rate, and without a rate where it would change nothing.
import { expect, test } from 'vitest';
import { costGap } from '#cost/estimate/cost-gap';

const paid = { event: 0.02, busyPoll: 0.02, idlePoll: 0.02 };
const cheap = { ...paid, idlePoll: 0.01 };
const free = { event: 0, busyPoll: 0, idlePoll: 0 };
const none = { event: null, busyPoll: null, idlePoll: null };

test.each([
  ['unpriced', null, 7, none, 5, 'unpriced'],
  ['unpriced, of unknown rate', null, null, none, 0, 'unpriced'],
  ['a rate', 1, 7, cheap, 5, null],
  ['wakes for events', 1, null, paid, 0, 'unknown-rate'],
  ['polls that cost more with work', 1, null, cheap, 5, 'unknown-rate'],
  ['polls that all cost the same', 1, null, paid, 5, null],
  ['a free model', 0, null, free, 0, null],
] as const)('%s', (_what, costPerHour, perHour, prices, idlePolls, gap) => {
  expect(costGap({ costPerHour, arrivals: { perHour }, prices, wakes: { idlePolls } })).toBe(gap);
});
