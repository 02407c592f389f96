// One org in closed form and simulated: the two must agree within what chance explains. What differs is simulated again with
// other seeds, more of them each time, and only what differs every time, in the same direction, is a difference.
//
// How often that raises a false alarm: an interval of 99.9 % misses on one side with a chance of 0.0005, four times on the same
// side with 2 x 0.0005^4 = 1.3e-13. With 200 orgs of 3 agents and 4 figures, 2,400 comparisons: 3e-10 a run. Were the misses
// five times as frequent, since counts are not normal: 2e-7.

import fc from 'fast-check';
import { estimateOrg } from '#cost/estimate/estimate-org';
import type { CostEstimate } from '#cost/estimate/types';
import { parseFlatPricing } from '#cost/prices/flat-pricing';
import { COST_DEFAULTS, estimateSetup } from '#main/price-org';
import { simulateCost } from '#main/simulate-cost';
import { SIMULATE_DEFAULTS } from '#main/simulate-options';
import type { SimulatedAgent } from '#main/simulated-cost';
import type { Estimate } from '#metrics/estimate';
import { tQuantile } from '#metrics/student-t';
import type { Org } from '#org/types';
import { orgOf } from '../../engine/simulate.js';
import type { CheckOptions } from '../engines/check-engines.js';
import type { CostedOrg } from './random-costed-org.js';
import { costedOrg } from './random-costed-org.js';
import { cutOffWakes, featuresOf, toleranceOf } from './tolerances.js';

const CONFIDENCE = 0.999;
const STAGES = 4;
const REPLICATIONS = 8;
/** For sums of fractions, and tokens in whole numbers. */
const ROUNDING = 1e-6;

const FIGURES = ['wakes', 'idlePolls', 'tokens', 'cost'] as const;
type Figure = (typeof FIGURES)[number];

interface Difference {
  readonly agent: string;
  readonly figure: Figure;
  readonly estimated: number;
  readonly simulated: Estimate;
  /** Half of the interval, tolerances in it. */
  readonly margin: number;
  readonly features: readonly string[];
}

/** Prices that tell an idle poll from another. */
const pricing = parseFlatPricing('flat:1/1M') ?? COST_DEFAULTS.pricing;

/** What differs every time it is looked at; empty where the two agree. */
async function findDifferences(given: CostedOrg): Promise<readonly Difference[]> {
  const org = orgOf(given.text);
  const estimate = estimateOrg(estimateSetup(org, { ...COST_DEFAULTS, pricing, cache: 'none' }));
  let left: readonly Difference[] | null = null;
  let seed = 1;
  for (let stage = 0; stage < STAGES && left?.length !== 0; stage++) {
    const replications = REPLICATIONS * 2 ** stage;
    const found: readonly Difference[] = await compareOnce(
      org,
      estimate,
      given.ticks,
      seed,
      replications,
    );
    left = left === null ? found : found.filter((one) => left?.some((other) => isSame(one, other)));
    seed += replications;
  }
  return left ?? [];
}

async function compareOnce(
  org: Org,
  estimate: CostEstimate,
  ticks: number,
  seed: number,
  replications: number,
): Promise<Difference[]> {
  const length = { kind: 'ticks', ticks } as const;
  const options = { ...SIMULATE_DEFAULTS, length, seed, replications };
  const { agents } = await simulateCost(org, estimate, options);
  const hours = (ticks * org.tickSeconds) / 3600;
  return org.agents.flatMap((agent, index) => {
    const [simulated, estimated] = [agents[index], estimate.agents[index]];
    if (simulated === undefined || estimated === undefined) return [];
    const share = toleranceOf(agent, org) + ROUNDING;
    const tokensPerCall = estimated.tokens.input.expected + estimated.tokens.output.expected;
    const wakes = cutOffWakes(agent, org);
    const cutOff: Record<Figure, number> = {
      wakes: wakes / hours,
      idlePolls: wakes / hours,
      tokens: (wakes * tokensPerCall) / hours,
      cost: (wakes * (estimated.prices.most ?? 0)) / hours,
    };
    return FIGURES.flatMap((figure): Difference[] => {
      const expected = estimatedOf(estimated, figure);
      const found = simulatedOf(simulated, figure);
      const margin = halfOf(found) + cutOff[figure] + share * expected;
      if (Math.abs((found.mean ?? Number.NaN) - expected) <= margin) return [];
      const features = featuresOf(agent, org);
      return [{ agent: agent.id, figure, estimated: expected, simulated: found, margin, features }];
    });
  });
}

function estimatedOf(agent: CostEstimate['agents'][number], figure: Figure): number {
  switch (figure) {
    case 'wakes':
      return agent.wakes.total.expected;
    case 'idlePolls':
      return agent.wakes.idlePolls;
    case 'tokens':
      return agent.tokensPerHour.expected;
    case 'cost':
      return agent.costPerHour?.expected ?? Number.NaN;
  }
}

function simulatedOf(agent: SimulatedAgent, figure: Figure): Estimate {
  return figure === 'idlePolls' ? agent.byCause.idlePolls : agent[figure];
}

function halfOf({ stdev, runs }: Estimate): number {
  return (tQuantile((1 + CONFIDENCE) / 2, runs - 1) * (stdev ?? 0)) / Math.sqrt(runs);
}

function isSame(one: Difference, other: Difference): boolean {
  const sideOf = ({ simulated, estimated }: Difference): number =>
    Math.sign((simulated.mean ?? 0) - estimated);
  return one.agent === other.agent && one.figure === other.figure && sideOf(one) === sideOf(other);
}

/** A sentence for whoever looks at it. */
function describeDifference(difference: Difference): string {
  const { agent, figure, estimated, simulated, margin, features } = difference;
  const share = ((simulated.mean ?? 0) / estimated - 1) * 100;
  return `${agent}: ${figure} ${estimated} in closed form, ${simulated.mean} simulated (${share.toFixed(2)} %), which may differ by ${margin} [${features.join(', ')}]`;
}

/** Throws with seed, org and differences where the two differ on a random org. */
export async function assertAgreement(options: CheckOptions): Promise<void> {
  const property = fc.asyncProperty(costedOrg, async (given) => {
    const differences = await findDifferences(given);
    if (differences.length === 0) return;
    throw new Error(`${given.text}\n${differences.map(describeDifference).join('\n')}`);
  });
  await fc.assert(property, options);
}
