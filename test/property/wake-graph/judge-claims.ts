// Many random orgs: what lint's wake graph says of them and what the engine does must never differ.

import fc from 'fast-check';
import { orgOf } from '../../engine/simulate.js';
import type { CheckOptions } from '../engines/check-engines.js';
import { price } from '../engines/engine-case.js';
import { randomOrg } from '../engines/random-org.js';
import type { Traffic } from './chart-traffic.js';
import type { Claims, Evidence, GraphCase } from './check-wake-graph.js';
import { findContradictions, noEvidence } from './check-wake-graph.js';

const traffic: fc.Arbitrary<Traffic> = fc.record({
  seed: fc.nat(100_000),
  oneIn: fc.constantFrom(1, 2, 5),
  settled: fc.constantFrom(0, 0, 3, 8),
  busyOneIn: fc.constantFrom(0, 3, 10),
  outsidePercent: fc.constantFrom(0, 5, 30),
  hasCritical: fc.constantFrom(false, false, true),
});

const shape = fc.constantFrom('mixed', 'mixed', 'calm', 'deaf', 'deaf', 'deaf', 'few' as const);

const graphCase: fc.Arbitrary<GraphCase> = fc
  .tuple(fc.constantFrom(30, 120, 120, 300, 300, 600), shape)
  .chain(([ticks, form]) =>
    fc.record({
      org: randomOrg(ticks, form),
      ticks: fc.constant(ticks),
      traffic,
      isFlow: fc.constantFrom(false, false, true),
      prices: fc.array(price, { minLength: 1, maxLength: 4 }),
    }),
  );

export interface Verdict {
  readonly orgs: number;
  readonly evidence: Evidence;
  /** Of the first org that contradicts a claim, made small: what was found, and all that is needed to see it again. */
  readonly contradictions: readonly string[];
}

/** Runs random cases until one contradicts a claim. */
export function judgeClaims(claims: Claims, options: CheckOptions, isMadeSmall = true): Verdict {
  const evidence = noEvidence();
  const property = fc.property(graphCase, (given) => {
    const found = findContradictions(given, orgOf(given.org.text), claims, evidence);
    if (found.length > 0) throw new Error(found.join('\n'));
  });
  const details = fc.check(property, { ...options, endOnFailure: !isMadeSmall });
  const { failed, numRuns, seed, counterexample, errorInstance } = details;
  if (!failed) return { orgs: numRuns, evidence, contradictions: [] };
  const [given] = counterexample ?? [];
  const what = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  const contradictions = [what, `ORGSIM_SEED=${seed}`];
  if (given !== undefined) contradictions.push(given.org.text, JSON.stringify(given, null, 1));
  return { orgs: numRuns, evidence, contradictions };
}

/** `200 orgs, 0 contradictions: 1,200 agents, 90 of them unwakeable, ...`. */
export function verdictText({ orgs, evidence, contradictions }: Verdict): string {
  const found = contradictions.length === 0 ? '0 contradictions' : 'a contradiction';
  const counts = Object.entries(evidence).map(([what, count]) => `${count} ${what}`);
  return `${orgs} orgs, ${found}: ${counts.join(', ')}`;
}
