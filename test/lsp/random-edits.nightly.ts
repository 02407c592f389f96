// The same as random-edits.test.ts, for long: ORGSIM_RUNS edits (default 5,000) from ORGSIM_SEED (default 1) on.
import { test } from 'vitest';
import { assertEditsSurvive } from './random-edits.js';

const RUNS = Number(process.env.ORGSIM_RUNS ?? 5000);
const SEED = Number(process.env.ORGSIM_SEED ?? 1);

test('property: random edits and requests', { timeout: RUNS * 2000 }, () =>
  assertEditsSurvive(RUNS, SEED),
);
