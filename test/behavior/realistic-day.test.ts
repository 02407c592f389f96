// The default workload gives the profile that it was chosen for: one COO, four leads, twenty polling workers.

import { describe, expect, it } from 'vitest';
import { pyramid } from './orgs.js';
import { mean, misfits, utilizations } from './profile.js';
import { runFlow } from './run-flow.js';

const DAY = 2880;

const withDomains = (text: string) =>
  text.replace(/#### (\w+) Lead\n/g, (heading, name) => `${heading}- **Domain:** ${name}\n`);

describe('a day under the default workload', () => {
  it.each([1, 2, 3])('is realistic with seed %i', (seed) => {
    expect(misfits(runFlow(pyramid(), { ticks: DAY, seed }), 0.02)).toEqual([]);
  });

  it('is realistic with domains too', () => {
    expect(misfits(runFlow(withDomains(pyramid()), { ticks: DAY, seed: 4 }), 0.02)).toEqual([]);
  });

  it('is as busy as the load says', () => {
    const run = runFlow(pyramid(), { ticks: DAY, load: 0.4 });
    expect(mean(utilizations(run, /worker/))).toBeCloseTo(0.4, 1);
  });

  it('is as busy for one as for many', () => {
    const run = runFlow('# Solo\n## Structure\n### Ana\n', { ticks: 3 * DAY });
    expect(mean(utilizations(run, /ana/))).toBeCloseTo(0.8, 1);
  });
});
