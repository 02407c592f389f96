// Both engines give the same trace, log, results and samples: some hundreds of random cases. The nightly has more.

import { describe, it } from 'vitest';
import { createEngine } from '#engine/create-engine';
import { assertSameEngines } from './engines/check-engines.js';

const RUNS = Number(process.env.ORGSIM_RUNS ?? 300);
const SEED = process.env.ORGSIM_SEED;

describe('the fast engine', () => {
  it('does what the reference engine does, whatever the org and its traffic', () => {
    assertSameEngines(
      (setup) => createEngine('reference', setup),
      (setup) => createEngine('fast', setup),
      { numRuns: RUNS, ...(SEED !== undefined && { seed: Number(SEED) }) },
    );
  }, 300_000);
});
