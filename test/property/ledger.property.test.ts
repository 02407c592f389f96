// The ledger of paid calls under load and against a model: never above a limit, never an unknown call, whatever happens when.
// The nightly test has more of the same.
import { describe, it } from 'vitest';
import { assertCrowds, assertModel } from './ledger/check-ledger.js';

const TIMEOUT_MS = 60_000;

describe('1,000 callers at a budget for 100', () => {
  it('never pass it: in the ledger, on the disk, after being killed', { timeout: TIMEOUT_MS }, () =>
    assertCrowds({ numRuns: 3 }),
  );
});

describe('any sequence of reservations, settlements and crashes', () => {
  it('ends as in the model', { timeout: TIMEOUT_MS }, () => assertModel({ numRuns: 150 }));
});
