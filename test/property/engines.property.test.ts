// Both engines give the same trace, log, samples and results: some hundreds of random cases. The nightly has more.
// ORGSIM_RUNS sets how many, ORGSIM_SEED takes the seed that a failure names.

import { describe, it } from 'vitest';
import { createEngine } from '#engine/create-engine';
import { createReferenceEngine } from '#engine/reference-engine';
import {
  assertSameEngines,
  assertTrueThresholds,
  optionsFrom,
  TIMEOUT_MS,
} from './engines/check-engines.js';
import type { CreateEngine } from './engines/run-case.js';

const fast: CreateEngine = (setup) => createEngine('fast', setup);

describe('whatever the org, its traffic and its length', () => {
  it(
    'the fast engine gives what the reference engine gives',
    () => assertSameEngines(createReferenceEngine, fast, optionsFrom(process.env, 180)),
    TIMEOUT_MS,
  );

  it(
    'a threshold sees what the tallies say',
    () => assertTrueThresholds(optionsFrom(process.env, 30)),
    TIMEOUT_MS,
  );
});
