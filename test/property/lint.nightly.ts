// Lint at night: every mistake of the catalogue in every org, and silence on many sound ones. `ORGSIM_RUNS` sets how many
// are generated, `ORGSIM_SEED` repeats a night.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadOrg } from '#main/load-org';
import { optionsFrom } from './engines/check-engines.js';
import { CATALOGUE } from './lint/catalogue.js';
import { describeScore, goodOrgs, scoreMutations } from './lint/check-mutations.js';
import { soundOrg } from './lint/sound-org.js';

const HOUR_MS = 3_600_000;
const { numRuns, seed = Date.now() % 1_000_000 } = optionsFrom(process.env, 1000);

test(
  `99 % of all mistakes are caught where they are, seed ${seed}`,
  () => {
    const score = scoreMutations(CATALOGUE, goodOrgs(Math.ceil(numRuns / 25), seed), seed);
    console.log(`seed ${seed}: ${describeScore(score)}`);
    expect(score.caught / score.injected).toBeGreaterThanOrEqual(0.99);
  },
  HOUR_MS,
);

test(
  `no error and no warning on ${numRuns} sound orgs, seed ${seed}`,
  () => {
    fc.assert(
      fc.property(soundOrg, (text) => {
        const { findings } = loadOrg({ name: 'ORG.md', text });
        expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
      }),
      { numRuns, seed },
    );
  },
  HOUR_MS,
);
