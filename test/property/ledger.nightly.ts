// The ledger under other loads each night: the long form of the property test. ORGSIM_RUNS sets how many, ORGSIM_SEED takes
// the seed that a failure names.
import { describe, it } from 'vitest';
import { optionsFrom, TIMEOUT_MS } from './engines/check-engines.js';
import { assertCrowds, assertModel } from './ledger/check-ledger.js';

describe('many times over', () => {
  it(
    '1,000 callers never pass a budget for 100',
    () => assertCrowds(optionsFrom(process.env, 300)),
    TIMEOUT_MS,
  );

  it(
    'any sequence ends as in the model',
    () => assertModel(optionsFrom(process.env, 20_000)),
    TIMEOUT_MS,
  );
});
