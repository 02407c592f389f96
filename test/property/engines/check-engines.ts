// One case on two engines: they must not differ, and no invariant may break. A failure says where, with all that is needed
// to see it again.

import fc from 'fast-check';
import { orgOf } from '../../engine/simulate.js';
import { compareObserved, compareUnobserved } from './compare-runs.js';
import type { EngineCase } from './engine-case.js';
import { engineCase } from './engine-case.js';
import { findBrokenInvariant } from './invariants.js';
import type { CreateEngine } from './run-case.js';
import { runCase } from './run-case.js';
import { findWrongThreshold } from './threshold-oracle.js';

/** The first difference between the engines on a case, or null. */
function findDifference(
  reference: CreateEngine,
  candidate: CreateEngine,
  given: EngineCase,
): string | null {
  const org = orgOf(given.org.text);
  const expected = runCase(reference, given, org, { isObserved: true });
  const broken = findBrokenInvariant(given, org, expected);
  if (broken !== null) return `the reference engine: ${broken}`;
  const observed = runCase(candidate, given, org, { isObserved: true });
  const difference = compareObserved(expected, observed);
  if (difference !== null) return `observed, the engines differ. ${difference}`;
  const rebroken = findBrokenInvariant(given, org, observed);
  if (rebroken !== null) return `the candidate: ${rebroken}`;
  const unseen = compareUnobserved(expected, runCase(candidate, given, org, { isObserved: false }));
  return unseen === null ? null : `without an observer the engines differ. ${unseen}`;
}

export interface CheckOptions {
  readonly numRuns: number;
  /** A new one each time when left out. */
  readonly seed?: number;
}

/** `ORGSIM_RUNS` and `ORGSIM_SEED` over `numRuns` cases and a seed by chance. */
export function optionsFrom(
  env: Readonly<Record<string, string | undefined>>,
  numRuns: number,
): CheckOptions {
  const { ORGSIM_RUNS: runs, ORGSIM_SEED: seed } = env;
  return {
    numRuns: runs === undefined ? numRuns : Number(runs),
    ...(seed !== undefined && { seed: Number(seed) }),
  };
}

/** Seconds after which a failing case is no longer made smaller. */
const SHRINK_SECONDS = 60;
/** A night is long enough for a hundred thousand cases, and for making one smaller. */
export const TIMEOUT_MS = 4 * 3600 * 1000;

/** Throws with seed, case and difference when the engines differ on a random case. */
export function assertSameEngines(
  reference: CreateEngine,
  candidate: CreateEngine,
  options: CheckOptions,
): void {
  assertNothingFound((given) => findDifference(reference, candidate, given), options);
}

/** Throws when a threshold of the reference engine sees what the tallies do not say. */
export function assertTrueThresholds(options: CheckOptions): void {
  assertNothingFound((given) => findWrongThreshold(given, orgOf(given.org.text)), options);
}

function assertNothingFound(
  find: (given: EngineCase) => string | null,
  options: CheckOptions,
): void {
  let deadlineMs = Infinity;
  const property = fc.property(engineCase, (given) => {
    if (Date.now() > deadlineMs) return;
    const found = find(given);
    if (found === null) return;
    if (deadlineMs === Infinity) deadlineMs = Date.now() + SHRINK_SECONDS * 1000;
    throw new Error(found);
  });
  const details = fc.check(property, options);
  if (!details.failed) return;
  const { seed, counterexample, counterexamplePath, errorInstance, numRuns, numShrinks } = details;
  const [given] = counterexample ?? [];
  throw new Error(
    [
      errorInstance instanceof Error ? (errorInstance.stack ?? '') : String(errorInstance),
      `ORGSIM_SEED=${seed}, path ${counterexamplePath}, case ${numRuns}, made smaller ${numShrinks} times:`,
      given === undefined ? '' : describeCase(given),
    ].join('\n\n'),
  );
}

function describeCase({ org, ...rest }: EngineCase): string {
  const start = new Date(org.startMs).toISOString();
  return `${org.text}\nStart ${start}, and:\n${JSON.stringify(rest, null, 1)}`;
}
