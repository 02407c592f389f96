// The same as hostile.test.ts, for long: ORGSIM_RUNS answers (default 100,000) from ORGSIM_SEED (default 1) on.
import { expect, it } from 'vitest';
import { driveHostile } from './drive-hostile.js';

const ANSWERS = Number(process.env.ORGSIM_RUNS ?? 100_000);
const FIRST = Number(process.env.ORGSIM_SEED ?? 1);

it('nothing that a hostile model writes gets past the chart, for long', {
  timeout: 3_600_000,
}, () => {
  let answers = 0;
  for (let seed = FIRST; answers < ANSWERS; seed++) {
    const run = driveHostile(seed);
    expect(run.faults, `seed ${seed}`).toEqual([]);
    answers += run.answers;
  }
});
