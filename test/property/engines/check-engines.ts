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

/** The first difference between the engines on a case, or null. */
export function findDifference(
  reference: CreateEngine,
  candidate: CreateEngine,
  given: EngineCase,
): string | null {
  const org = orgOf(given.org.text);
  const expected = runCase(reference, given, org, true);
  const broken = findBrokenInvariant(given, org, expected);
  if (broken !== null) return `the reference engine: ${broken}`;
  const observed = runCase(candidate, given, org, true);
  const difference = compareObserved(expected, observed);
  if (difference !== null) return `observed, the engines differ. ${difference}`;
  const rebroken = findBrokenInvariant(given, org, observed);
  if (rebroken !== null) return `the candidate: ${rebroken}`;
  const unseen = compareUnobserved(expected, runCase(candidate, given, org, false));
  return unseen === null ? null : `without an observer the engines differ. ${unseen}`;
}

/** Seconds after which a failing case is no longer made smaller. */
const SHRINK_SECONDS = 60;

/** Throws with seed, case and difference when the engines differ on one of `numRuns` random cases. */
export function assertSameEngines(
  reference: CreateEngine,
  candidate: CreateEngine,
  { numRuns, seed }: { readonly numRuns: number; readonly seed?: number },
): void {
  let deadlineMs = Infinity;
  const property = fc.property(engineCase, (given) => {
    if (Date.now() > deadlineMs) return;
    const difference = findDifference(reference, candidate, given);
    if (difference === null) return;
    if (deadlineMs === Infinity) deadlineMs = Date.now() + SHRINK_SECONDS * 1000;
    throw new Error(difference);
  });
  const details = fc.check(property, { numRuns, ...(seed !== undefined && { seed }) });
  if (!details.failed) return;
  const [given] = details.counterexample ?? [];
  const text = details.errorInstance instanceof Error ? (details.errorInstance.stack ?? '') : '';
  throw new Error(
    `${text}\n\nSeed ${details.seed}, path ${details.counterexamplePath}, after ${details.numRuns} cases and ` +
      `${details.numShrinks} steps to make it smaller.\n\n${given === undefined ? '' : describeCase(given)}`,
  );
}

function describeCase({ org, ...rest }: EngineCase): string {
  const start = new Date(org.startMs).toISOString();
  return `${org.text}\nStart ${start}, and:\n${JSON.stringify(rest, null, 1)}`;
}
