// The estimate against the engine, on random triggers; more of them, and longer, in agrees-with-engine.nightly.ts.
import { describe, test } from 'vitest';
import { assertAgreesWithEngine } from './agreement.js';
import { HOURS } from './random-trigger.js';

describe.each(Object.entries(HOURS))('hours: %s', (_, workingHours) => {
  test.each([
    ['one a tick', 6],
    ['one a tick', 45],
    ['poisson', 20],
  ] as const)('%s, %d an hour', (pattern, perHour) => {
    assertAgreesWithEngine({
      agents: 20,
      days: 6,
      seed: 1,
      perHour,
      pattern,
      workingHours,
      gap: 0.01,
    });
  });
});
