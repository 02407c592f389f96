// The profile of the default workload over many seeds and a week: too slow for every test run.

import { describe, expect, it } from 'vitest';
import { pyramid } from './orgs.js';
import { misfits } from './profile.js';
import { runFlow } from './run-flow.js';

const DAY = 2880;

describe('the default workload', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed))(
    'is realistic for a day, seed %i',
    (seed) => {
      expect(misfits(runFlow(pyramid(), { ticks: DAY, seed }), 0.02)).toEqual([]);
    },
  );

  it.each([1, 2])(
    'is realistic for every worker in a week, seed %i',
    { timeout: 120_000 },
    (seed) => {
      expect(misfits(runFlow(pyramid(), { ticks: 7 * DAY, seed }), 0)).toEqual([]);
    },
  );
});
