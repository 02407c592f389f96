// Advice on a run, agent by agent and told once for the members of a Count. What is advised is decided in advise-agent.

import { invariant } from '#base/assert';
import type { Advice, AdviceGroup, AdviceKind, Recommendation } from './advice.js';
import type { RunFacts } from './advice-case.js';
import { adviseAgent } from './advise-agent.js';
import { groupAgents, groupKeyOf, nameAgents } from './name-groups.js';
import { wordAdvice } from './word-advice.js';

export interface Recommendations {
  /** Switches first, then tunings, then who may stay as it is; the largest saving first, then in document order. */
  readonly each: readonly Recommendation[];
  /** The same, with the same advice to several agents told once. */
  readonly groups: readonly AdviceGroup[];
}

/** A tuning that saves less than this share of the org's cost is noise. */
export const TUNE_LEAST_SHARE = 0.01;

/** All advice on a run. */
export function adviseRun(run: RunFacts): readonly Advice[] {
  const advice = run.org.agents.flatMap((agent, index) => {
    const [figures, price] = [run.figures[index], run.prices[index]];
    if (figures === undefined || price === undefined) return [];
    const cheaperModel = run.cheaperModels[index] ?? null;
    return adviseAgent({ run, agent, figures, price, cheaperModel });
  });
  const least = run.costPerHour * TUNE_LEAST_SHARE;
  return groupAdvice(advice).flatMap((group) => {
    const isNoise = group[0]?.kind === 'tune' && (estimateOf(group) ?? 0) < least;
    return isNoise ? group.flatMap(({ otherwise }) => otherwise ?? []) : group;
  });
}

/** Puts advice into words. */
export function presentAdvice(advice: readonly Advice[]): Recommendations {
  return {
    each: advice.map(toRecommendation).sort(byWeight),
    groups: groupAdvice(advice).map(toGroup).sort(byWeight),
  };
}

/** The same advice to several agents together: who should change by Count, who may stay as it is all in one. */
export function groupAdvice(advice: readonly Advice[]): readonly (readonly Advice[])[] {
  return groupAgents(advice, ({ agent, kind, from, to, leftOut, tried }) =>
    [kind === 'keep' ? '' : groupKeyOf(agent), kind, from, to, leftOut, tried].join('\n'),
  );
}

type Weighed = Pick<Recommendation, 'kind' | 'savingPerHour' | 'proof'>;

const WEIGHTS: Readonly<Record<AdviceKind, number>> = { switch: 0, tune: 1, keep: 2 };

function byWeight(a: Weighed, b: Weighed): number {
  return WEIGHTS[a.kind] - WEIGHTS[b.kind] || savingOf(b) - savingOf(a);
}

function savingOf({ proof, savingPerHour }: Weighed): number {
  return (proof === null ? savingPerHour : proof.savingPerHour) ?? 0;
}

function toRecommendation(advice: Advice): Recommendation {
  const { agent, kind, from, to, savingPerHour, proof, leftOut } = advice;
  const { expectedRate, measuredRate, flipAtRate } = advice;
  const reason = wordAdvice([advice]);
  const rates = { expectedRate, measuredRate, flipAtRate };
  return { agent: agent.id, kind, from, to, reason, savingPerHour, ...rates, proof, leftOut };
}

function toGroup(members: readonly Advice[]): AdviceGroup {
  const [first] = members;
  invariant(first !== undefined, 'a group has a member');
  const { kind, from, to, proof, leftOut } = first;
  return {
    agents: members.map(({ agent }) => agent.id),
    name: nameAgents(members.map(({ agent }) => agent)),
    kind,
    from,
    to,
    reason: wordAdvice(members),
    savingPerHour: estimateOf(members),
    proof,
    leftOut,
  };
}

/** What following the advice saves an hour by the figures of the run; null when a model has no price. */
export function estimateOf(members: readonly Advice[]): number | null {
  return members.reduce<number | null>(
    (sum, { savingPerHour }) =>
      sum === null || savingPerHour === null ? null : sum + savingPerHour,
    0,
  );
}
