// A hostile model, 2,000 answers of it; the nightly form has 100,000. ORGSIM_SEED takes the seed that a failure names.
import { expect, it } from 'vitest';
import { driveHostile } from './drive-hostile.js';

it('nothing that a hostile model writes gets past the chart', () => {
  const first = Number(process.env.ORGSIM_SEED ?? 1);
  let answers = 0;
  let applied = 0;
  for (let seed = first; answers < 2000; seed++) {
    const run = driveHostile(seed);
    expect(run.faults, `seed ${seed}`).toEqual([]);
    answers += run.answers;
    applied += run.applied;
  }
  // Else it would say nothing.
  expect(applied).toBeGreaterThan(answers / 20);
});
