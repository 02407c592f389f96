// The estimate in closed form and the simulation say the same of random orgs: some hundreds of them, by chance. The nightly has more.
// ORGSIM_RUNS sets how many, ORGSIM_SEED takes the seed that a failure names.

import { it } from 'vitest';
import { optionsFrom, TIMEOUT_MS } from './engines/check-engines.js';
import { assertAgreement } from './estimate/check-agreement.js';

it(
  'whatever the triggers, the closed form lies in the interval of the simulation',
  () => assertAgreement(optionsFrom(process.env, 200)),
  TIMEOUT_MS,
);
