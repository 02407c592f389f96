// The estimate against the engine on many random triggers, long enough for a gap of half a percent to show.
import { describe, test } from 'vitest';
import { assertAgreesWithEngine } from './agreement.js';
import { HOURS } from './random-trigger.js';

const runs = Number(process.env.ORGSIM_RUNS ?? 10);
const firstSeed = Number(process.env.ORGSIM_SEED ?? 1);

describe.each(Object.entries(HOURS))('hours: %s', (_, workingHours) => {
  test.each(Array.from({ length: runs }, (_, run) => firstSeed + run))(
    'seed %d',
    (seed) => {
      for (const pattern of ['one a tick', 'poisson'] as const) {
        for (const perHour of [0, 1, 12, 90])
          assertAgreesWithEngine({
            agents: 30,
            days: 28,
            seed,
            perHour,
            pattern,
            workingHours,
            gap: 0.01,
          });
      }
    },
    600_000,
  );
});
