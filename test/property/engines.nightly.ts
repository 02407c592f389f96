// The engines compared on many thousands of random cases, other ones each night: the long form of the property test.
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

describe('whatever the org, its traffic and its length, many times over', () => {
  it(
    'the fast engine gives what the reference engine gives',
    () => assertSameEngines(createReferenceEngine, fast, optionsFrom(process.env, 10_000)),
    TIMEOUT_MS,
  );

  it(
    'a threshold sees what the tallies say',
    () => assertTrueThresholds(optionsFrom(process.env, 1_000)),
    TIMEOUT_MS,
  );
});
